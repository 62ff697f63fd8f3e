/** What `npm pack` made. */
export interface Packed {
  /** Where installations may be made. */
  readonly folder: string;
  readonly tarball: string;
  /** Paths inside the package. */
  readonly files: readonly string[];
  /** Bytes. */
  readonly packedSize: number;
  readonly unpackedSize: number;
  readonly manifest: Readonly<Record<string, unknown>> & { readonly version: string };
}

/** Something that holds of the package; throws an `Error` if it does not, `NotRun` if that cannot be found out here. */
export interface PackageCheck {
  readonly name: string;
  /** Gives what was seen, for people, if that is worth a word. */
  readonly run: (packed: Packed) => string | undefined;
}

/** A check needs what cannot be had here. */
export class NotRun extends Error {}
