/**
 * One level of the tree of options: what all modules declare under one prefix, and what they define there. Children are
 * made when asked, so that one option costs only what lies on the way to it.
 */
import { EvaluationError } from "../evaluation-error.ts";
import { Thunk } from "../thunk.ts";
import { eitherRest } from "../unknown.ts";
import {
  type Attribute,
  type AttrsValue,
  attrs,
  describeType,
  list,
  type UnknownValue,
  unknown,
  type Value,
} from "../value.ts";
import { type Contribution, unknownFile } from "./contribution.ts";
import { optionsIn } from "./module-syntax.ts";
import { evaluatedOption } from "./option.ts";
import { type Declaration, declaredBy, libraryAttribute, mergedDeclaration } from "./option-declaration.ts";
import { type ConfigPart, markerOf, pushedDown } from "./property.ts";
import { typeNameOf } from "./types/option-type.ts";
import { showOption, type World } from "./world.ts";

export type OptionNode =
  | { readonly kind: "option"; readonly option: AttrsValue }
  | { readonly kind: "level"; readonly level: OptionLevel };

/** A definition of something that no module declares here, with the path to it. */
export interface Unmatched extends Contribution {
  readonly path: readonly string[];
}

export class OptionLevel {
  readonly path: readonly string[];
  readonly #world: World;
  readonly #declarations: readonly Declaration[];
  readonly #configs: () => readonly ConfigPart[];
  readonly #nodes = new Map<string, OptionNode>();
  #byName: ReadonlyMap<string, readonly Declaration[]> | null = null;
  #rest: UnknownValue | null = null;
  #isSorting = false;
  #parts: readonly ConfigPart[] | null = null;
  #entries: ReadonlyMap<string, readonly Contribution[]> | null = null;

  constructor(
    world: World,
    path: readonly string[],
    declarations: readonly Declaration[],
    configs: () => readonly ConfigPart[],
  ) {
    this.#world = world;
    this.path = path;
    this.#declarations = declarations;
    this.#configs = configs;
  }

  /** Names of options and of sets of options, by what declares them. */
  get declared(): ReadonlyMap<string, readonly Declaration[]> {
    this.#byName ??= this.#declarationsByName();
    return this.#byName;
  }

  /** Why other options may be declared here; `null` if these are all. */
  get rest(): UnknownValue | null {
    void this.declared;
    return this.#rest;
  }

