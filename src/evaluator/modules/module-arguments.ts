import type { Lambda } from "../../parser/syntax.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { Thunk } from "../thunk.ts";
import { hiddenAttribute, selectUnknown } from "../unknown.ts";
import { type Attribute, type AttrsValue, attrs, string, type UnknownValue, unknown, type Value } from "../value.ts";

/** Where the arguments of module functions come from. */
export interface ArgumentSources {
  /** `config`, `options`, `lib`, and `specialArgs` over them. */
  readonly given: AttrsValue;
  /** What the program around the modules passes, unless `_module.args` says otherwise (`pkgs`). */
  readonly fallback: AttrsValue;
  /** `config._module.args`; `null` while modules are still being looked for, which it cannot say anything to. */
  readonly defined: () => Value | null;
  /** Why an argument may come from elsewhere; `null` where a name that nothing defines is a mistake. */
  readonly unseen: UnknownValue | null;
}

/** What modules of one evaluation are called with. */
export class ModuleArguments {
  readonly #sources: ArgumentSources;
  /** By the names that are asked for: most modules ask for the same. */
  readonly #known = new Map<string, Thunk>();
  readonly #defined = new Map<string, Attribute>();

  constructor(sources: ArgumentSources) {
    this.#sources = sources;
  }

  /** The argument for one module: beside what all get, `_module.args` for the names that its formals ask for. */
  of(module: Value): Thunk {
    const { names, key } = askedNames(module);
    let argument = this.#known.get(key);
    if (!argument) {
      const { given, unseen } = this.#sources;
      const value = attrs(this.#attributes(names), given.open ?? unseen);
      // What is in it may change.
      argument = new VolatileThunk(() => ({ value, isFinal: true }));
      this.#known.set(key, argument);
    }
    return argument;
  }

  #attributes(asked: readonly string[]): ReadonlyMap<string, Attribute> {
    const { fallback, given } = this.#sources;
    const attributes = new Map<string, Attribute>(fallback.attributes);
    for (const name of asked) attributes.set(name, this.#definedAttribute(name));
    for (const [name, attribute] of given.attributes) attributes.set(name, attribute);
    return attributes;
  }

  #definedAttribute(name: string): Attribute {
    let attribute = this.#defined.get(name);
    if (!attribute) {
      attribute = { value: new VolatileThunk(() => definedArgument(this.#sources, name)), place: null };
      this.#defined.set(name, attribute);
    }
    return attribute;
  }
}

interface AskedNames {
  readonly names: readonly string[];
  readonly key: string;
}

const askedBy = new WeakMap<Lambda, AskedNames>();

/** The names that the formals of a module ask for; told once for all hosts. */
function askedNames(module: Value): AskedNames {
  if (module.type !== "closure") return withKey(declaredNames(module));
  let asked = askedBy.get(module.lambda);
  if (!asked) {
    asked = withKey(module.lambda.formals?.formals.map(({ name }) => name.name) ?? []);
    askedBy.set(module.lambda, asked);
  }
  return asked;
}

function withKey(names: readonly string[]): AskedNames {
  return { names, key: names.join(" ") };
}

function declaredNames(module: Value): readonly string[] {
  const declared = module.type === "attrs" ? module.attributes.get("__functionArgs")?.value.force() : undefined;
  return declared?.type === "attrs" ? [...declared.attributes.keys()] : [];
}

/** `null` as long as the answer may change. */
function definedArgument(sources: ArgumentSources, name: string): { value: Value; isFinal: boolean } {
  const defined = sources.defined();
  const fallback = sources.fallback.attributes.get(name);
  const found = defined?.type === "attrs" ? defined.attributes.get(name) : undefined;
  if (found) return { value: found.value.force(), isFinal: true };
  const isFinal = defined !== null;
  if (fallback) return { value: fallback.value.force(), isFinal };
  const others = unknown("an argument that only the module system knows", { origin: "_module.args" });
  if (sources.given.open) return { value: selectUnknown(sources.given.open, name), isFinal };
  if (!defined || sources.unseen) return { value: selectUnknown(others, name), isFinal };
  const hidden = defined.type === "attrs" ? hiddenAttribute(defined, name) : null;
  if (hidden || defined.type === "unknown") return { value: selectUnknown(hidden ?? others, name), isFinal };
  throw new EvaluationError(`no module argument is called '${name}'`, null, "thrown");
}

/** A value that is asked again until it is final. */
export class VolatileThunk extends Thunk {
  readonly #ask: () => { readonly value: Value; readonly isFinal: boolean };
  #final: Value | null = null;

  constructor(ask: () => { readonly value: Value; readonly isFinal: boolean }) {
    super(() => unknown("the value is asked for by another way"));
    this.#ask = ask;
  }

  override force(): Value {
    if (this.#final) return this.#final;
    const { value, isFinal } = this.#ask();
    if (isFinal) this.#final = value;
    return value;
  }

  override get settledValue(): Value | undefined {
    return this.#final ?? undefined;
  }

  override get isVolatile(): boolean {
    return true;
  }

  override get isForced(): boolean {
    return this.#final !== null;
  }
}

/** A module that passes one argument on: `{ _module.args.name = "…"; }`. */
export function argumentModule(name: string, value: string): Value {
  const nested = (key: string, inner: Value) => attrs(new Map([[key, { value: Thunk.of(inner), place: null }]]));
  return nested("_module", nested("args", nested(name, string(value))));
}
