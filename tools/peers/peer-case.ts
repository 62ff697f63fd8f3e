import type { Span } from "../../src/source/span.ts";

/** Something a peer finds in a case. */
export interface ExpectedFinding {
  /** The check's name, as the peer writes it. */
  readonly check: string;
  /** Any of these stretches is the place; none: anywhere in the case. */
  readonly places: readonly Span[];
  /** What is found: a variable, where the peer says so. */
  readonly name?: string;
}

/** A test of a peer, about what it finds in some Nix. */
export interface PeerCase {
  /** "collapsible_let_in/3": of the peer's own test, and its place there. */
  readonly key: string;
  /** The check that the case is listed under. */
  readonly check: string;
  readonly files: Readonly<Record<string, string>>;
  /** The one of the files that the findings are in. */
  readonly file: string;
  readonly expected: readonly ExpectedFinding[];
  /** Checks that must not find more than what is expected. */
  readonly judged: readonly string[];
  /** What the peer makes of the file, where the case tells. */
  readonly fixed?: string;
}

export interface PeerCases {
  readonly cases: readonly PeerCase[];
  /** Tests that say nothing of findings, or are of less than a file, and how many there are. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/** Another tool, whose tests are read. */
export interface Peer {
  readonly name: string;
  /** "owner/name" on GitHub. */
  readonly repository: string;
  readonly commit: string;
  /** Reads the tests out of a checkout. */
  readonly readCases: (folder: string) => PeerCases;
}

/** A case of a single file outside of any flake. */
export function loneFile(text: string): Pick<PeerCase, "files" | "file"> {
  return { files: { "case.nix": text }, file: "case.nix" };
}
