/**
 * A flake of the repository and what its inputs are: other flakes of the repository are evaluated for real, repositories
 * that are modelled get their model, all else is unknown.
 *
 * Invariant: inputs are the ones Nix would take: `follows` leads to the very same value, an override by the flake above
 * wins over what a flake says itself.
 */
import { setOf } from "../../evaluator/builtins/primitive.ts";
import { EvaluationError } from "../../evaluator/evaluation-error.ts";
import type { Evaluator } from "../../evaluator/evaluator.ts";
import { selectAttribute } from "../../evaluator/select.ts";
import { absolutePath } from "../../evaluator/source-tree.ts";
import { Thunk } from "../../evaluator/thunk.ts";
import * as V from "../../evaluator/value.ts";
import type { Flake, FlakeInput } from "../flake/flake.ts";
import { inputIdentity } from "../flake/input-identity.ts";
import type { LockNode, RepositoryIdentity } from "../flake/lock-file.ts";
import { readFlake } from "../flake/read-flake.ts";
import { identityOfUrl } from "../flake/repository-identity.ts";
import { commitFacts, selfOf } from "./flake-self.ts";
import { modelledSource } from "./input-models.ts";
import { localDirectory } from "./local-path.ts";

/** One input as another input, or `outputs`, sees it. */
interface Node {
  readonly value: Thunk;
  /** Its own input of that name, for `follows = "a/b"`. */
  input(name: string): Node;
}

/** What the flake above says of an input's inputs; its `follows` are paths from there. */
interface Overrides {
  readonly inputs: readonly FlakeInput[];
  readonly scope: LocalFlake;
}

interface Declared {
  /** `inputs` of the root, `inputs.sub.inputs` of the flake that is its input `sub`. */
  readonly prefix: string;
  readonly overrides: Overrides | null;
  /** Its node in the lock file of the root. */
  readonly lock: LockNode | null;
  /** Folders of the flakes it is an input of, and theirs. */
  readonly above: readonly string[];
}

export class LocalFlake implements Node {
  readonly value: Thunk;
  readonly outputs: Thunk;
  readonly #evaluator: Evaluator;
  readonly #flake: Flake;
  readonly #declared: Declared;
  readonly #nodes = new Map<string, Node>();

