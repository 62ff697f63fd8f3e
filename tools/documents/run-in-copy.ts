/** Runs commands of flakelint as a user would, in a copy of a folder, and tells what they print. */
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandName, RawCommand } from "../../src/cli/command-options.ts";
import { helpTopic } from "../../src/cli/help-command.ts";
import { readArguments } from "../../src/cli/read-arguments.ts";
import { type Shell, sayMistake } from "../../src/cli/shell.ts";

const columns = 100;

type RunCommand = (command: RawCommand, shell: Shell) => unknown;

const runners: Readonly<Partial<Record<CommandName, () => Promise<RunCommand>>>> = {
  check: async () => (await import("../../src/cli/check-command.ts")).runCheck,
  hosts: async () => (await import("../../src/cli/hosts-command.ts")).runHosts,
  graph: async () => (await import("../../src/cli/graph-command.ts")).runGraph,
  init: async () => (await import("../../src/cli/init-command.ts")).runInit,
  rules: async () => (await import("../../src/cli/rules-command.ts")).runRules,
  help: async () => (await import("../../src/cli/help-command.ts")).runHelp,
  explain: async () => (await import("../../src/cli/explain-command.ts")).runExplain,
};

/**
 * What a command line that begins with `flakelint` prints, both streams in their order, in a fresh copy of a folder
 * outside of any repository. How long it took is left out: that differs from run to run.
 */
export async function runInCopy(commandLine: string, folder: string, color = false): Promise<string> {
  const place = realpathSync(mkdtempSync(join(tmpdir(), "flakelint-shown-")));
  try {
    cpSync(folder, place, { recursive: true });
    return withoutDuration(await run(commandLine.split(" ").slice(1), place, color));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function run(argv: readonly string[], workingDirectory: string, color: boolean): Promise<string> {
  let printed = "";
  const print = (text: string) => {
    printed += text;
  };
  const environment = color ? { FORCE_COLOR: "1" } : {};
  const say: Shell["say"] = (kind, message) => print(`${kind}: ${message}\n`);
  const said = { print, printExactly: print, printFailure: () => undefined, complain: print, say };
  const streams = { isTerminal: false, complainsToTerminal: false, columns, ...said };
  const shell: Shell = { workingDirectory, environment, ...streams };
  try {
    const topic = helpTopic(argv);
    const help = { name: "help", positionals: topic ? [topic] : [], options: new Map() } as const;
    const command = topic === undefined ? readArguments(argv) : help;
    const runner = await runners[command.name]?.();
    if (!runner) throw new Error(`no document shows 'flakelint ${command.name}'`);
    await runner(command, shell);
  } catch (thrown) {
    if (!(thrown instanceof Error && "hint" in thrown)) throw thrown;
    sayMistake(shell, thrown as Parameters<typeof sayMistake>[1]);
  }
  return printed;
}

function withoutDuration(printed: string): string {
  return printed.replace(/, (?:\d+ ms|\d+\.\d s)(?=:)/g, "");
}
