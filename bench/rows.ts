import type { Command } from "./measure-command.ts";
import { type Build, findOnPath, modes, peers, type Subject } from "./programs.ts";
import type { Measurement } from "./statistics.ts";
import type { Tree } from "./tree.ts";

/** One program on one subject. */
export interface Row {
  readonly program: string;
  /** With what it is run. */
  readonly label: string;
  readonly subject: Subject;
  /** How many there are of what the case scales by. */
  readonly count?: number;
  /** `null` if it cannot be run here, for the reason in `label`. */
  readonly commands: readonly Command[] | null;
  readonly role: "node" | "flakelint" | "peer";
}

/** A row with what it took; `null` where it was not run, or failed. */
export interface Measured {
  readonly row: Row;
  readonly result: Measurement | null;
  readonly failure?: string;
}

/** Where cases find what they measure. */
export interface Workshop {
  /** This build, and another one if it is to be compared. */
  readonly builds: readonly Build[];
  readonly emptyScript: string;
  readonly peerSettings: string;
  /** A generated tree, written when it is first asked for. */
  tree(name: string, make: () => Tree): Subject;
  /** A real one; `null` where it was not given. */
  realTree(name: string): Subject | null;
  bytesOf(folder: string, files: readonly string[]): number;
}

/** Node with nothing to do, which nothing of ours can beat. */
export function nodeRow({ emptyScript }: Workshop, subject: Subject): Row {
  const commands = [{ file: process.execPath, args: [emptyScript] }];
  return { program: "empty Node", label: "", subject, commands, role: "node" };
}

/** Each build in each of its modes. */
export function flakelintRows(
  { builds }: Workshop,
  subject: Subject,
  label: string,
  args: (build: Build) => readonly string[],
  count?: number,
): readonly Row[] {
  return builds.flatMap((build) =>
    modes.map(({ name, flags }): Row => {
      const commands = [{ file: process.execPath, args: [build.path, ...args(build), ...flags] }];
      const told = modes.length > 1 ? `${label}, ${name}` : label;
      return {
        program: build.name,
        label: told,
        subject,
        commands,
        role: "flakelint",
        ...(count === undefined ? {} : { count }),
      };
    }),
  );
}

/** The peers that are on PATH, and the names of those that are not. */
export function peerRows({ peerSettings }: Workshop, subject: Subject, label = ""): readonly Row[] {
  return peers.map((peer): Row => {
    const path = findOnPath(peer.program);
    const isTooMuch = subject.files.length > (peer.mostFiles ?? Number.POSITIVE_INFINITY);
    const row = { program: peer.name, subject, role: "peer" } as const;
    if (path === null) return { ...row, label: "not on PATH", commands: null };
    if (isTooMuch) return { ...row, label: "a process a file: left out", commands: null };
    return { ...row, label, commands: peer.commands(path, subject, peerSettings) };
  });
}
