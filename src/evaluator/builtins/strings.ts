import type { Place } from "../../source/span.ts";
import { type Coercion, coerceToString, UnknownOperand } from "../coerce.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { TextBuilder } from "../interpolate.ts";
import type { Machine } from "../machine.ts";
import { mergeContexts, withContext } from "../string-context.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import {
  elementsOf,
  integerOf,
  known,
  type PrimitiveTable,
  plainTextOf,
  primitive1,
  primitive2,
  primitive3,
  setOf,
  stringOf,
  textOf,
} from "./primitive.ts";
import { fromBytes, toBytes } from "./regular-expression/bytes.ts";
import { compareVersions, parseDrvName, splitVersion } from "./versions.ts";

/** The string a value stands for, as most builtins take one: with `__toString`, `outPath` and paths. */
export function coercedText(
  machine: Machine,
  value: Thunk,
  place: Place | null,
  coercion: Coercion = "interpolation",
): V.StringValue {
  const text = coerceToString(machine, value.force(), place, coercion);
  if (text.type === "unknown") throw new UnknownOperand(text);
  if (text.type === "string") return text;
  throw new EvaluationError(`cannot coerce ${V.describeType(text)} to a string`, place);
}

export const stringPrimitives: PrimitiveTable = {
  toString: primitive1((machine, value, place) => coerceToString(machine, value.force(), place, "toString")),
  stringLength: primitive1((machine, value, place) => V.int(toBytes(coercedText(machine, value, place).value).length)),
  substring: primitive3((machine, start, length, text, place) => {
    const from = Number(integerOf(start, place));
    if (from < 0) throw new EvaluationError("negative start position in 'substring'", place);
    const count = Number(integerOf(length, place));
    return sliceBytes(coercedText(machine, text, place), from, count);
  }),
  concatStringsSep: primitive2((machine, separator, list, place) => {
    const between = separator.force();
    if (between.type !== "unknown") stringOf(separator, place);
    const text = new TextBuilder();
    for (const [index, element] of elementsOf(list, place).entries()) {
      if (index > 0) text.add(between);
      text.add(coerceToString(machine, element.force(), place, "interpolation"));
    }
    const joined = text.build();
    if (joined.type === "string") machine.spend(joined.value.length >> 5);
    return joined;
  }),
  replaceStrings: primitive3((machine, from, to, text, place) => replaceStrings(machine, from, to, text, place)),
  baseNameOf: primitive1((machine, value, place) => {
    const text = coercedText(machine, value, place, "path");
    return withContext(baseName(text.value), text);
  }),
  dirOf: primitive1((machine, value, place) => {
    const given = known(value);
    const text = coercedText(machine, value, place, "path");
    const slash = text.value.lastIndexOf("/");
    const folder = slash < 0 ? "." : slash === 0 ? "/" : text.value.slice(0, slash);
    return given.type === "path" ? V.path(folder) : withContext(folder, text);
  }),
  compareVersions: primitive2((_, a, b, place) => {
    const left = plainTextOf(a, place);
    return V.int(compareVersions(left, plainTextOf(b, place)));
  }),
  splitVersion: primitive1((_, text, place) =>
    V.list(splitVersion(plainTextOf(text, place)).map((part) => Thunk.of(V.string(part)))),
  ),
  parseDrvName: primitive1((_, text, place) => {
    const { name, version } = parseDrvName(plainTextOf(text, place));
    return setOf({ name: V.string(name), version: V.string(version) });
  }),
};

/** Nix counts bytes; a slice that cuts a character is no text. */
function sliceBytes(text: V.StringValue, from: number, count: number): V.Value {
  const bytes = toBytes(text.value);
  const slice = fromBytes(count < 0 ? bytes.slice(from) : bytes.slice(from, from + count));
  return slice === null ? V.unknown("a part of a character is no text") : withContext(slice, text);
}

function replaceStrings(machine: Machine, from: Thunk, to: Thunk, text: Thunk, place: Place | null): V.Value {
  const patterns = elementsOf(from, place);
  const replacements = elementsOf(to, place);
  if (patterns.length !== replacements.length) {
    throw new EvaluationError("'from' and 'to' arguments to 'replaceStrings' have different lengths", place);
  }
  const searched = patterns.map((element) => toBytes(textOf(element, place)));
  const subject = stringOf(text, place);
  const used = new Map<number, string>();
  let context: V.StringValue = subject;
  const replacement = (index: number) => {
    let bytes = used.get(index);
    if (bytes === undefined) {
      const value = stringOf(replacements[index] as Thunk, place);
      context = withContext("", mergeContexts(context, value));
      bytes = toBytes(value.value);
      used.set(index, bytes);
    }
    machine.spend((bytes.length >> 5) + 1);
    return bytes;
  };
  const replaced = fromBytes(replaceAll(toBytes(subject.value), searched, replacement));
  return replaced === null ? V.unknown("a part of a character is no text") : withContext(replaced, context);
}

/** The first pattern that matches at each place wins; an empty pattern matches everywhere. */
function replaceAll(text: string, patterns: readonly string[], replacement: (index: number) => string): string {
  let result = "";
  let position = 0;
  while (position <= text.length) {
    const index = patterns.findIndex((pattern) => text.startsWith(pattern, position));
    if (index >= 0) result += replacement(index);
    const length = index >= 0 ? (patterns[index] as string).length : 0;
    if (length === 0) {
      if (position < text.length) result += text[position];
      position++;
    } else position += length;
  }
  return result;
}

function baseName(text: string): string {
  const trimmed = text.length > 1 && text.endsWith("/") ? text.slice(0, -1) : text;
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
}
