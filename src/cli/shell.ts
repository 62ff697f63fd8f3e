import { withoutCommands } from "../reporters/excerpt/runner-commands.ts";
import { printable } from "./printable.ts";
import { readsCommands } from "./runner.ts";
import { makeStyle } from "./style.ts";
import { useColor } from "./use-color.ts";
import { descriptorWriter, isTerminal } from "./write-descriptor.ts";

/** What a command knows of the place it was started in, and where its words go. */
export interface Shell {
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Whether standard error is a terminal. */
  readonly complainsToTerminal: boolean;
  /** Columns of the terminal; where there is none, what COLUMNS says, or 100. */
  readonly columns: number;
  /** Results, to standard output. On a runner that reads commands out of it, no line is one. */
  print(text: string): void;
  /** The same as it is, for who reads every byte: commands to the runner, a patch, the text of a file. */
  printExactly(text: string): void;
  /** What the system said when standard output could not take all; `undefined` where it could. */
  printFailure(): NodeJS.ErrnoException | undefined;
  /** A text to standard error; no command either. */
  complain(text: string): void;
  /** A line to standard error: what is wrong, what to do about it, or what to know. */
  say(kind: "error" | "hint" | "note", message: string): void;
}

/** The process's own place and streams. */
export function processShell(): Shell {
  const output = descriptorWriter(1);
  const errors = descriptorWriter(2);
  const harmless = readsCommands(process.env) ? withoutCommands : (text: string) => text;
  const complain = (text: string) => errors.write(harmless(text));
  const onTerminal = isTerminal(1);
  const complainsToTerminal = isTerminal(2);
  const style = makeStyle(useColor("auto", process.env, complainsToTerminal));
  const labels = { error: style.red("error:"), hint: style.blue("hint:"), note: style.blue("note:") };
  return {
    workingDirectory: process.cwd(),
    environment: process.env,
    isTerminal: onTerminal,
    complainsToTerminal,
    columns: (onTerminal && process.stdout.columns) || columnsSaid(process.env) || 100,
    print: (text) => output.write(harmless(text)),
    printExactly: output.write,
    printFailure: output.failure,
    complain,
    say: (kind, message) => complain(`${labels[kind]} ${printable(message)}\n`),
  };
}

/** Columns as the environment says them: also how a thread learns of those of the terminal. */
function columnsSaid({ COLUMNS = "" }: Shell["environment"]): number {
  return /^[1-9]\d{0,3}$/.test(COLUMNS) ? Number(COLUMNS) : 0;
}

/** A mistake of the user's: with its place where it is in a file. */
export interface Mistake {
  readonly message: string;
  readonly hint?: string | null | undefined;
  readonly place?: { readonly file: string; readonly line: number; readonly column: number } | null;
}

/** Says a mistake in one line, and what to do about it. */
export function sayMistake(shell: Shell, { message, hint, place }: Mistake): void {
  const where = place ? `${place.file}:${place.line}:${place.column}: ` : "";
  shell.say("error", where + message.replaceAll("\n", " "));
  if (hint) shell.say("hint", hint);
}
