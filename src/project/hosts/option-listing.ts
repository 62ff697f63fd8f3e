/** What the modules of a host declare, as a whole. */
import type { Evaluator } from "../../evaluator/evaluator.ts";
import type { LoadedModule } from "../../evaluator/modules/loaded-modules.ts";
import { optionsIn, optionsOf } from "../../evaluator/modules/module-syntax.ts";
import { SharedAttribute } from "../../evaluator/shared-attributes.ts";
import type { Thunk } from "../../evaluator/thunk.ts";
import type { Attribute, AttrsValue, Value } from "../../evaluator/value.ts";
import type { Place } from "../../source/span.ts";
import type { DeclaredDefault, OptionDeclaration } from "./host.ts";
import { literalOf } from "./option-entries.ts";

/** No option lies deeper; a set that contains itself ends here. */
const deepest = 12;

/** What modules declare under `options`. */
export interface DeclaredOptions {
  readonly declarations: readonly OptionDeclaration[];
  /** Paths below which there may be other options: what is there is not all known. */
  readonly openPaths: readonly (readonly string[])[];
}

/** Every option under `options` of the modules. */
export function declaredOptions(evaluator: Evaluator, modules: readonly LoadedModule[]): DeclaredOptions {
  const declarations: OptionDeclaration[] = [];
  const openPaths: (readonly string[])[] = [];
  for (const module of modules) {
    const attribute = module.value && optionsOf(module.value);
    if (attribute) {
      const written = writtenOptions(evaluator, attribute);
      for (const option of written.options) declarations.push(new ModuleDeclaration(module, option));
      openPaths.push(...written.openPaths);
    } else if (module.value?.open || (!module.value && module.external === null)) openPaths.push([]);
  }
  return { declarations, openPaths };
}

/** An option, whatever module it is declared in. */
type WrittenOption = Omit<OptionDeclaration, "module" | "place"> & { readonly place: Place | null };

interface WrittenOptions {
  readonly options: readonly WrittenOption[];
  readonly openPaths: readonly (readonly string[])[];
}

/** Thousands of them are the same but for the module that twenty hosts loaded twenty times. */
class ModuleDeclaration implements OptionDeclaration {
  readonly module: LoadedModule;
  readonly #option: WrittenOption;

  constructor(module: LoadedModule, option: WrittenOption) {
    this.module = module;
    this.#option = option;
  }

  get path(): readonly string[] {
    return this.#option.path;
  }

  get place(): Place {
    return this.#option.place ?? this.module.via;
  }

  get typeName(): string | null {
    return this.#option.typeName;
  }

  get default(): DeclaredDefault | null {
    return this.#option.default;
  }
}

const known = new WeakMap<Attribute, WrittenOptions>();

/** The options that `options` of a module holds; what several hosts share is listed once. */
function writtenOptions(evaluator: Evaluator, options: Attribute): WrittenOptions {
  let written = known.get(options);
  if (!written) {
    const listing = new OptionListing(evaluator);
    listing.add(options, [], false);
    written = listing;
    if (listing.isFinal) known.set(options, written);
  }
  return written;
}

class OptionListing implements WrittenOptions {
  readonly options: WrittenOption[] = [];
  readonly openPaths: (readonly string[])[] = [];
  /** Whether all that was evaluated has its value for good: nothing was still being computed, or took too long. */
  isFinal = true;
  readonly #evaluator: Evaluator;

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  add(attribute: Attribute, path: readonly string[], isInShared: boolean): void {
    const value = this.#force(attribute.value);
    if (value.type !== "attrs") {
      this.openPaths.push(path);
      return;
    }
    if (this.#textOf(value, "_type") === "option") {
      this.#addOption(value, attribute.place, path);
      return;
    }
    const isTooDeep = path.length > deepest;
    if (value.open || value.attributes.has("_type") || isTooDeep) this.openPaths.push(path);
    if (isTooDeep) return;
    const isShared = isInShared || attribute instanceof SharedAttribute;
    for (const [name, inner] of optionsIn(value, isShared)) this.add(inner, [...path, name], isShared);
  }

  #addOption(value: AttrsValue, place: Place | null, path: readonly string[]): void {
    const evaluator = this.#evaluator;
    const type = value.attributes.get("type");
    const declared = type ? this.#force(type.value) : null;
    const typeName = declared?.type === "attrs" ? this.#textOf(declared, "name") : null;
    let given: DeclaredDefault | null | undefined;
    this.options.push({
      path,
      place,
      typeName,
      get default() {
        given ??= defaultOf(evaluator, value);
        return given;
      },
    });
  }

  #textOf(set: AttrsValue, name: string): string | null {
    const attribute = set.attributes.get(name);
    const value = attribute ? this.#force(attribute.value) : null;
    return value?.type === "string" ? value.value : null;
  }

  #force(thunk: Thunk): Value {
    const value = this.#evaluator.force(thunk);
    if (!thunk.isForced) this.isFinal = false;
    return value;
  }
}

function defaultOf(evaluator: Evaluator, option: AttrsValue): DeclaredDefault | null {
  const given = option.attributes.get("default")?.value;
  if (!given) return null;
  const { place } = given;
  const isOwn = place !== null && evaluator.sources.files.isFile(place.file);
  return {
    place: isOwn ? place : null,
    get literal() {
      return literalOf(evaluator.force(given));
    },
  };
}
