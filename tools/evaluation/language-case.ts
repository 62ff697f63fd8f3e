import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SearchPath } from "../../src/evaluator/builtins/search-path.ts";
import { writeXml } from "../../src/evaluator/builtins/xml-writer.ts";
import { EvaluationError } from "../../src/evaluator/evaluation-error.ts";
import { Evaluator } from "../../src/evaluator/evaluator.ts";
import { absolutePath, sourceRoot } from "../../src/evaluator/source-tree.ts";
import { Thunk } from "../../src/evaluator/thunk.ts";
import { type Attribute, attrs, string, type Value } from "../../src/evaluator/value.ts";
import { printValue, UnknownValueError } from "./print-value.ts";
import { sourceFolder } from "./source-folder.ts";

export type CaseResult = { readonly passed: true } | { readonly passed: false; readonly reason: string };

export interface CaseInput {
  /** The folder above the one with the cases, which expected output calls /pwd. */
  readonly root: string;
  readonly folder: string;
  readonly name: string;
  readonly flags: string;
}

type Outcome =
  | { readonly kind: "printed"; readonly text: string }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** One case of Nix's language tests. */
export class LanguageCase {
  readonly #input: CaseInput;
  readonly #words: readonly string[];

  constructor(input: CaseInput) {
    this.#input = input;
    this.#words = input.flags.split(/\s+/).filter((word) => word !== "");
  }

  expectOutput(): CaseResult {
    const asXml = existsSync(this.#path(".exp.xml"));
    const expectation = this.#path(asXml ? ".exp.xml" : ".exp");
    if (!existsSync(expectation)) return { passed: true };
    const outcome = this.#run(asXml);
    if (outcome.kind !== "printed") return { passed: false, reason: `${outcome.kind}: ${outcome.reason}` };
    const expected = readFileSync(expectation, "utf8").trimEnd();
    const printed = outcome.text.trimEnd().replaceAll(sourceRoot, "/pwd");
    return printed === expected ? { passed: true } : { passed: false, reason: difference(expected, printed) };
  }

  expectFailure(): CaseResult {
    const outcome = this.#run(false);
    if (outcome.kind === "failed") return { passed: true };
    const words =
      outcome.kind === "printed" ? `gives ${outcome.text.slice(0, 200)}` : `is not known: ${outcome.reason}`;
    return { passed: false, reason: words };
  }

  #path(ending: string): string {
    return join(this.#input.root, this.#input.folder, this.#input.name + ending);
  }

  #run(asXml: boolean): Outcome {
    const { root, folder, name } = this.#input;
    const sources = sourceFolder(root, [folder]);
    const evaluator = new Evaluator(sources, { searchPath: this.#searchPath() });
    try {
      const file = sources.nixFile(`${folder}/${name}.nix`);
      if (!file) return { kind: "failed", reason: "the file cannot be read" };
      const [problem] = file.tree.problems;
      if (problem) return { kind: "failed", reason: problem.message };
      const value = this.#finish(evaluator, evaluator.importFile(`${folder}/${name}.nix`));
      const text = asXml ? writeXml(evaluator, Thunk.of(value), null).value : printValue(value);
      return { kind: "printed", text };
    } catch (error) {
      if (error instanceof EvaluationError || error instanceof RangeError) {
        return { kind: "failed", reason: error.message };
      }
      if (error instanceof UnknownValueError) return { kind: "unknown", reason: error.message };
      throw error;
    }
  }

  /** `--arg`, `--argstr` and `-A`; a function whose arguments all have defaults is called. */
  #finish(evaluator: Evaluator, value: Value): Value {
    const given = new Map<string, Attribute>();
    let selected: string | undefined;
    for (const [index, word] of this.#words.entries()) {
      const [name, text] = this.#words.slice(index + 1) as [string, string];
      if (word === "--argstr") given.set(name, { value: Thunk.of(string(text)), place: null });
      else if (word === "--arg") given.set(name, { value: this.#argument(evaluator, text), place: null });
      else if (word === "-A") selected = name;
    }
    const called = this.#autoCall(evaluator, value, given);
    if (selected === undefined || called.type !== "attrs") return called;
    const attribute = called.attributes.get(selected);
    if (!attribute) throw new EvaluationError(`attribute '${selected}' missing`);
    return this.#autoCall(evaluator, attribute.value.force(), given);
  }

  #argument(evaluator: Evaluator, expression: string): Thunk {
    const file = /^import\((.*)\)$/.exec(expression)?.[1];
    return new Thunk(() => evaluator.importFile(file ?? expression));
  }

  #autoCall(evaluator: Evaluator, value: Value, given: ReadonlyMap<string, Attribute>): Value {
    if (value.type === "attrs" && value.attributes.has("__functor")) {
      const functor = (value.attributes.get("__functor") as Attribute).value.force();
      return this.#autoCall(evaluator, evaluator.apply(functor, Thunk.of(value), null), given);
    }
    if (value.type !== "closure" || !value.lambda.formals) return value;
    const names = value.lambda.formals.formals.map((formal) => formal.name.name);
    const used = new Map([...given].filter(([name]) => value.lambda.formals?.ellipsis || names.includes(name)));
    return evaluator.apply(value, Thunk.of(attrs(used)), null);
  }

  /** `-I` before NIX_PATH, which the tests set to two of their folders. */
  #searchPath(): SearchPath {
    const { folder } = this.#input;
    const entries = this.#words.flatMap((word, index) => (word === "-I" ? [this.#words[index + 1] as string] : []));
    return [...entries, `${folder}/dir3`, `${folder}/dir4`].map((entry) => {
      const equals = entry.indexOf("=");
      return { prefix: equals < 0 ? "" : entry.slice(0, equals), path: absolutePath(entry.slice(equals + 1)) };
    });
  }
}

function difference(expected: string, printed: string): string {
  let start = 0;
  while (start < expected.length && expected[start] === printed[start]) start++;
  const from = Math.max(0, start - 20);
  const part = (text: string) => JSON.stringify(text.slice(from, start + 60));
  return `expected ${part(expected)} but printed ${part(printed)}`;
}
