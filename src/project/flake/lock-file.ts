import type { Span } from "../../source/span.ts";

/** What identifies a repository whatever the revision: `github:nixos/nixpkgs`, lower case; `null` where unknown. */
export type RepositoryIdentity = string | null;

/** `original` or `locked` of a node: the flake reference as attributes. */
export type FlakeReference = Readonly<Record<string, string | number | boolean>>;

/** A node of the lock graph: one locked input. */
export interface LockNode {
  /** Its key in the file, such as `nixpkgs_2`. */
  readonly key: string;
  readonly isFlake: boolean;
  readonly original: FlakeReference | null;
  readonly locked: FlakeReference | null;
  /** Input name → where it leads: a node, or `null` for `follows = ""` or a broken reference. Follows paths are resolved. */
  readonly inputs: ReadonlyMap<string, LockInput>;
  readonly identity: RepositoryIdentity;
}

export interface LockInput {
  readonly name: string;
  /** The follows path as written, from the root; `null` for an input of its own. */
  readonly follows: readonly string[] | null;
  readonly node: LockNode | null;
}

/** flake.lock, with follows paths resolved from the root as Nix does. */
export interface LockFile {
  readonly path: string;
  readonly version: number;
  readonly root: LockNode;
  /** All nodes but the root, by key. */
  readonly nodes: ReadonlyMap<string, LockNode>;
  /** Where a node, or an input of a node, stands in the file. */
  spanOf(key: string, input?: string): Span;
}

/** Why a flake.lock cannot be used, and where. */
export interface LockProblem {
  /** A fragment: "flake.lock has no root node". */
  readonly message: string;
  readonly span: Span;
  /** Whether it is no JSON, or cannot be read at all; otherwise it is JSON of another form. */
  readonly isSyntax: boolean;
}
