import type { Config } from "../config/config.ts";
import type { FileLint, RoleSource } from "./file-lint.ts";

/** What a thread needs to know to lint files: plain data. */
export interface LintJob {
  readonly config: Config;
  readonly roles: RoleSource;
  /** Whether to tell what files say of each other. */
  readonly wantsLinks: boolean;
}

/** Files that one thread lints in one go. */
export type LintBatch = readonly LintText[];

export interface LintText {
  readonly path: string;
  readonly text: string;
}

/** Other threads that lint files. */
export interface LintThreads {
  /** Less text than this is linted sooner by one thread: in UTF-16 code units. */
  readonly leastText: number;
  /** Begins on batches, the first ones first. */
  start(job: LintJob, batches: readonly LintBatch[]): LintsUnderway;
}

/** Batches that several threads work on. */
export interface LintsUnderway {
  /** Takes the last batch that nobody has begun, for the caller to lint; `undefined` if none is left. */
  claim(): number | undefined;
  /** What came of the batches that others have begun, in the order of their files; those of a thread that died are missing. */
  readonly outcomes: Promise<ReadonlyMap<number, readonly FileLint[]>>;
}

/** So much text is linted in some 20 ms: long enough to be worth a message, short enough for threads to end together. */
const batchLength = 64_000;

/** Divides files by the length of their texts: their number says nothing of the work. */
export function divideIntoBatches(texts: readonly LintText[]): LintBatch[] {
  const batches: LintText[][] = [];
  let room = 0;
  for (const text of texts) {
    if (room <= 0) {
      batches.push([]);
      room = batchLength;
    }
    batches.at(-1)?.push(text);
    room -= text.text.length;
  }
  return batches;
}
