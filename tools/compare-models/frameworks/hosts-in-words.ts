/** The files that each configuration is made of, by output and name; those of a user begin with `name: `. */
export type HostsInWords = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A flake in a folder of its own: its files, and what it gives the framework, in Nix. */
export interface WiredTree {
  readonly files: Readonly<Record<string, string>>;
  readonly arguments: string;
}
