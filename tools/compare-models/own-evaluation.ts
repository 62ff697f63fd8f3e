import { loadParserFor } from "../../src/cli/load-parser.ts";
import { EvaluationError } from "../../src/evaluator/evaluation-error.ts";
import { Evaluator } from "../../src/evaluator/evaluator.ts";
import { applyAll } from "../../src/evaluator/machine.ts";
import { absolutePath, type SourceTree } from "../../src/evaluator/source-tree.ts";
import { Thunk } from "../../src/evaluator/thunk.ts";
import { type Attribute, int, path, type Value } from "../../src/evaluator/value.ts";
import { NixFile } from "../../src/scopes/nix-file.ts";
import { RepositoryFiles } from "../../src/source/repository-files.ts";
import { SourceFile } from "../../src/source/source-file.ts";
import type { FileTree } from "./file-tree.ts";
import type { Case, Outcome } from "./outcome.ts";
import { shownValue } from "./shown-value.ts";

const parser = loadParserFor(Number.POSITIVE_INFINITY);
const folder = "tree";

/** What our evaluator makes of the cases with a model for `lib`, in their order. */
export function evaluateOurselves(
  model: (evaluator: Evaluator) => Value,
  files: FileTree,
  cases: readonly Case[],
): Outcome[] {
  const sources = sourcesOf(files);
  return cases.map((each) => {
    const evaluator = new Evaluator(sources);
    const root = Thunk.of(path(absolutePath(folder)));
    const evaluate = ({ expression, depth }: Case): Value => {
      const lib = new Thunk(() => model(evaluator));
      const subject = evaluator.evaluateModel("case", `{ lib, root }: ${expression}`);
      const given = new Map<string, Attribute>([
        ["lib", { value: lib, place: null }],
        ["root", { value: root, place: null }],
      ]);
      const value = new Thunk(() =>
        evaluator.apply(subject, Thunk.of({ type: "attrs", attributes: given, open: null, configuration: null }), null),
      );
      const shown = evaluator.evaluateModel("shown", shownValue);
      return applyAll(evaluator, shown, [root, Thunk.of(int(depth)), value], null);
    };
    return outcomeOf(() => evaluate(each));
  });
}

function sourcesOf(files: FileTree): SourceTree {
  const repository = RepositoryFiles.fromMap(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text])),
  );
  const parse = (name: string, text: string) => NixFile.parse(parser, new SourceFile(name, text));
  return {
    files: repository,
    parse,
    nixFile: (path) => {
      const text = repository.text(path);
      return text === undefined ? undefined : parse(path, text);
    },
    touched: () => undefined,
  };
}

function outcomeOf(evaluate: () => Value): Outcome {
  try {
    return { kind: "value", shown: JSON.stringify(plain(evaluate())) };
  } catch (error) {
    if (error instanceof NotKnown) return { kind: "unknown", message: error.message };
    if (error instanceof EvaluationError) {
      return { kind: error.kind === "thrown" ? "thrown" : "failed", message: error.message };
    }
    return { kind: "failed", message: `our evaluator itself: ${String(error)}` };
  }
}

class NotKnown extends Error {}

/** The plain data that `shownValue` gives: sets, lists and strings. */
function plain(value: Value): unknown {
  switch (value.type) {
    case "unknown":
      throw new NotKnown(value.reason);
    case "list":
      if (value.open[0]) throw new NotKnown(value.open[0].reason);
      return value.elements.map((element) => plain(element.force()));
    case "attrs": {
      if (value.open) throw new NotKnown(value.open.reason);
      const names = [...value.attributes.keys()].sort();
      return Object.fromEntries(
        names.map((name) => [name, plain((value.attributes.get(name) as Attribute).value.force())]),
      );
    }
    case "string":
      return value.value;
    case "int":
      return Number(value.value);
    default:
      throw new Error(`a shown value holds no ${value.type}`);
  }
}

/** The names of what is modelled: of a set's attributes `set.name`, also where the set is open. */
export function ownNames(
  model: (evaluator: Evaluator) => Value,
  files: FileTree,
  sets: readonly string[],
): ReadonlySet<string> {
  const evaluator = new Evaluator(sourcesOf(files));
  const library = model(evaluator);
  const names = namesOf(library);
  for (const set of sets) {
    const value = set.split(".").reduce((outer, name) => evaluator.select(outer, name), library);
    names.push(...namesOf(value).map((name) => `${set}.${name}`));
  }
  return new Set(names);
}

function namesOf(value: Value): string[] {
  return value.type === "attrs" ? [...value.attributes.keys()] : [];
}
