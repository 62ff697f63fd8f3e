import { crashMessage } from "../engine/crash-message.ts";
import { tool } from "../engine/tool.ts";
import type { RawCommand } from "./command-options.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { readPlainArguments } from "./read-plain-arguments.ts";
import { isRerun, rerunWithRoom } from "./rerun-with-room.ts";
import { type Mistake, processShell, type Shell, sayMistake } from "./shell.ts";

/** Runs the command an argument vector asks for; each is loaded when it is asked for. */
async function run(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  if (argv.length === 1 && ["--version", "-V"].includes(argv[0] as string)) {
    shell.print(`${tool.version}\n`);
    return exitCode.clean;
  }
  const plain = readPlainArguments(argv);
  if (plain) return runCommand(plain, shell);
  const { helpTopic, runHelp } = await import("./help-command.ts");
  const topic = helpTopic(argv);
  if (topic !== undefined) return runHelp({ positionals: topic === null ? [] : [topic] }, shell);
  const { readArguments } = await import("./read-arguments.ts");
  return runCommand(readArguments(argv), shell);
}

async function runCommand(command: RawCommand, shell: Shell): Promise<ExitCode> {
  switch (command.name) {
    case "check":
      return (await import("./check-command.ts")).runCheck(command, shell);
    case "hosts":
      return (await import("./hosts-command.ts")).runHosts(command, shell);
    case "graph":
      return (await import("./graph-command.ts")).runGraph(command, shell);
    case "init":
      return (await import("./init-command.ts")).runInit(command, shell);
    case "rules":
      return (await import("./rules-command.ts")).runRules(command, shell);
    case "explain":
      return (await import("./explain-command.ts")).runExplain(command, shell);
    case "completion":
      return (await import("./completion-command.ts")).runCompletion(command, shell);
    case "help":
      return (await import("./help-command.ts")).runHelp(command, shell);
    case "parse":
      return (await import("./parse-command.ts")).runParse(command, shell);
  }
}

/**
 * Mistakes carry a hint; everything else that is thrown is ours. A stack quotes our code, never an analysed file. What a
 * second run throws is not told: the result of the first stands.
 */
async function describeThrown(thrown: unknown, shell: Shell): Promise<ExitCode> {
  if (await isRerun()) throw thrown;
  const rerun = await rerunWithRoom();
  if (rerun !== null) return rerun;
  if (thrown instanceof Error && "hint" in thrown) {
    sayMistake(shell, thrown as Mistake);
    return exitCode.usage;
  }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  shell.say("error", `${crashMessage(error)}: this is a bug in flakelint ${tool.version}`);
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  shell.complain(`${frames.join("\n")}\n`);
  return exitCode.bug;
}

/** A result that did not get out is none, whatever it was. */
async function withOutputChecked(verdict: ExitCode, shell: Shell): Promise<ExitCode> {
  const failure = shell.printFailure();
  if (failure === undefined) return verdict;
  const { explainWriteFailure } = await import("./write-file.ts");
  shell.say("error", `cannot write to standard output: ${explainWriteFailure(failure)}`);
  return verdict === exitCode.bug ? verdict : exitCode.usage;
}

const shell = processShell();
// What never ends has not ended well.
process.exitCode = exitCode.bug;
run(process.argv.slice(2), shell)
  .catch((thrown) => describeThrown(thrown, shell))
  .then((verdict) => withOutputChecked(verdict, shell))
  .then((verdict) => {
    process.exitCode = verdict;
  });
