import type { Command } from "./measure-command.ts";
import { type Modes, usualMode } from "./modes.ts";
import { type Build, findOnPath, peers, type Subject } from "./programs.ts";
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
  /** Whether it needs what an earlier run has left. */
  readonly isWarm?: boolean;
  /** Done before each run, and not measured; what it gives undoes it. */
  readonly prepare?: (subject: Subject) => () => void;
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
  /** For what programs keep from run to run, those of each row apart. */
  readonly caches: string;
  /** A generated tree, written when it is first asked for. */
  tree(name: string, make: () => Tree): Subject;
  /** A real one; `null` where it was not given. */
  realTree(name: string): Subject | null;
  bytesOf(folder: string, files: readonly string[]): number;
  /** A copy of the Nix files below the folders of a tree: without what makes it a flake. */
  withoutTop(subject: Subject): Subject;
}

/** Node with nothing to do, which nothing of ours can beat. */
export function nodeRow({ emptyScript }: Workshop, subject: Subject): Row {
  const commands = [{ file: process.execPath, args: [emptyScript] }];
  return { program: "empty Node", label: "", subject, commands, role: "node" };
}

/** What of our program is run. */
export interface Errand {
  readonly label: string;
  readonly args: (build: Build) => readonly string[];
  /** Default: as nobody says how. */
  readonly modes?: Modes;
  readonly count?: number;
}

/** Each build in each of its modes. */
export function flakelintRows({ builds }: Workshop, subject: Subject, errand: Errand): readonly Row[] {
  const { label, args, modes = usualMode, count } = errand;
  return builds.flatMap((build) =>
    modes(build).map(({ name, flags, isWarm = false, prepare }): Row => {
      return {
        program: build.name,
        label: name === "" ? label : `${label}, ${name}`,
        subject,
        commands: [{ file: process.execPath, args: [build.path, ...args(build), ...flags], highest: 1 }],
        role: "flakelint",
        isWarm,
        ...(count === undefined ? {} : { count }),
        ...(prepare === undefined ? {} : { prepare }),
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
