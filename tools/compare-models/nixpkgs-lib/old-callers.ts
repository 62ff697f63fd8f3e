import { anything, bool, derivation, list, name, natural, one, scalar, set, text, written } from "../arguments.ts";
import type { Signatures } from "../signature-cases.ts";

const flat = set(scalar);
const flags = written('{ flags = [ "x" "y" ]; z = true; }', "{ z = false; a = 1; }", "{ }");
const flagName = written('"x"', '"z"', '"true"', '"false"', '"n"', '"a"');
const given = written('[ [ "n" 5 ] [ "m" null ] ]', "[ ]");
const input = (random: Parameters<typeof flat>[0], more: string) =>
  `f { inputList = ${list(natural, 7)(random)}; ${more} }`;
const merger = written("(a: b: a // b)");
const inputs = written(
  "{ buildInputs = [ 1 ]; n = 1; }",
  "{ buildInputs = [ 2 ]; passthru = { a = 1; }; }",
  '{ postInstall = "x"; passthru = { b = 2; }; }',
  "{ buildPhase = 1; }",
);

export const misc: Signatures = {
  maybeAttr: [name, scalar, flat],
  maybeAttrNullable: [name, scalar, flat],
  setAttr: [flat, name, scalar],
  setAttrMerge: [name, scalar, flat, written("(x: [ x ])")],
  nvs: [name, scalar],
  defaultMergeArg: [flat, one(flat, written("(x: x // { q = 1; })"))],
  defaultMerge: [flat, one(flat, written("(x: { q = x; })"))],
  foldArgs: (random) =>
    `let r = f ${merger(random)} (x: { sum = x; }) { a = 1; } ${written("{ b = 2; }", "(x: { c = x.a; })", "{ a = 3; }")(random)}; in [ r.sum (r.override { z = 1; }).sum ]`,
  ifEnable: [bool, one(scalar, list(scalar), flat)],
  checkFlag: [flags, flagName],
  getValue: [flags, given, flagName],
  checkReqs: [flags, given, list(written('[ "x" "n" ]', '[ "q" "n" ]', '[ "true" "m" ]', '[ "z" ]'), 3)],
  condConcat: [text, written('[ true "a" false "b" ]', "[ ]", '[ false "q" ]'), written("(x: x)", "(x: !x)")],
  imap: [written("(i: x: [ i x ])"), list(scalar)],
  uniqList: (random) => input(random, random.chance(0.4) ? "acc = [ 1 ];" : ""),
  uniqListExt: (random) => input(random, random.chance(0.5) ? "getter = x: x / 2;" : "outputList = [ 3 ];"),
  lazyGenericClosure: (random) =>
    `f { startSet = ${list(written("{ key = 1; }", "{ key = 2; }"), 4)(random)}; operator = x: if x.key < 5 then [ { key = x.key + 2; } ] else [ ]; }`,
  innerModifySumArgs: (random) => `f (a: b: { inherit a; }) { x = 1; } ${flat(random)} null`,
  modifySumArgs: (random) => `f (a: b: { inherit a b; }) { x = 1; } ${flat(random)} null`,
  innerClosePropagation: (_) => "map (p: p.n) (f [ ] [ { n = 1; propagatedBuildInputs = [ { n = 2; } ]; } null ])",
  closePropagationSlow: (_) =>
    "map (p: p.n) (f [ { n = 1; propagatedBuildInputs = [ { n = 2; } { n = 3; } ]; } { n = 4; } ])",
  closePropagationFast: (random) => `map (p: p.name) (f ${list(derivation, 4)(random)})`,
  closePropagation: (random) => `map (p: p.name) (f ${list(derivation, 4)(random)})`,
  mergeAttrsWithFunc: [written("(a: b: [ a b ])"), flat, flat],
  mergeAttrsConcatenateValues: [flat, flat],
  mergeAttrsNoOverride: [written("{ }", '{ mergeLists = [ "n" ]; }'), inputs, inputs],
  mergeAttrByFunc: (random) =>
    `removeAttrs (f ${inputs(random)} (${inputs(random)} // { mergeAttrBy = { n = a: b: [ a b ]; }; })) [ "mergeAttrBy" ]`,
  mergeAttrsByFuncDefaults: (random) => `removeAttrs (f ${list(inputs, 4)(random)}) [ "mergeAttrBy" ]`,
  mergeAttrsByFuncDefaultsClean: [list(inputs, 4)],
  mergeAttrBy: (_) => "builtins.mapAttrs (_: g: builtins.isFunction g) f",
  nixType: [one(anything, derivation)],
  fakeHash: "value",
  fakeSha256: "value",
  fakeSha512: "value",
};
