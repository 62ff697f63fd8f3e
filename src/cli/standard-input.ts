import { readFileSync } from "node:fs";

/** Standard input, once: a second reading would find it empty. */
let content: Buffer | undefined;

/** All of standard input. */
export function readStandardInput(): Buffer {
  content ??= readFileSync(0);
  return content;
}

/** Whether nothing is left for another thread to read. */
export function standardInputWasRead(): boolean {
  return content !== undefined;
}
