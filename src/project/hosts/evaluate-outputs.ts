/**
 * Evaluates what the outputs of a flake are made of, so that whatever they read is known to be read: packages, checks,
 * shells, overlays, modules for other flakes. Configurations are left out: their modules are followed one by one.
 */
import type { Evaluator } from "../../evaluator/evaluator.ts";
import { moduleArguments } from "../../evaluator/models/module-arguments.ts";
import { packageSet } from "../../evaluator/models/nixpkgs.ts";
import { loadModules } from "../../evaluator/modules/module-loader.ts";
import { Thunk } from "../../evaluator/thunk.ts";
import { type AttrsValue, type ConfigurationCall, emptyAttrs, list, type Value } from "../../evaluator/value.ts";
import type { Place } from "../../source/span.ts";
import { EvaluatedHost } from "./evaluated-host.ts";
import { flakeOutputs, treesOf, type Unresolved } from "./host.ts";

/** Outputs whose attributes are modules, under the names people give them. */
const moduleOutput = /^(?:nixos|darwin|home|homeManager|flake|hjem|generic)?Modules?$|^modules$/;
const overlayOutput = /^overlays?$/;

/** Deeper than packages of a system, or the nodes of a deployment, no output holds anything of its own. */
const deepest = 5;
/** More values than this in one output and the rest is left to what the files mention. */
const mostValues = 500;
/** Functions for others, often all of nixpkgs' library under them: what they read, they read when they are called. */
const libraries: ReadonlySet<string> = new Set(["lib", "libs", "templates", "inputs"]);

/** What modules among the outputs import without our seeing what. */
export function evaluateOutputs(evaluator: Evaluator, outputs: Value, place: Place): readonly Unresolved[] {
  if (outputs.type !== "attrs") return [];
  const visit = new OutputVisit(evaluator, place, configurationsIn(evaluator, outputs));
  for (const [name, attribute] of outputs.attributes) {
    if (libraries.has(name) || flakeOutputs.some((output) => output === name)) continue;
    const value = evaluator.force(attribute.value);
    if (moduleOutput.test(name)) visit.modules(value, 0);
    else if (overlayOutput.test(name)) visit.overlays(value);
    else visit.output(value);
  }
  return visit.unresolved;
}

/** The configurations that have outputs of their own. */
function configurationsIn(evaluator: Evaluator, outputs: AttrsValue): Set<ConfigurationCall> {
  const known = flakeOutputs.flatMap((output) => {
    const attribute = outputs.attributes.get(output);
    const set = attribute && evaluator.force(attribute.value);
    if (set?.type !== "attrs") return [];
    return [...set.attributes.values()].flatMap((inner) => {
      const value = evaluator.force(inner.value);
      return (value.type === "attrs" && value.configuration) || [];
    });
  });
  return new Set(known);
}

class OutputVisit {
  readonly unresolved: Unresolved[] = [];
  readonly #evaluator: Evaluator;
  readonly #place: Place;
  readonly #seen = new Set<Value>();
  readonly #configurations: Set<ConfigurationCall>;
  #left = 0;

  constructor(evaluator: Evaluator, place: Place, configurations: Set<ConfigurationCall>) {
    this.#evaluator = evaluator;
    this.#place = place;
    this.#configurations = configurations;
  }

  output(value: Value): void {
    this.#left = mostValues;
    this.#values(value, 0);
  }

  /** Forces what a value holds. */
  #values(value: Value, depth: number): void {
    if (this.#seen.has(value)) return;
    if (value.type === "attrs" && value.configuration) {
      this.#seen.add(value);
      const { configuration } = value;
      if (this.#configurations.has(configuration)) return;
      this.#configurations.add(configuration);
      this.#configuration(value, configuration.place ?? this.#place);
      return;
    }
    if (depth > deepest) return;
    this.#seen.add(value);
    for (const inner of thunksIn(value)) {
      if (--this.#left < 0) return;
      this.#values(this.#evaluator.force(inner), depth + 1);
    }
  }

  /** A configuration that only another output knows: what is deployed, the image of an installer. */
  #configuration(value: AttrsValue, declaredAt: Place): void {
    const declared = { output: "nixosConfigurations", name: "", declaredAt, value } as const;
    const host = new EvaluatedHost(this.#evaluator, declared);
    this.unresolved.push(...treesOf(host).flatMap(({ unresolved }) => unresolved));
  }

  /** A module, or a set of them, of any depth (`flake.modules.<class>.<name>`). */
  modules(value: Value, depth: number): void {
    if (value.type === "attrs" && depth < deepest && !isModule(value)) {
      for (const { value: inner } of value.attributes.values()) this.modules(this.#evaluator.force(inner), depth + 1);
      return;
    }
    if (value.type === "unknown" && value.origin !== null) return;
    const argument = moduleArguments(this.#evaluator, emptyAttrs);
    const loaded = loadModules(this.#evaluator, list([Thunk.of(value, this.#place)]), argument, this.#place);
    this.unresolved.push(...loaded.unresolved);
  }

  overlays(value: Value): void {
    if (value.type === "attrs") {
      for (const { value: inner } of value.attributes.values()) this.#overlay(this.#evaluator.force(inner));
    } else this.#overlay(value);
  }

  /** An overlay applied to packages nobody knows. */
  #overlay(overlay: Value): void {
    if (overlay.type !== "closure" && overlay.type !== "primitive") return;
    this.#evaluator.purposes.note(overlay, "overlay");
    const packages = Thunk.of(packageSet(this.#evaluator, "pkgs"));
    const applied = this.#evaluator.attempt(() => {
      return this.#evaluator.apply(this.#evaluator.apply(overlay, packages, null), packages, null);
    });
    this.#left = mostValues;
    this.#values(applied, deepest - 2);
  }
}

function thunksIn(value: Value): readonly Thunk[] {
  switch (value.type) {
    case "attrs":
      return [...value.attributes.values()].map((attribute) => attribute.value);
    case "list":
      return value.elements;
    case "unknown":
      return value.alternatives;
    default:
      return [];
  }
}

/** What marks a set as a module, not as a set of modules. */
function isModule({ attributes }: AttrsValue): boolean {
  return ["imports", "options", "config", "_file", "_class", "__functor"].some((name) => attributes.has(name));
}
