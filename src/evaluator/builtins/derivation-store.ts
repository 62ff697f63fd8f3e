import type { Place } from "../../source/span.ts";
import { coerceToString, UnknownOperand } from "../coerce.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Machine } from "../machine.ts";
import { sourceRoot } from "../source-tree.ts";
import { mergeContexts, type StringContext } from "../string-context.ts";
import type { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { type DerivationOutput, type DerivationTerm, derivationHash, printDerivation } from "./derivation-term.ts";
import { isHashAlgorithm, parseHash, toBase16 } from "./hash-format.ts";
import { writeJson } from "./json-writer.ts";
import { booleanOf, closedSet, elementsOf, known, plainTextOf, setOf, sortedNames } from "./primitive.ts";
import { fixedOutputPath, nameMistake, outputPath, textPath } from "./store-path.ts";

/** Attributes that ask for a kind of derivation whose paths are only known when it is built, or that we do not compute. */
const beyond: readonly string[] = ["__contentAddressed", "__impure"];

/** The derivations of one evaluation: their paths follow from what they are made of. */
export class DerivationStore {
  /** What each derivation builds, by path of the `.drv` file. */
  readonly #hashes = new Map<string, string>();

  /** `builtins.derivationStrict`: the paths of the derivation and of its outputs. */
  instantiate(machine: Machine, argument: Thunk, place: Place | null): V.Value {
    const set = closedSet(argument, place);
    const name = nameOf(set, place);
    for (const attribute of beyond) {
      const value = set.attributes.get(attribute)?.value;
      if (value && booleanOf(known(value), place))
        throw new UnknownOperand(V.unknown(`'${attribute}' is not followed`));
    }
    const environment = readEnvironment(machine, set, place);
    const unfinished = this.#unfinished(environment, place);
    const outputs = this.#outputs(name, environment, unfinished, place);
    const values = new Map(environment.values);
    for (const [output, { path }] of outputs) values.set(output, path);
    const term: DerivationTerm = { ...unfinished, outputs, environment: values };
    const path = textPath(`${name}.drv`, printDerivation(term), [...term.sources, ...term.inputs.keys()]);
    this.#hashes.set(
      path,
      derivationHash(term, (input) => this.#hashOf(input)),
    );
    const result: Record<string, V.Value> = { drvPath: V.string(path, [], [`=${path}`]) };
    for (const [output, built] of outputs) result[output] = V.string(built.path, [], [`!${output}!${path}`]);
    return setOf(result);
  }

  #hashOf(path: string): string {
    const hash = this.#hashes.get(path);
    if (hash === undefined) throw new UnknownOperand(V.unknown(`'${path}' is not a derivation of this evaluation`));
    return hash;
  }

  /** The derivation without the paths of its outputs. */
  #unfinished(environment: DerivationEnvironment, place: Place | null): DerivationTerm {
    const { values, special, context, outputs } = environment;
    const local = context.copied.find((path) => path.startsWith(sourceRoot));
    if (local !== undefined) throw new UnknownOperand(V.unknown(`where '${local}' lies in the store is not known`));
    const inputs = new Map<string, string[]>();
    for (const element of context.built) {
      const [, output, path] = /^(?:=|!([^!]*)!)(.*)$/s.exec(element) as unknown as [
        string,
        string | undefined,
        string,
      ];
      if (output === undefined) throw new UnknownOperand(V.unknown("all outputs of a derivation are not followed"));
      inputs.set(path, [...(inputs.get(path) ?? []), output]);
    }
    const masked = new Map(values);
    for (const output of outputs) masked.set(output, "");
    return {
      outputs: new Map(outputs.map((output) => [output, { path: "", algorithm: "", hash: "" }])),
      inputs,
      sources: context.copied,
      system: required(special, "system", place),
      builder: required(special, "builder", place),
      arguments: environment.arguments,
      environment: masked,
    };
  }

  #outputs(
    name: string,
    { special, outputs }: DerivationEnvironment,
    unfinished: DerivationTerm,
    place: Place | null,
  ): Map<string, DerivationOutput> {
    const fixed = special.get("outputHash");
    if (fixed !== undefined) return fixedOutput(name, fixed, special, outputs, place);
    const hash = derivationHash(unfinished, (input) => this.#hashOf(input));
    return new Map(
      outputs.map((output) => [output, { path: outputPath(output, hash, name), algorithm: "", hash: "" }]),
    );
  }
}

interface DerivationEnvironment {
  readonly values: ReadonlyMap<string, string>;
  /** Those that Nix itself reads. */
  readonly special: ReadonlyMap<string, string>;
  readonly arguments: readonly string[];
  readonly outputs: readonly string[];
  readonly context: StringContext;
}

