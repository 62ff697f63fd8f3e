import { inAscii } from "../reporters/text/ascii.ts";
import { nearestName } from "../source/nearest-name.ts";
import { type CommandName, commands, type RawCommand } from "./command-options.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { renderCommandHelp, renderOverview } from "./render-help.ts";
import type { Shell } from "./shell.ts";
import { terminalLook } from "./terminal-look.ts";
import { UsageError } from "./usage-error.ts";

/** `flakelint help [COMMAND]`, which `--help` anywhere means, too. */
export function runHelp({ positionals }: Pick<RawCommand, "positionals">, shell: Shell): ExitCode {
  const [name] = positionals;
  const look = terminalLook("auto", shell);
  const page = { style: look.style, width: shell.columns };
  const text = name === undefined ? renderOverview(page) : renderCommandHelp(commandNamed(name), page);
  shell.print(look.ascii ? inAscii(text) : text);
  return exitCode.clean;
}

function commandNamed(name: string): CommandName {
  if (Object.hasOwn(commands, name)) return name as CommandName;
  const similar = nearestName(name, Object.keys(commands));
  throw new UsageError(
    `no such command: '${name}'`,
    similar === undefined ? "flakelint help lists them" : `did you mean '${similar}'?`,
  );
}

/** The command that help is wanted on: `undefined` for no help, `null` for help on all of them. */
export function helpTopic(argv: readonly string[]): string | null | undefined {
  const dashes = argv.indexOf("--");
  const flags = dashes < 0 ? argv : argv.slice(0, dashes);
  if (!flags.some((argument) => argument === "--help" || argument === "-h")) return undefined;
  const [first = ""] = argv;
  return Object.hasOwn(commands, first) ? first : null;
}
