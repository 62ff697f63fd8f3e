import { Evaluator } from "#src/evaluator/evaluator.ts";
import type { SourceTree } from "#src/evaluator/source-tree.ts";
import { NixFile } from "#src/scopes/nix-file.ts";
import { RepositoryFiles } from "#src/source/repository-files.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "./parser.ts";
import { printValue } from "./print-value.ts";

/** An evaluator over files held in memory. */
export function evaluatorFor(files: Readonly<Record<string, string>>): Evaluator {
  const repository = RepositoryFiles.fromMap(files);
  const parsed = new Map<string, NixFile>();
  const sources: SourceTree = {
    files: repository,
    parse: (name, text) => NixFile.parse(parser, new SourceFile(name, text)),
    nixFile: (path) => {
      const text = repository.text(path);
      if (text === undefined) return undefined;
      const file = parsed.get(path) ?? NixFile.parse(parser, new SourceFile(path, text));
      parsed.set(path, file);
      return file;
    },
    touched: () => undefined,
  };
  return new Evaluator(sources);
}

/** The printed value of an expression that stands in `main.nix` beside other files. */
export function evaluate(expression: string, files: Readonly<Record<string, string>> = {}): string {
  const evaluator = evaluatorFor({ ...files, "main.nix": expression });
  return printValue(
    evaluator,
    evaluator.attempt(() => evaluator.importFile("main.nix")),
  );
}
