import { homedir } from "node:os";
import { basename, dirname, resolve } from "node:path";
import { printSource } from "../parser/print-source.ts";
import type { SyntaxTree } from "../parser/syntax.ts";
import { printNix } from "../scopes/print-nix.ts";
import { SourceFile } from "../source/source-file.ts";
import type { RawCommand } from "./command-options.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { loadParserFor } from "./load-parser.ts";
import { readFileContent } from "./read-file-content.ts";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage-error.ts";

/** `flakelint parse FILE`: the tree as Nix source; with `--nix` as `nix-instantiate --parse` prints it. */
export function runParse(command: RawCommand, shell: Shell): ExitCode {
  const [file = ""] = command.positionals;
  const path = resolve(shell.workingDirectory, file);
  const directory = dirname(path);
  const content = readFileContent(directory, basename(path));
  if (content.kind === "unreadable") throw new UsageError(`'${file}' ${content.detail}`);

  const tree = loadParserFor(1).parse(new SourceFile(file, content.text));
  if (tree.root === null || tree.problems.length > 0) {
    sayProblems(tree, shell);
    return exitCode.findings;
  }
  const printed = command.options.has("nix")
    ? printNix(tree.root, { directory, home: shell.environment.HOME ?? homedir() })
    : printSource(tree.root);
  shell.print(`${printed}\n`);
  return exitCode.clean;
}

function sayProblems({ source, problems }: SyntaxTree, shell: Shell): void {
  for (const { message, span } of problems) {
    const { line, column } = source.positionAt(span.start);
    shell.say("error", `${source.path}:${line}:${column}: ${message}`);
  }
}
