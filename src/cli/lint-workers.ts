import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { FileLint } from "../engine/file-lint.ts";
import type { LintBatch, LintJob, LintsUnderway, LintThreads } from "../engine/lint-threads.ts";
import type { CompiledParser } from "../parser/nix-wasm.ts";
import type { LazyParser } from "./load-parser.ts";

/** What a thread is started with. */
export interface WorkerStart {
  readonly job: LintJob;
  readonly parser: CompiledParser;
  /** For each batch 0, or 1 if a thread has begun it: shared by all. */
  readonly claims: Int32Array;
}

/** What a thread is sent: batches in their order, and at last that there are no more. */
export type WorkerTask = { readonly index: number; readonly batch: LintBatch } | "end";

/** What a thread sends: what came of a batch, and at last that it has begun no other. */
export type WorkerReply = { readonly index: number; readonly lints: readonly FileLint[] } | "done";

/** Beyond these, all wait for the one thread that follows the modules. */
const mostThreads = 8;

/**
 * Before another thread has read the program and warmed up, this one has linted so much, and until then the two get in each
 * other's way, in UTF-16 code units: measured on two cores. Who asks for threads gets them sooner.
 */
const leastText = { usual: 1_500_000, asked: 200_000 } as const;

/** A thread needs this much text to earn its start: in UTF-16 code units. */
const textPerThread = 250_000;

/** Beside this file once it is bundled, and before. */
const workerUrl = new URL(import.meta.url.endsWith(".ts") ? "./lint-worker.ts" : "./worker.js", import.meta.url);

/**
 * Threads that lint files beside this one; `null` where this one is to be alone.
 * @param wanted how many threads may work, this one among them; default: one for each core
 */
export function lintThreads(wanted: number | undefined, parser: LazyParser): LintThreads | null {
  const threads = wanted ?? Math.min(mostThreads, availableParallelism());
  if (threads < 2) return null;
  return {
    leastText: wanted === undefined ? leastText.usual : leastText.asked,
    start: (job, batches) => startWorkers(job, batches, parser.compiled, threads - 1),
  };
}

function startWorkers(
  job: LintJob,
  batches: readonly LintBatch[],
  parser: CompiledParser,
  most: number,
): LintsUnderway {
  const claims = new Int32Array(new SharedArrayBuffer(4 * batches.length));
  const length = batches.reduce((sum, batch) => sum + batch.reduce((all, { text }) => all + text.length, 0), 0);
  const count = Math.max(1, Math.min(most, Math.floor(length / textPerThread)));
  const start: WorkerStart = { job, parser, claims };
  const lints = new Map<number, readonly FileLint[]>();
  const workers = Array.from({ length: count }, (_, place) => {
    const worker = new Worker(workerUrl, { workerData: start, name: `lint ${place + 1}` });
    // Each text is copied for one thread alone; where one is slow, the caller takes what it has not begun.
    for (let index = place; index < batches.length; index += count) {
      worker.postMessage({ index, batch: batches[index] ?? [] } satisfies WorkerTask);
    }
    worker.postMessage("end" satisfies WorkerTask);
    return repliesOf(worker, lints);
  });
  let last = batches.length;
  return {
    claim() {
      while (--last >= 0) if (claimBatch(claims, last)) return last;
      return undefined;
    },
    outcomes: Promise.all(workers).then(() => lints),
  };
}

/** Whether nobody else had begun a batch. */
export function claimBatch(claims: Int32Array, index: number): boolean {
  return Atomics.compareExchange(claims, index, 0, 1) === 0;
}

/** Settles when a thread is done, or has died: what it had begun is then missing, and linted by the caller. */
function repliesOf(worker: Worker, into: Map<number, readonly FileLint[]>): Promise<void> {
  return new Promise((resolve) => {
    worker.on("message", (reply: WorkerReply) => {
      if (reply === "done") resolve();
      else into.set(reply.index, reply.lints);
    });
    worker.once("error", () => resolve());
    worker.once("exit", () => resolve());
  });
}
