import { suggest } from "./check-settings.ts";
import type { RawCommand } from "./command-options.ts";
import { bashCompletion } from "./completion/bash.ts";
import { completedCommands } from "./completion/completion-words.ts";
import { fishCompletion } from "./completion/fish.ts";
import { zshCompletion } from "./completion/zsh.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { shells } from "./option-choices.ts";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage-error.ts";

/** `flakelint completion SHELL`: a script that needs nothing but the shell, but for the names of hosts. */
export function runCompletion({ positionals }: RawCommand, shell: Shell): ExitCode {
  const [name = ""] = positionals;
  const known = shells.find((candidate) => candidate === name);
  if (known === undefined) throw new UsageError(`no completion for '${name}'`, suggest(name, shells));
  shell.print(completionScript(known));
  return exitCode.clean;
}

/** The script for a shell; ends with a line feed. */
export function completionScript(shell: (typeof shells)[number]): string {
  const words = completedCommands();
  if (shell === "bash") return bashCompletion(words);
  return shell === "zsh" ? zshCompletion(words) : fishCompletion(words);
}
