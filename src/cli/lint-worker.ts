/** A thread that lints files: started by `lint-workers.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { BatchLinter } from "../engine/batch-linter.ts";
import { parserOf } from "../parser/wasm-parser.ts";
import { claimBatch, type WorkerReply, type WorkerStart, type WorkerTask } from "./lint-workers.ts";

const { job, parser, claims } = workerData as WorkerStart;
const linter = new BatchLinter(job, parserOf(parser));

parentPort?.on("message", (task: WorkerTask) => {
  if (task === "end") {
    parentPort?.postMessage("done" satisfies WorkerReply);
    parentPort?.close();
  } else if (claimBatch(claims, task.index)) {
    const { index, batch } = task;
    parentPort?.postMessage({ index, lints: linter.lint(batch) } satisfies WorkerReply);
  }
});
