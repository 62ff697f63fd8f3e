import { loadParserFor } from "../../src/cli/load-parser.ts";
import { EvaluationError } from "../../src/evaluator/evaluation-error.ts";
import { Evaluator } from "../../src/evaluator/evaluator.ts";
import { applyAll } from "../../src/evaluator/machine.ts";
import { absolutePath, type SourceTree } from "../../src/evaluator/source-tree.ts";
import { Thunk } from "../../src/evaluator/thunk.ts";
import { type Attribute, attrs, int, nullValue, path, type Value } from "../../src/evaluator/value.ts";
import { NixFile } from "../../src/scopes/nix-file.ts";
import { RepositoryFiles } from "../../src/source/repository-files.ts";
import { SourceFile } from "../../src/source/source-file.ts";
import type { FileTree } from "./file-tree.ts";
import type { Case, Outcome } from "./outcome.ts";
import { shownValue } from "./shown-value.ts";

const parser = loadParserFor(Number.POSITIVE_INFINITY);
const folder = "tree";
/** One evaluator has fuel for many, and what it has read stays read. */
const casesOfOneEvaluator = 25;

/** What our evaluator makes of the cases with a model for `lib`, in their order. */
export function evaluateOurselves(
  model: (evaluator: Evaluator) => Value,
  files: FileTree,
  cases: readonly Case[],
): Outcome[] {
  const sources = sourcesOf(files);
  let side = new OwnSide(model, sources);
  return cases.map((each, index) => {
    if (index % casesOfOneEvaluator === 0) side = new OwnSide(model, sources);
    return side.outcome(each);
  });
}

class OwnSide {
  readonly #evaluator: Evaluator;
  readonly #shown: Value;
  readonly #root = Thunk.of(path(absolutePath(folder)));
  readonly #given: Thunk;

  constructor(model: (evaluator: Evaluator) => Value, sources: SourceTree) {
    const evaluator = new Evaluator(sources);
    this.#evaluator = evaluator;
    this.#shown = evaluator.evaluateModel("shown", shownValue);
    this.#given = Thunk.of(
      attrs(
        new Map([
          ["lib", { value: new Thunk(() => model(evaluator)), place: null }],
          ["root", { value: this.#root, place: null }],
        ]),
      ),
    );
  }

  outcome({ expression, depth }: Case): Outcome {
    const evaluator = this.#evaluator;
    let outcome: Outcome | undefined;
    // Every case has fuel of its own.
    evaluator.attempt(() => {
      outcome = outcomeOf(() => {
        const subject = evaluator.evaluateModel("case", `{ lib, root }: ${expression}`);
        const value = new Thunk(() => evaluator.apply(subject, this.#given, null));
        return applyAll(evaluator, this.#shown, [this.#root, Thunk.of(int(depth)), value], null);
      });
      return nullValue;
    });
    return outcome ?? { kind: "failed", message: "our evaluator gave nothing" };
  }
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
