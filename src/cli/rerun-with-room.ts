import { join } from "node:path";
import { stackWasExceeded } from "../evaluator/stack-room.ts";
import type { ExitCode } from "./exit-code.ts";
import { standardInputWasRead } from "./standard-input.ts";

/** Nix evaluates 10,000 nested calls; with this stack some 20,000 of ours fit. */
const stackMegabytes = 32;

/** The program: beside this file once it is bundled, and before. */
const program = join(import.meta.dirname, import.meta.filename.endsWith(".ts") ? "main.ts" : "cli.js");

/** What came to nothing once would do so again. */
let hasRun = false;

/**
 * Where the stack was too small for what the command has evaluated, runs the whole command again in a thread with a
 * larger one, which prints and writes in place of the caller. `null` where that was not needed, or came to nothing: then
 * the caller's own result stands. To be asked when all is evaluated and nothing printed. Standard input
 * cannot be read twice: its one file is not worth more.
 */
export async function rerunWithRoom(): Promise<ExitCode | null> {
  if (hasRun || !stackWasExceeded() || standardInputWasRead() || (await isRerun())) return null;
  hasRun = true;
  const { Worker } = await import("node:worker_threads");
  return new Promise((resolve) => {
    const resourceLimits = { stackSizeMb: stackMegabytes };
    // A thread has streams of its own, which do not know how wide the terminal is.
    const { columns } = process.stdout;
    const env = columns ? { ...process.env, COLUMNS: String(columns) } : process.env;
    const worker = new Worker(program, { argv: process.argv.slice(2), resourceLimits, env });
    worker.once("error", () => resolve(null));
    worker.once("exit", (code) => resolve(code as ExitCode));
  });
}

/** Whether this is the thread with the larger stack. */
export async function isRerun(): Promise<boolean> {
  return !(await import("node:worker_threads")).isMainThread;
}
