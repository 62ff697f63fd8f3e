import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Build, Subject } from "./programs.ts";

/** A way in which our program can be run on a tree. */
export interface Mode {
  readonly name: string;
  readonly flags: readonly string[];
  /** Whether it needs what an earlier run has left, so that one comes first that does not count. */
  readonly isWarm?: boolean;
  /** Done before each run, and not measured; what it gives undoes it. */
  readonly prepare?: (subject: Subject) => () => void;
}

/** As it is run where nobody says how: of a single file nothing is kept, and one thread does it. */
const usual: Mode = { name: "", flags: [] };
const coldOnTwo: Mode = { name: "cold, 2 threads", flags: ["--no-cache", "--threads", "2"] };
const coldOnOne: Mode = { name: "cold, 1 thread", flags: ["--no-cache", "--threads", "1"] };
const warm: Mode = { name: "warm", flags: [], isWarm: true };
const changed: Mode = { name: "warm, a file changed", flags: [], isWarm: true, prepare: changeFile };

/** Ways to run a build: one that knows of neither threads nor caches has but one. */
export type Modes = (build: Build) => readonly Mode[];

export const usualMode: Modes = () => [usual];
export const coldModes: Modes = ({ keepsFindings }) => (keepsFindings ? [coldOnTwo] : [usual]);
export const allModes: Modes = ({ keepsFindings }) => (keepsFindings ? [coldOnTwo, coldOnOne, warm, changed] : [usual]);

let changes = 0;

/** Adds a comment to a file in the middle of the tree, another one each time. */
function changeFile({ folder, files }: Subject): () => void {
  const path = join(folder, files[files.length >> 1] ?? "");
  const original = readFileSync(path, "utf8");
  writeFileSync(path, `${original}# ${++changes}\n`);
  return () => writeFileSync(path, original);
}