  private constructor(evaluator: Evaluator, flake: Flake, declared: Declared) {
    this.#evaluator = evaluator;
    this.#flake = flake;
    this.#declared = declared;
    const inputs = new Map<string, V.Attribute>();
    const root = evaluator.attempt(() => evaluator.importFile(flake.file.path));
    const function_ = evaluator.attempt(() => selectAttribute(root, "outputs", null));
    evaluator.purposes.note(function_, "outputs");
    this.outputs = new Thunk(() => evaluator.apply(function_, Thunk.of(V.attrs(inputs)), null));
    this.value = selfOf(flake, this.outputs, inputs);
    const file = flake.file.path;
    for (const { name, nameSpan } of flake.inputs) inputs.set(name, this.#attribute(name, { file, span: nameSpan }));
    inputs.set("self", { value: this.value, place: null });
    // Formals of `outputs` that no input declares come from the registry.
    if (function_.type !== "closure") return;
    for (const { name } of function_.lambda.formals?.formals ?? []) {
      if (!inputs.has(name.name)) inputs.set(name.name, this.#attribute(name.name, { file, span: name }));
    }
  }

  /** The flake that is analysed; evaluation learns from it what surrounds the repository. */
  static root(evaluator: Evaluator, flake: Flake): LocalFlake {
    const root = new LocalFlake(evaluator, flake, {
      prefix: "inputs",
      overrides: null,
      lock: flake.lock?.root ?? null,
      above: [],
    });
    const flakes = new Map<string, LocalFlake | null>([[flake.directory, root]]);
    evaluator.externals.surroundedBy({
      sourceAt: (url, origin) => modelledSource(evaluator, flake, origin, identityOfUrl(url)),
      flakeIn: (directory) => {
        const known = flakes.get(directory);
        const found = known === undefined ? openFlake(evaluator, directory, { ...root.#declared, lock: null }) : known;
        flakes.set(directory, found);
        return found ? found.value.force() : null;
      },
    });
    const packages = modelledSource(evaluator, flake, "pkgs.path", "github:nixos/nixpkgs");
    if (packages) evaluator.externals.define("pkgs.path", packages);
    return root;
  }

  static open(evaluator: Evaluator, flake: Flake, declared: Declared): LocalFlake {
    return new LocalFlake(evaluator, flake, { ...declared, lock: declared.lock ?? flake.lock?.root ?? null });
  }

  #attribute(name: string, place: V.Attribute["place"]): V.Attribute {
    return { value: new Thunk(() => this.input(name).value.force(), place), place };
  }

  input(name: string): Node {
    const known = this.#nodes.get(name);
    if (known) return known;
    // An input that follows itself leads nowhere, and not for ever.
    this.#nodes.set(name, outside(this.#origin(name), null));
    const node = this.#resolve(name);
    this.#nodes.set(name, node);
    return node;
  }

  #resolve(name: string): Node {
    if (name === "self") return this;
    const { overrides } = this.#declared;
    const declared = this.#flake.inputs.find((input) => input.name === name);
    const override = overrides?.inputs.find((input) => input.name === name);
    if (overrides && override?.follows) return overrides.scope.follow(override.follows.value);
    if (overrides && (override?.url || override?.folder))
      return overrides.scope.#made(name, override, null, this.#origin(name));
    if (declared?.follows) return this.follow(declared.follows.value);
    const deeper = overrides && override ? { inputs: override.overrides, scope: overrides.scope } : null;
    return this.#made(name, declared, deeper, this.#origin(name));
  }

  /** The input that a path such as "a/b" leads to; the empty path is the flake itself. */
  follow(path: string): Node {
    let node: Node = this;
    for (const name of path.split("/")) if (name !== "") node = node.input(name);
    return node;
  }

  #origin(name: string): string {
    return `${this.#declared.prefix}.${name}`;
  }

  #made(name: string, input: FlakeInput | undefined, deeper: Overrides | null, origin: string): Node {
    const url = input?.url?.value ?? input?.folder;
    const directory = url ? localDirectory(this.#evaluator.sources.files, this.#flake.directory, url) : null;
    const lock = this.#declared.lock?.inputs.get(name)?.node ?? null;
    const overrides: Overrides = { inputs: [...(deeper?.inputs ?? []), ...(input?.overrides ?? [])], scope: this };
    if (directory !== null) {
      const above = [...this.#declared.above, this.#flake.directory];
      // Nix would lock it for ever.
      if (input?.isFlake && above.includes(directory)) return outside(origin, circle(name, origin));
      if (input && !input.isFlake)
        return { value: Thunk.of(sourceAt(V.string(absolutePath(directory)))), input: nowhere };
      const flake = openFlake(this.#evaluator, directory, { prefix: `${origin}.inputs`, overrides, lock, above });
      if (flake) return flake;
    }
    const identity = lock?.identity ?? (input ? this.#identity(input) : identityOfUrl(name));
    return this.#external(origin, directory === null ? identity : null, input?.isFlake ?? true, overrides, lock);
  }

  #identity(input: FlakeInput): RepositoryIdentity {
    return this.#declared.prefix === "inputs"
      ? inputIdentity(this.#flake, input)
      : identityOfUrl(input.url?.value ?? input.name);
  }

  #external(
    origin: string,
    identity: RepositoryIdentity,
    isFlake: boolean,
    overrides: Overrides,
    lock: LockNode | null,
  ): Node {
    const source = modelledSource(this.#evaluator, this.#flake, origin, identity);
    if (source) this.#evaluator.externals.define(origin, source);
    const hidden = unknownInput(origin);
    const input = (name: string): Node => {
      const override = overrides.inputs.find((candidate) => candidate.name === name);
      if (override?.follows) return overrides.scope.follow(override.follows.value);
      const node = lock?.inputs.get(name)?.node ?? null;
      const below: Overrides = { inputs: override?.overrides ?? [], scope: overrides.scope };
      return this.#external(`${origin}.inputs.${name}`, node?.identity ?? null, node?.isFlake ?? true, below, node);
    };
    const names = new Set([...overrides.inputs.map(({ name }) => name), ...(lock?.inputs.keys() ?? [])]);
    const flake = () => withInputs(source?.flake() ?? hidden, `${origin}.inputs`, names, input);
    return { value: new Thunk(() => (isFlake ? flake() : sourceAt(hidden))), input };
  }
}

function openFlake(evaluator: Evaluator, directory: string, declared: Declared): LocalFlake | null {
  const { files } = evaluator.sources;
  const file = evaluator.sources.nixFile(directory === "" ? "flake.nix" : `${directory}/flake.nix`);
  if (!file) return null;
  const flake = readFlake({ file, directory, files, nixFile: (path) => evaluator.sources.nixFile(path) });
  return LocalFlake.open(evaluator, flake, declared);
}

/** A flake outside, with those of its inputs that the lock file or an override names. */
function withInputs(flake: V.Value, origin: string, names: Iterable<string>, input: (name: string) => Node): V.Value {
  if (flake.type !== "attrs" || flake.attributes.has("inputs")) return flake;
  const inputs = new Map<string, V.Attribute>();
  for (const name of names) {
    inputs.set(name, { value: new Thunk(() => input(name).value.force()), place: null });
  }
  const others = V.unknown("the inputs of another flake are not part of the repository", { origin });
  const attribute: V.Attribute = { value: Thunk.of(V.attrs(inputs, others)), place: null };
  return { ...flake, attributes: new Map([...flake.attributes, ["inputs", attribute]]) };
}

/** An input without a flake: its source, and facts of its commit. */
function sourceAt(outPath: V.Value): V.Value {
  const sourceInfo = V.attrs(setOf({ outPath }).attributes, commitFacts);
  return V.attrs(setOf({ outPath, sourceInfo }).attributes, commitFacts);
}

function unknownInput(origin: string): V.UnknownValue {
  const name = origin.slice(origin.lastIndexOf(".") + 1);
  return V.unknown(`the input '${name}' is not part of the repository`, { origin });
}

function circle(name: string, origin: string): V.UnknownValue {
  return V.unknown(`the input '${name}' is the flake that has it as an input`, { origin });
}

function outside(origin: string, value: V.Value | null): Node {
  return { value: Thunk.of(value ?? unknownInput(origin)), input: (name) => outside(`${origin}.inputs.${name}`, null) };
}

function nowhere(name: string): Node {
  throw new EvaluationError(`a source without a flake has no input '${name}'`);
}