  #declarationsByName(): ReadonlyMap<string, readonly Declaration[]> {
    const byName = new Map<string, Declaration[]>();
    for (const { file, value, place, isShared } of this.#declarations) {
      const subtree = value.force();
      if (subtree.type === "unknown") this.#rest = eitherRest(this.#rest, subtree);
      else if (subtree.type !== "attrs") {
        const what = describeType(subtree);
        throw new EvaluationError(`'options.${showOption(this.path)}' is ${what}, not a set of options`, place);
      } else {
        this.#rest = eitherRest(this.#rest, subtree.open);
        for (const [name, attribute] of optionsIn(subtree, isShared)) {
          const group = byName.get(name) ?? [];
          group.push(declaredBy(file, attribute, isShared));
          byName.set(name, group);
        }
      }
    }
    return byName;
  }

  /** The sets of definitions at this level, properties pushed down. */
  get parts(): readonly ConfigPart[] {
    if (this.#parts) return this.#parts;
    if (this.#isSorting) throw new EvaluationError("infinite recursion encountered");
    this.#isSorting = true;
    try {
      this.#parts = this.#configs();
    } finally {
      this.#isSorting = false;
    }
    return this.#parts;
  }

  /** Every definition of a name, those that may be hidden in what is not known as well. */
  definitionsOf(name: string): readonly Contribution[] {
    const known = this.entries.get(name) ?? [];
    const hidden = this.parts.flatMap((part) => hiddenDefinition(part, name) ?? []);
    return hidden.length > 0 ? [...known, ...hidden] : known;
  }

  get entries(): ReadonlyMap<string, readonly Contribution[]> {
    if (this.#entries) return this.#entries;
    const byName = new Map<string, Contribution[]>();
    for (const { file, value, doubt } of this.parts) {
      if (value.type === "unknown") continue;
      for (const [name, attribute] of value.attributes) {
        const group = byName.get(name) ?? [];
        group.push({ file, value: attribute.value, place: attribute.value.place ?? attribute.place, doubt });
        byName.set(name, group);
      }
    }
    this.#entries = byName;
    return byName;
  }

  node(name: string): OptionNode | null {
    const known = this.#nodes.get(name);
    if (known) return known;
    const declarations = this.declared.get(name);
    if (!declarations) return null;
    const node = this.#makeNode([...this.path, name], name, declarations);
    this.#nodes.set(name, node);
    return node;
  }

  #makeNode(path: readonly string[], name: string, declarations: readonly Declaration[]): OptionNode {
    const options = declarations.filter((declaration) => isOption(declaration, path));
    if (options.length === 0) {
      const configs = () => this.definitionsOf(name).flatMap((entry) => pushedDown(entry, showOption(path)));
      return { kind: "level", level: new OptionLevel(this.#world, path, declarations, configs) };
    }
    if (options.length < declarations.length && !options.every(isSubmodule)) {
      const message = `the option '${showOption(path)}' has options below it, which its type does not allow`;
      throw new EvaluationError(message, options[0]?.place ?? null, "thrown");
    }
    const all = declarations.map((one) => (options.includes(one) ? one : this.#asSubmodule(one)));
    const at = { world: this.#world, path };
    // Declarations that contradict each other cost those who ask for the option.
    let option: AttrsValue | null = null;
    const evaluated = () => {
      option ??= evaluatedOption(mergedDeclaration(this.#world, path, all), () => this.definitionsOf(name), at);
      return option;
    };
    return {
      kind: "option",
      get option() {
        return evaluated();
      },
    };
  }

  /** Options declared below one that is a submodule are options of that submodule. */
  #asSubmodule(declaration: Declaration): Declaration {
    const value = new Thunk(() => {
      const module = attrs(new Map([["options", { value: declaration.value, place: declaration.place }]]));
      const argument = attrs(
        new Map<string, Attribute>([
          ["modules", { value: Thunk.of(list([Thunk.of(module)])), place: null }],
          ["shorthandOnlyDefinesConfig", { value: Thunk.of({ type: "null" }), place: null }],
        ]),
      );
      const make = libraryAttribute(this.#world, "types", "submoduleWith");
      const type = this.#world.evaluator.apply(make, Thunk.of(argument), null);
      return attrs(new Map([["type", { value: Thunk.of(type), place: null }]]));
    });
    return { ...declaration, value };
  }

  /** Definitions below this level that nothing declares. */
  unmatched(): Unmatched[] {
    const found: Unmatched[] = [];
    for (const [name, entries] of this.entries) {
      if (!this.declared.has(name)) found.push(...entries.map((entry) => ({ ...entry, path: [name] })));
    }
    for (const name of this.declared.keys()) {
      const node = this.node(name);
      if (node?.kind !== "level") continue;
      found.push(...node.level.unmatched().map((one) => ({ ...one, path: [name, ...one.path] })));
    }
    return found;
  }

  /** What modules see as `options`. */
  optionsValue(): AttrsValue {
    const attributes = new Map<string, Attribute>();
    for (const [name, [first]] of this.declared) {
      const value = new Thunk(() => {
        const node = this.node(name);
        return node?.kind === "level" ? node.level.optionsValue() : (node?.option ?? unknownOption);
      }, first?.place);
      attributes.set(name, { value, place: first?.place ?? null });
    }
    return attrs(attributes, this.rest ?? this.#world.unseen);
  }
}

const unknownOption = unknown("the option is not known");

function isOption(declaration: Declaration, path: readonly string[]): boolean {
  const value = declaration.value.force();
  const marker = markerOf(value);
  if (marker === "option" || value.type === "unknown") return marker === "option";
  if (marker !== null) {
    const message = `'options.${showOption(path)}' is no option, but something of the type '${marker}'`;
    throw new EvaluationError(message, declaration.place, "thrown");
  }
  return false;
}

function isSubmodule(declaration: Declaration): boolean {
  const option: Value = declaration.value.force();
  const type = option.type === "attrs" ? option.attributes.get("type")?.value.force() : undefined;
  return type !== undefined && typeNameOf(type) === "submodule";
}

/** What a set that is not wholly known may give to a name. */
function hiddenDefinition({ file, value, doubt }: ConfigPart, name: string): Contribution | null {
  const source = value.type === "unknown" ? value : value.attributes.has(name) ? null : value.open;
  if (!source || source.names?.has(name) === false) return null;
  const hidden = unknown(source.reason, { origin: source.origin });
  return { file: file || unknownFile, value: Thunk.of(hidden), place: null, doubt: doubt ?? source };
}
