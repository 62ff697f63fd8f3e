import { coerceToString } from "../coerce.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { TextBuilder } from "../interpolate.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import {
  elementsOf,
  integerOf,
  known,
  type PrimitiveTable,
  primitive1,
  primitive2,
  primitive3,
  setOf,
  stringOf,
  textOf,
} from "./primitive.ts";
import { toRegExp } from "./regular-expression.ts";
import { compareVersions, parseDrvName, splitVersion } from "./versions.ts";

export const stringPrimitives: PrimitiveTable = {
  toString: primitive1((machine, value, place) => coerceToString(machine, value.force(), place, "toString")),
  stringLength: primitive1((machine, value, place) => {
    const text = coerceToString(machine, known(value), place, "interpolation");
    return V.int(new TextEncoder().encode(textOf(Thunk.of(text), place)).length);
  }),
  substring: primitive3((machine, start, length, text, place) => {
    const from = Number(integerOf(start, place));
    if (from < 0) throw new EvaluationError("negative start position in 'substring'", place);
    const count = Number(integerOf(length, place));
    const value = coerceToString(machine, known(text), place, "interpolation");
    return sliceBytes(textOf(Thunk.of(value), place), from, count);
  }),
  concatStringsSep: primitive2((machine, separator, list, place) => {
    const between = separator.force();
    const text = new TextBuilder();
    for (const [index, element] of elementsOf(list, place).entries()) {
      if (index > 0) text.add(between);
      text.add(coerceToString(machine, element.force(), place, "interpolation"));
    }
    return text.build();
  }),
  replaceStrings: primitive3((_, from, to, text, place) => {
    const patterns = elementsOf(from, place).map((element) => textOf(element, place));
    const replacements = elementsOf(to, place);
    if (patterns.length !== replacements.length) {
      throw new EvaluationError("'from' and 'to' arguments to 'replaceStrings' have different lengths", place);
    }
    return V.string(replaceAll(textOf(text, place), patterns, (index) => textOf(replacements[index] as Thunk, place)));
  }),
  match: primitive2((_, pattern, text, place) => {
    const found = toRegExp(textOf(pattern, place), "whole", place).exec(textOf(text, place));
    return found ? V.list(found.slice(1).map((group) => Thunk.of(groupValue(group)))) : V.nullValue;
  }),
  split: primitive2((_, pattern, text, place) => splitText(textOf(pattern, place), textOf(text, place), place)),
  baseNameOf: primitive1((machine, value, place) => {
    const text = known(coerced(value, () => coerceToString(machine, value.force(), place, "interpolation")));
    return V.string(baseName((text as V.StringValue).value));
  }),
  dirOf: primitive1((machine, value, place) => {
    const given = known(value);
    const text = stringOf(Thunk.of(coerceToString(machine, given, place, "interpolation")), place).value;
    const slash = text.lastIndexOf("/");
    const folder = slash < 0 ? "." : slash === 0 ? "/" : text.slice(0, slash);
    return given.type === "path" ? V.path(folder) : V.string(folder);
  }),
  compareVersions: primitive2((_, a, b, place) => V.int(compareVersions(textOf(a, place), textOf(b, place)))),
  splitVersion: primitive1((_, text, place) =>
    V.list(splitVersion(textOf(text, place)).map((part) => Thunk.of(V.string(part)))),
  ),
  parseDrvName: primitive1((_, text, place) => {
    const { name, version } = parseDrvName(textOf(text, place));
    return setOf({ name: V.string(name), version: V.string(version) });
  }),
  hasContext: primitive1((_, text, place) => V.bool(stringOf(text, place).copied.length > 0)),
  unsafeDiscardStringContext: primitive1((_, text, place) => V.string(textOf(text, place))),
  unsafeDiscardOutputDependency: primitive1((_, text, place) => stringOf(text, place)),
};

function coerced(value: Thunk, compute: () => V.Value): Thunk {
  return new Thunk(compute, value.place);
}

/** Nix counts bytes; text that is plain ASCII needs no detour. */
function sliceBytes(text: string, from: number, count: number): V.Value {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === text.length) return V.string(count < 0 ? text.slice(from) : text.slice(from, from + count));
  const slice = count < 0 ? bytes.subarray(from) : bytes.subarray(from, from + count);
  return V.string(new TextDecoder().decode(slice));
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

function groupValue(group: string | undefined): V.Value {
  return group === undefined ? V.nullValue : V.string(group);
}

function splitText(pattern: string, text: string, place: Thunk["place"]): V.Value {
  const parts: Thunk[] = [];
  let position = 0;
  for (const found of text.matchAll(toRegExp(pattern, "anywhere", place))) {
    parts.push(Thunk.of(V.string(text.slice(position, found.index))));
    parts.push(Thunk.of(V.list(found.slice(1).map((group) => Thunk.of(groupValue(group))))));
    position = found.index + found[0].length;
  }
  parts.push(Thunk.of(V.string(text.slice(position))));
  return V.list(parts);
}

function baseName(text: string): string {
  const trimmed = text.length > 1 && text.endsWith("/") ? text.slice(0, -1) : text;
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
}
