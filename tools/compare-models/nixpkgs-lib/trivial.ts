import {
  anything,
  bool,
  float,
  integer,
  lazily,
  list,
  natural,
  nested,
  onAnything,
  scalar,
  set,
  text,
  written,
} from "../arguments.ts";
import type { Signatures } from "../signature-cases.ts";

const value = lazily(scalar);
const functions = written(
  "(x: x)",
  "({ a, b ? 1 }: a)",
  "{ __functor = _: x: x; }",
  "{ __functor = _: { c }: c; __functionArgs = { c = true; }; }",
  "builtins.map",
);
const maybeFunction = written("(x: x)", "1", "{ }", "{ __functor = _: x: x; }", "{ __functor = 1; }", "null", '"s"');
const overlay = written(
  "(final: prev: { a = (prev.a or 0) + 1; })",
  "(final: prev: { b = final.a; })",
  "(_: _: { })",
  "(final: prev: { c = prev; })",
);
const base = written("(self: { a = 1; })", "(self: { a = self.b; b = 2; })", "(_: { })");

export const trivial: Signatures = {
  id: [value],
  const: [value, value],
  flip: [written("(a: b: [ a b ])"), value, value],
  pipe: [scalar, list(onAnything, 4)],
  concat: [list(value), list(value)],
  or: [bool, lazily(bool)],
  and: [bool, lazily(bool)],
  xor: [bool, bool],
  bitAnd: [integer, integer],
  bitOr: [integer, integer],
  bitXor: [integer, integer],
  bitNot: [integer],
  add: [integer, integer],
  sub: [integer, integer],
  mul: [integer, integer],
  div: [integer, integer],
  lessThan: [integer, integer],
  boolToString: [bool],
  boolToYesNo: [bool],
  mergeAttrs: [set(value), set(value)],
  defaultTo: [value, written("null", "1")],
  mapNullable: [onAnything, scalar],
  min: [integer, integer],
  max: [integer, integer],
  mod: [integer, integer],
  compare: [integer, integer],
  splitByAndCompare: [
    written("(x: x > 2)"),
    written("(a: b: if a < b then -1 else 1)"),
    written("(a: b: 7)"),
    integer,
    integer,
  ],
  importJSON: [written('(root + "/data.json")', '(root + "/data.txt")')],
  importTOML: [written('(root + "/data.toml")', '(root + "/data.txt")')],
  readFile: [written('(root + "/data.json")')],
  pathExists: [written('(root + "/data.json")', '(root + "/none")', "root")],
  warn: [text, value],
  warnIf: [bool, text, value],
  warnIfNot: [bool, text, value],
  throwIf: [bool, text, value],
  throwIfNot: [bool, text, value],
  info: [text, value],
  showWarnings: [list(text, 3), value],
  checkListOfEnum: [text, list(natural), list(natural, 3), value],
  isFunction: [maybeFunction],
  functionArgs: [functions],
  setFunctionArgs: (random) =>
    `let g = f ${functions(random)} { q = true; }; in [ (builtins.attrNames g) g.__functionArgs ]`,
  mirrorFunctionArgs: (random) => `(f ${functions(random)} (x: [ x ])).__functionArgs`,
  toFunction: (random) => `let g = f (${maybeFunction(random)}); in g 5`,
  fromHexString: [written('"ff"', '"0xFF"', '"0"', '"0x7fffffff"', '"DEADbeef"', '"xyz"', '""', '"7fffffffffffffff"')],
  toHexString: [written("0", "255", "4096", "123456789", "15", "16")],
  toBaseDigits: [written("2", "8", "10", "16", "1"), written("0", "1", "7", "255", "1000", "(-1)")],
  isBool: [anything],
  isInt: [anything],
  isFloat: [anything],
  seq: [value, value],
  deepSeq: [nested(2, value), scalar],
  ceil: [float],
  floor: [float],
  genericClosure: [
    written(
      "{ startSet = [ { key = 1; } ]; operator = x: if x.key < 4 then [ { key = x.key + 1; } ] else [ ]; }",
      "{ startSet = [ ]; operator = _: [ ]; }",
      '{ startSet = [ { key = "a"; } { key = "a"; n = 1; } ]; operator = _: [ ]; }',
    ),
  ],
  oldestSupportedReleaseIsAtLeast: [written("2411", "2505", "2511", "9999")],
  isInOldestRelease: [written("2411", "9999")],
  oldestSupportedRelease: "value",
};

export const fixedPoints: Signatures = {
  fix: [written("(self: { a = 1; b = self.a; })", "(self: 1)", "(self: { c = self ? a; })")],
  "fix'": [written("(self: { a = 1; b = self.a; })", "(self: { })")],
  converge: [written("(x: if x > 10 then 10 else x + 3)", "(x: x / 2)"), natural],
  extends: (random) => `let fix = g: let x = g x; in x; in fix (f ${overlay(random)} ${base(random)})`,
  composeExtensions: (random) => `f ${overlay(random)} ${overlay(random)} { a = 5; } ${scalarSet(random)}`,
  composeManyExtensions: (random) => `f ${list(overlay, 4)(random)} { a = 5; } ${scalarSet(random)}`,
  makeExtensible: (random) =>
    `let s = f ${base(random)}; in removeAttrs (s.extend ${overlay(random)}) [ "extend" "__unfix__" ]`,
  makeExtensibleWithCustomName: (random) => `builtins.attrNames ((f "more" ${base(random)}).more ${overlay(random)})`,
  toExtension: (random) =>
    `f ${written("{ x = 1; }", "(prev: { y = prev.a or 0; })", "(final: prev: { z = final.a; })")(random)} { a = 5; } { a = 6; }`,
};

const scalarSet = set(scalar);
