/**
 * Where the value of a secret goes: through variables, sets, functions of the same file, imported files, module arguments
 * and options, until something writes it into the store. Only what the text says for sure is followed; a way that ends in
 * an unknown function ends there.
 */

import { takesSecret } from "../../knowledge/secret-options.ts";
import { isStoredOption, isStoreWriter, passesThrough } from "../../knowledge/store-writers.ts";
import { staticAttributeName } from "../../parser/attribute-name.ts";
import { nodeAt } from "../../parser/node-at.ts";
import type { Apply, Binding, Inherit, Interpolation, Node } from "../../parser/syntax.ts";
import { calledName } from "../../scopes/option-path.ts";
import type { Definition } from "../../scopes/scopes.ts";
import type { Place } from "../../source/span.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { firstCall, isCalleeOf, parametersFor, wholeCall } from "./called-function.ts";
import {
  at,
  element,
  everyPart,
  type FlowState,
  type FlowStep,
  isText,
  pathBehind,
  placeOf,
  takenUp,
  withStep,
} from "./flow-state.ts";
import { statesAtCalls } from "./given-results.ts";
import { keeps, resultPath } from "./kept-values.ts";
import { importCall, moduleArgument, moduleInList, withoutModuleRoot } from "./module-values.ts";
import { optionReads } from "./option-reads.ts";
import { reachedFiles, type SecretSource } from "./secret-sources.ts";

/** A secret that ends up in the store, and the way there: the first step is its source, the last one what stores it. */
export interface StoredSecret {
  readonly source: SecretSource;
  readonly steps: readonly FlowStep[];
  /** "option 'environment.etc.x.text'", "'writeText'". */
  readonly sink: string;
  readonly hops: number;
}

/** Nobody follows longer ways, and cycles end here. */
const mostStates = 400;

/** Everything in the store that a secret goes into, each place once. */
export function storedSecrets(project: Project, source: SecretSource): readonly StoredSecret[] {
  return new SecretTracker(project, source).track();
}

class SecretTracker {
  readonly #project: Project;
  readonly #source: SecretSource;
  readonly #found = new Map<string, StoredSecret>();
  readonly #seen = new Set<string>();
  readonly #open: FlowState[] = [];

  constructor(project: Project, source: SecretSource) {
    this.#project = project;
    this.#source = source;
  }

  track(): readonly StoredSecret[] {
    const { file, node, kind, name, isStructure } = this.#source;
    const start: FlowState = {
      file,
      node,
      path: isStructure ? [everyPart] : [],
      steps: [],
      hops: 0,
      calls: [],
      binding: null,
    };
    this.#go(withStep(start, node, kind === "read" ? `'${name}' is read here` : `'${name}' is written here`));
    for (let count = 0; count < mostStates; count++) {
      const state = this.#open.pop();
      if (!state) break;
      this.#climb(state);
    }
    return [...this.#found.values()];
  }

  #go(state: FlowState): void {
    const { file, node, path, calls } = state;
    const key = [file.path, node.kind, node.start, node.end, path.join("."), calls.length].join(" ");
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#open.push(state);
  }