function nameOf(set: V.AttrsValue, place: Place | null): string {
  const attribute = set.attributes.get("name");
  if (!attribute) throw new EvaluationError("required attribute 'name' missing", place);
  const name = plainTextOf(attribute.value, place);
  const mistake = nameMistake(name) ?? (name.endsWith(".drv") ? `the name '${name}' ends in .drv` : null);
  if (mistake) throw new EvaluationError(mistake, place);
  return name;
}

function readEnvironment(machine: Machine, set: V.AttrsValue, place: Place | null): DerivationEnvironment {
  let context: StringContext = { copied: [], built: [] };
  const coerced = (value: Thunk) => {
    const text = coerceToString(machine, value.force(), place, "derivation");
    if (text.type === "unknown") throw new UnknownOperand(text);
    if (text.type !== "string") throw new EvaluationError("an attribute of a derivation is no string", place);
    context = mergeContexts(context, text);
    return text.value;
  };
  const ignored = set.attributes.get("__ignoreNulls")?.value;
  const ignoresNulls = ignored ? booleanOf(known(ignored), place) : false;
  const structured = set.attributes.get("__structuredAttrs")?.value;
  const json = structured && booleanOf(known(structured), place) ? new Map<string, string>() : null;
  const values = new Map<string, string>();
  const special = new Map<string, string>();
  let words: readonly string[] = [];
  let outputs: readonly string[] = ["out"];
  for (const name of sortedNames(set)) {
    const { value } = set.attributes.get(name) as V.Attribute;
    if (name === "__ignoreNulls" || (ignoresNulls && known(value).type === "null")) continue;
    if (name === "args") words = elementsOf(value, place).map(coerced);
    else if (json) {
      if (name === "__structuredAttrs") continue;
      const text = writeJson(machine, value, place);
      context = mergeContexts(context, text);
      json.set(name, text.value);
      if (specialNames.includes(name)) special.set(name, coerced(value));
    } else values.set(name, coerced(value));
  }
  const listed = json ? special.get("outputs") : values.get("outputs");
  if (listed !== undefined) outputs = outputNames(listed, place);
  if (json) values.set("__json", jsonObject(json));
  else for (const output of outputs) if (!values.has(output)) values.set(output, "");
  return { values, special: json ? special : values, arguments: words, outputs, context };
}

const specialNames: readonly string[] = [
  "builder",
  "outputHash",
  "outputHashAlgo",
  "outputHashMode",
  "outputs",
  "system",
];

function jsonObject(members: ReadonlyMap<string, string>): string {
  return `{${[...members].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;
}

function outputNames(text: string, place: Place | null): readonly string[] {
  const names = text.split(/[ \t\n\r]+/).filter((name) => name !== "");
  const [repeated] = names.filter((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new EvaluationError(`duplicate derivation output '${repeated}'`, place);
  if (names.length === 0) throw new EvaluationError("a derivation cannot have no outputs", place);
  const wrong = names.find((name) => name === "drv" || name === "drvPath");
  if (wrong !== undefined) throw new EvaluationError(`invalid derivation output name '${wrong}'`, place);
  return names;
}

function required(values: ReadonlyMap<string, string>, name: string, place: Place | null): string {
  const value = values.get(name);
  if (value === undefined || value === "") throw new EvaluationError(`required attribute '${name}' missing`, place);
  return value;
}

function fixedOutput(
  name: string,
  hash: string,
  values: ReadonlyMap<string, string>,
  outputs: readonly string[],
  place: Place | null,
): Map<string, DerivationOutput> {
  if (outputs.length !== 1 || outputs[0] !== "out") {
    throw new EvaluationError("an output of known contents must be the only one, 'out'", place);
  }
  const written = values.get("outputHashAlgo") || null;
  if (written !== null && !isHashAlgorithm(written)) throw new EvaluationError(`unknown hash '${written}'`, place);
  const parsed = parseHash(hash, written);
  if (!parsed) throw new EvaluationError(`'${hash}' is not a hash of a known kind`, place);
  const mode = values.get("outputHashMode") ?? "flat";
  if (mode !== "flat" && mode !== "recursive" && mode !== "nar") {
    throw new UnknownOperand(V.unknown(`'outputHashMode = "${mode}"' is not followed`));
  }
  const digits = toBase16(parsed.bytes);
  const recursive = mode !== "flat";
  const path = fixedOutputPath(name, parsed.algorithm, digits, recursive);
  return new Map([["out", { path, algorithm: `${recursive ? "r:" : ""}${parsed.algorithm}`, hash: digits }]]);
}
