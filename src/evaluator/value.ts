import type { Lambda } from "../parser/syntax.ts";
import type { Place } from "../source/span.ts";
import type { Environment } from "./environment.ts";
import type { Thunk } from "./thunk.ts";

export interface NullValue {
  readonly type: "null";
}
export interface BoolValue {
  readonly type: "bool";
  readonly value: boolean;
}
/** A 64-bit signed integer. */
export interface IntValue {
  readonly type: "int";
  readonly value: bigint;
}
export interface FloatValue {
  readonly type: "float";
  readonly value: number;
}
export interface StringValue {
  readonly type: "string";
  readonly value: string;
  /** Absolute paths of files that making this string copies into the store (`"${./key}"`). */
  readonly copied: readonly string[];
  /** Derivations the string refers to: `!out!/nix/store/….drv` for an output, `=/nix/store/….drv` for all of one. */
  readonly built: readonly string[];
}
/** An absolute path; files of the repository lie under `sourceRoot`. */
export interface PathValue {
  readonly type: "path";
  readonly value: string;
}
export interface ListValue {
  readonly type: "list";
  readonly elements: readonly Thunk[];
  /** Parts that are not known (`[ a ] ++ unknown`): other elements may stand anywhere. Empty for a closed list. */
  readonly open: readonly UnknownValue[];
}
export interface Attribute {
  readonly value: Thunk;
  /** Where its name stands, where it was written in the repository. */
  readonly place: Place | null;
}
export interface AttrsValue {
  readonly type: "attrs";
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** Where other attributes may come from (`known // unknown`); `null` for a closed set. */
  readonly open: UnknownValue | null;
  /** Set where the value is a NixOS, darwin or home configuration. */
  readonly configuration: ConfigurationCall | null;
}
/** A call of `nixosSystem`, `darwinSystem` or `homeManagerConfiguration`. */
export interface ConfigurationCall {
  readonly builder: "nixos" | "darwin" | "home";
  readonly argument: Thunk;
  readonly place: Place | null;
}
export interface ClosureValue {
  readonly type: "closure";
  readonly lambda: Lambda;
  readonly environment: Environment;
}
export interface PrimitiveValue {
  readonly type: "primitive";
  readonly name: string;
  readonly arity: number;
  /** Arguments given so far; fewer than `arity`. */
  readonly given: readonly Thunk[];
  readonly run: (given: readonly Thunk[], place: Place | null) => Value;
}
/**
 * What cannot be known. It absorbs selection, application, interpolation and `with`,
 * and remembers where it came from, so that `inputs.home-manager.nixosModules.default` is still recognised as that.
 */
export interface UnknownValue {
  readonly type: "unknown";
  /** In words for people: "the value of 'config' is only known to the module system". */
  readonly reason: string;
  /** As a Nix expression where there is one: `inputs.nixpkgs.lib`, `modulesPath + "/x.nix"`. */
  readonly origin: string | null;
  /** What it may be, where that is known (`if unknown then a else b`): none is sure, one is right. */
  readonly alternatives: readonly Thunk[];
  /** A path with `*` for the parts that are not known. */
  readonly glob: string | null;
  /** As the rest of a set: the attributes there may be, `null` for any. */
  readonly names: ReadonlySet<string> | null;
}

export type Value =
  | NullValue
  | BoolValue
  | IntValue
  | FloatValue
  | StringValue
  | PathValue
  | ListValue
  | AttrsValue
  | ClosureValue
  | PrimitiveValue
  | UnknownValue;

export const nullValue: NullValue = { type: "null" };
export const trueValue: BoolValue = { type: "bool", value: true };
export const falseValue: BoolValue = { type: "bool", value: false };
export const emptyList: ListValue = { type: "list", elements: [], open: [] };
export const emptyAttrs: AttrsValue = { type: "attrs", attributes: new Map(), open: null, configuration: null };

export function bool(value: boolean): BoolValue {
  return value ? trueValue : falseValue;
}

const smallIntegers: readonly IntValue[] = Array.from({ length: 256 }, (_, n) => ({ type: "int", value: BigInt(n) }));

/** An integer of 64 bits; those who compute it check the range. */
export function int(value: bigint | number): IntValue {
  const small = value >= 0 && value < 256 ? smallIntegers[Number(value)] : undefined;
  return small ?? { type: "int", value: BigInt.asIntN(64, BigInt(value)) };
}

export function float(value: number): FloatValue {
  return { type: "float", value };
}

const noContext: readonly string[] = [];

export function string(
  value: string,
  copied: readonly string[] = noContext,
  built: readonly string[] = noContext,
): StringValue {
  return { type: "string", value, copied, built };
}

export function path(value: string): PathValue {
  return { type: "path", value };
}

const nothingOpen: readonly UnknownValue[] = [];

export function list(elements: readonly Thunk[], open: readonly UnknownValue[] = nothingOpen): ListValue {
  return { type: "list", elements, open };
}

export function attrs(
  attributes: ReadonlyMap<string, Attribute>,
  open: UnknownValue | null = null,
  configuration: ConfigurationCall | null = null,
): AttrsValue {
  return { type: "attrs", attributes, open, configuration };
}

const noAlternatives: readonly Thunk[] = [];

interface KnownOfUnknown {
  readonly origin?: string | null;
  readonly alternatives?: readonly Thunk[];
  readonly glob?: string | null;
  readonly names?: ReadonlySet<string> | null;
}

export function unknown(reason: string, known: KnownOfUnknown = {}): UnknownValue {
  return {
    type: "unknown",
    reason,
    origin: known.origin ?? null,
    alternatives: known.alternatives ?? noAlternatives,
    glob: known.glob ?? null,
    names: known.names ?? null,
  };
}

/** Nix's own word for a value's type, as `builtins.typeOf` gives it. */
export function typeName(value: Value): string {
  switch (value.type) {
    case "attrs":
      return "set";
    case "closure":
    case "primitive":
      return "lambda";
    default:
      return value.type;
  }
}

/** The type with its article, for messages: "a set", "an integer". */
export function describeType(value: Value): string {
  switch (value.type) {
    case "null":
      return "null";
    case "bool":
      return "a Boolean";
    case "int":
      return "an integer";
    case "float":
      return "a float";
    case "attrs":
      return "a set";
    case "closure":
      return "a function";
    case "primitive":
      return "a built-in function";
    default:
      return `a ${value.type}`;
  }
}