  /** One step outwards: what the expression around it makes of the value. */
  #climb(state: FlowState): void {
    const { node } = state;
    const { parent } = node;
    switch (parent?.kind) {
      case undefined:
        this.#leaveFile(state);
        return;
      case "Parenthesized":
        this.#go(at(state, parent));
        return;
      case "Let":
      case "Assert":
        if (parent.body === node) this.#go(at(state, parent));
        return;
      case "With":
        if (parent.body === node) this.#go(at(state, parent));
        else this.#enterWith(state, parent);
        return;
      case "If":
        if (parent.condition !== node) this.#go(at(state, parent));
        return;
      case "Interpolation":
        this.#interpolate(state, parent);
        return;
      case "List":
        this.#go(at(state, parent, [element, ...state.path]));
        return;
      case "BinaryOp":
        if (keeps(parent, state)) this.#go(at(state, parent));
        return;
      case "Select":
        this.#select(state, parent);
        return;
      case "Apply":
        if (parent.argument === node) this.#call(state, parent);
        return;
      case "Lambda":
        this.#leaveFunction(state, parent);
        return;
      case "Binding":
        this.#bind(state, parent);
        return;
      case "Inherit":
        this.#inherit(state, parent);
        return;
    }
  }

  #interpolate(state: FlowState, { parent, start }: Interpolation): void {
    if (!isText(state) || (parent?.kind !== "String" && parent?.kind !== "IndentedString")) return;
    // The name of a file: `/run/secrets/${secret}`.
    if (state.file.source.text[start - 1] === "/" && this.#source.kind === "written") return;
    this.#go(at(state, parent, []));
  }

  #select(state: FlowState, select: Extract<Node, { kind: "Select" }>): void {
    if (select.default === state.node) {
      this.#go(at(state, select));
      return;
    }
    const rest = pathBehind(state.path, select.path.attributes.map(staticAttributeName));
    if (rest) this.#go(at(state, select, rest));
  }

  #enterWith(state: FlowState, scope: Extract<Node, { kind: "With" }>): void {
    const [name, ...rest] = state.path;
    for (const reference of state.file.scopes.references) {
      const { resolution } = reference;
      if (resolution.kind !== "with" || resolution.candidates[0] !== scope || reference.name !== name) continue;
      this.#go(takenUp(at(state, scope, rest), reference.node));
    }
  }

  #call(state: FlowState, call: Apply): void {
    const name = calledName(call.function);
    const whole = wholeCall(call);
    if (name !== null && (isStoreWriter(name) || (name === "generate" && call !== firstCall(call)))) {
      this.#add(state, placeOf(state.file, firstCall(call).function), `'${name}'`);
      return;
    }
    if (name !== null && passesThrough(name)) {
      this.#go(at(state, whole, resultPath(name, state.path)));
      return;
    }
    for (const { definition, names } of parametersFor(state.file, call)) {
      const rest = pathBehind(state.path, names);
      if (!rest) continue;
      const given = withStep(state, state.node, `it is given to '${name ?? "a function"}' as '${definition.name}'`);
      this.#referAll({ ...given, path: rest, calls: [...state.calls, whole] }, definition);
    }
  }

  #leaveFunction(state: FlowState, lambda: Extract<Node, { kind: "Lambda" }>): void {
    if (lambda.body !== state.node) return;
    const { parent } = lambda;
    if (parent?.kind === "Lambda") {
      this.#go(at(state, lambda));
      return;
    }
    const call = state.calls.at(-1);
    if (call && isCalleeOf(call, lambda, state.file)) {
      this.#go({ ...at(state, call), calls: state.calls.slice(0, -1) });
      return;
    }
    for (const given of statesAtCalls(state, lambda, this.#source.storage === "decrypted")) this.#go(given);
    // A module written as a function, in its own file or in a list of modules.
    if (lambda.formals && state.calls.length === 0) this.#go(at(state, lambda));
  }

  #bind(state: FlowState, binding: Binding): void {
    const names = binding.path.attributes.map((attribute) => staticAttributeName(attribute) ?? "*");
    const path = [...names, ...state.path];
    const bound = at(state, binding, path);
    const { parent } = binding;
    if (parent?.kind === "Let" || (parent?.kind === "AttrSet" && parent.recursive)) {
      this.#define(at(state, binding, path.slice(1)), binding, names[0] as string);
    }
    if (parent?.kind !== "AttrSet") return;
    const argument = moduleArgument(path);
    if (argument) {
      this.#giveModules(bound, argument.name, argument.rest);
      return;
    }
    const listed = moduleInList(names, state.path);
    if (listed) {
      this.#option(bound, listed);
      return;
    }
    this.#go({ ...at(bound, parent, path), binding: state.binding ?? placeOf(state.file, binding.path) });
  }

  #define(state: FlowState, entry: Binding | Inherit, name: string): void {
    const definition = state.file.scopes.definitions.find((one) => one.name === name && one.sites.includes(entry));
    if (!definition || definition.references.length === 0) return;
    const isSource = state.steps.length === 1 && this.#source.name === name;
    this.#referAll(isSource ? state : withStep(state, entry, `it is kept in '${name}'`), definition);
  }

  #inherit(state: FlowState, inherit: Inherit): void {
    const { parent } = inherit;
    const names = inherit.attributes.map(staticAttributeName);
    const isFrom = inherit.from === state.node;
    const [own, ...rest] = isFrom
      ? state.path
      : [state.node.kind === "Identifier" ? state.node.name : "", ...state.path];
    if (own === undefined || !names.includes(own)) return;
    if (parent?.kind === "Let" || (parent?.kind === "AttrSet" && parent.recursive && isFrom)) {
      this.#define(at(state, inherit, rest), inherit, own);
    }
    if (parent?.kind !== "AttrSet") return;
    this.#go(at(state, parent, [own, ...rest]));
  }

  #referAll(state: FlowState, definition: Definition): void {
    for (const { node } of definition.references) this.#go(takenUp(state, node));
  }

  /** What a file gives is a module's options, or what those who import it get. */
  #leaveFile(state: FlowState): void {
    if (state.calls.length > 0) return;
    this.#option(state, state.path);
    for (const edge of this.#project.imports) {
      if (edge.role !== "import" || !("path" in edge.target) || edge.target.path !== state.file.path) continue;
      const file = this.#project.nixFile(edge.from);
      const literal = file && nodeAt(file.tree, edge.place.span.start);
      const call = importCall(literal ?? null, state.file);
      if (!file || !call) continue;
      const name = this.#project.pathInFlake(state.file.path);
      this.#go(takenUp(withStep({ ...state, file }, call, `'${name}' is imported`), call));
    }
  }

  #giveModules(state: FlowState, name: string, rest: readonly string[]): void {
    const given = withStep(state, state.node, `modules get it as argument '${name}'`);
    for (const file of reachedFiles(this.#project, nixTexts(this.#project.files).holding(name))) {
      const { root } = file.tree;
      const definition = file.scopes.definitions.find(
        (one) => one.kind === "formal" && one.name === name && one.scope === root,
      );
      if (definition) this.#referAll({ ...given, file, path: rest }, definition);
    }
  }

  #option(state: FlowState, path: readonly string[]): void {
    const option = withoutModuleRoot(path);
    const { binding } = state;
    if (option.length < 2 || !binding) return;
    const known = option.filter((step) => step !== everyPart);
    const name = `option '${known.join(".").replaceAll(element, "*")}'`;
    if (isStoredOption(known) || takesSecret(known)) {
      this.#add(state, binding, name);
      return;
    }
    const set = { ...state, steps: [...state.steps, { ...binding, message: `it is given to ${name}` }] };
    for (const { file, node, rest } of optionReads(this.#project, option)) {
      const read = withStep({ ...set, file }, node, `${name} is read`);
      this.#go({ ...takenUp(read, node), path: rest });
    }
  }

  #add(state: FlowState, { file, span }: Place, sink: string): void {
    const key = `${file} ${span.start}`;
    if (this.#found.has(key)) return;
    const last = { file, span, message: `${sink} puts it into the store` };
    this.#found.set(key, { source: this.#source, steps: [...state.steps, last], sink, hops: state.hops });
  }
}
