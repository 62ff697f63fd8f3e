import type { NamedCheck } from "../named-checks.ts";

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

/** Something that holds of the package. */
export type PackageCheck = NamedCheck<Packed>;
