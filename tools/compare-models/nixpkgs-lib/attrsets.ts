import {
  anything,
  attributePath,
  bool,
  derivation,
  filledList,
  lazily,
  list,
  name,
  natural,
  nested,
  nestedSet,
  onAnything,
  onNameAndValue,
  operator,
  scalar,
  set,
  test,
  testNameAndValue,
  text,
  written,
} from "../arguments.ts";
import type { Signatures } from "../signature-cases.ts";

const flat = set(lazily(scalar));
const lists = set(list(scalar, 3), 4);
const pairs = written(
  '(n: v: { name = n + "x"; value = v; })',
  '(n: v: { name = "same"; value = n; })',
  "(n: v: { name = n; value = [ v ]; })",
);
const toSet = written("(n: v: { ${n} = v; })", "(n: v: { })", '(n: v: { "${n}1" = n; b = v; })');
const test3 = written(
  "(_: _: _: false)",
  "(_: _: _: true)",
  "(path: l: r: builtins.length path > 1)",
  "(_: l: r: !(builtins.isAttrs l && builtins.isAttrs r))",
);
const onPath = written("(path: v: path)", "(path: v: v)", '(path: v: builtins.concatStringsSep "." path)');
const goesInside = written("(v: true)", "(v: false)", "(v: !(v ? a))");
const goesInsideAt = written("(path: v: true)", "(path: v: builtins.length path < 2)", "(_: v: !(v ? a))");
const package_ = derivation;
const updates = list(
  written(
    "{ path = [ ]; update = x: { old = x; }; }",
    '{ path = [ "a" ]; update = x: [ x ]; }',
    '{ path = [ "a" "b" ]; update = _: 1; }',
    '{ path = [ "c" ]; update = _: { }; }',
    '{ path = [ "c" "d" ]; update = x: 3; }',
    '{ path = [ "b" ]; update = x: x; }',
  ),
  4,
);
const values = nested(2, lazily(scalar));

export const attrsets: Signatures = {
  attrByPath: [attributePath, lazily(scalar), nestedSet],
  hasAttrByPath: [attributePath, nestedSet],
  longestValidPathPrefix: [attributePath, nestedSet],
  setAttrByPath: [attributePath, lazily(scalar)],
  getAttrFromPath: [attributePath, nestedSet],
  updateManyAttrsByPath: [updates, nestedSet],
  showAttrPath: [list(name, 4)],
  attrVals: [list(name, 3), flat],
  attrValues: [flat],
  attrNames: [flat],
  getAttrs: [list(name, 3), flat],
  getAttr: [name, flat],
  hasAttr: [name, flat],
  isAttrs: [values],
  catAttrs: [name, list(flat)],
  listToAttrs: [
    list(written('{ name = "a"; value = 1; }', '{ name = "b"; value = throw "x"; }', '{ name = "a"; value = 2; }')),
  ],
  intersectAttrs: [flat, flat],
  removeAttrs: [flat, list(name, 3)],
  mapAttrs: [onNameAndValue, flat],
  nameValuePair: [name, lazily(scalar)],
  genAttrs: [list(name, 4), written("(n: n)", "(n: [ n ])", '(n: throw "x")')],
  "genAttrs'": [list(name, 4), written('(n: { name = n + "1"; value = n; })', '(n: { name = "k"; value = n; })')],
  optionalAttrs: [bool, lazily(flat)],
  filterAttrs: [testNameAndValue, flat],
  filterAttrsRecursive: [testNameAndValue, nestedSet],
  "mapAttrs'": [pairs, flat],
  mapAttrsToList: [onNameAndValue, flat],
  attrsToList: [flat],
  concatMapAttrs: [toSet, flat],
  mergeAttrsList: [list(lazily(flat), 4)],
  foldlAttrs: [
    written("(acc: n: v: acc ++ [ n v ])", "(acc: n: v: [ acc ])", "(acc: n: v: acc ++ [ n ])"),
    written("[ ]"),
    flat,
  ],
  foldAttrs: [written("(item: acc: [ item ] ++ acc)", "(item: acc: [ acc ])"), written("[ ]"), list(flat, 4)],
  collect: [written("builtins.isString", "builtins.isInt", "builtins.isList", "(x: x ? a)", "(x: true)"), nestedSet],
  cartesianProduct: [lists],
  mapCartesianProduct: [written("(x: x)", "builtins.attrNames"), lists],
  mapAttrsRecursive: [onPath, nestedSet],
  mapAttrsRecursiveCond: [goesInside, onPath, nestedSet],
  mapAttrsToListRecursive: [onPath, nestedSet],
  mapAttrsToListRecursiveCond: [goesInsideAt, onPath, nestedSet],
  zipAttrsWithNames: [list(name, 3), written("(n: vs: vs)", "(n: vs: n)"), list(flat, 4)],
  zipAttrsWith: [written("(n: vs: vs)", "(n: vs: builtins.length vs)"), list(flat, 4)],
  zipAttrs: [list(flat, 4)],
  recursiveUpdateUntil: [test3, nestedSet, nestedSet],
  recursiveUpdate: [nestedSet, nestedSet],
  matchAttrs: [set(nested(1)), set(nested(1))],
  overrideExisting: [flat, flat],
  unionOfDisjoint: [flat, flat],
  isDerivation: [written('{ type = "derivation"; }', "{ }", "1", "null", "[ ]", "{ type = 1; }")],
  recurseIntoAttrs: [flat],
  dontRecurseIntoAttrs: [flat],
  getOutput: [written('"out"', '"dev"', '"bin"', '"none"'), package_],
  getFirstOutput: [filledList(written('"out"', '"dev"', '"bin"', '"none"')), package_],
  getBin: [package_],
  getLib: [package_],
  getDev: [package_],
  getMan: [package_],
  getStatic: [package_],
  getInclude: [package_],
  chooseDevOutputs: [list(package_, 3)],
};

/** `lib` itself holds most functions of its sets again; here are those that are seldom met elsewhere. */
export const topLevel: Signatures = {
  mergeAttrs: [flat, flat],
  replicate: [natural, text],
  mapNullable: [onAnything, anything],
  foldr: [operator, natural, list(natural)],
  all: [test, list(scalar)],
};
