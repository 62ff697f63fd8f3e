export type Type = "int" | "bool" | "string" | "list" | "set" | "function";

/** Random parts of an expression that are no expressions. */
export interface RandomWords {
  /** Of an attribute. */
  name(): string;
  /** A small one, now and then negative. */
  number(): number;
  /** A regular expression, as a string. */
  pattern(): string;
}

/** Makes an expression of a kind; of the rule's own where none is named. */
export type Make = (kind?: Type) => string;
/** How an expression of a kind may be made of others. */
export type ExpressionRule = (make: Make, words: RandomWords) => string;

const binary =
  (operator: string, kind: Type): ExpressionRule =>
  (make) =>
    `(${make(kind)} ${operator} ${make(kind)})`;
const call =
  (name: string, ...kinds: readonly Type[]): ExpressionRule =>
  (make) =>
    `(builtins.${name} ${kinds.map((kind) => make(kind)).join(" ")})`;

export const integers: readonly ExpressionRule[] = [
  binary("+", "int"),
  binary("-", "int"),
  binary("*", "int"),
  binary("/", "int"),
  (make) => `(- ${make()})`,
  call("length", "list"),
  call("stringLength", "string"),
  call("bitAnd", "int", "int"),
  call("bitOr", "int", "int"),
  call("bitXor", "int", "int"),
  call("ceil", "int"),
  call("floor", "int"),
  call("compareVersions", "string", "string"),
  call("add", "int", "int"),
  call("sub", "int", "int"),
  call("mul", "int", "int"),
  call("div", "int", "int"),
  (make) => `(builtins.foldl' (a: b: a + b) 0 (builtins.filter builtins.isInt ${make("list")}))`,
];

export const booleans: readonly ExpressionRule[] = [
  binary("&&", "bool"),
  binary("||", "bool"),
  binary("->", "bool"),
  (make) => `(! ${make()})`,
  (make) => `(${make("int")} == ${make("int")})`,
  (make) => `(${make("set")} == ${make("set")})`,
  (make) => `(${make("list")} != ${make("list")})`,
  (make) => `(${make("function")} == ${make("function")})`,
  ...["<", "<=", ">", ">="].flatMap((operator) => [
    binary(operator, "int"),
    binary(operator, "string"),
    binary(operator, "list"),
  ]),
  (make, words) => `(${make("set")} ? ${words.name()})`,
  (make, words) => `(${make("set")} ? ${words.name()}.${words.name()})`,
  call("hasAttr", "string", "set"),
  call("elem", "int", "list"),
  call("any", "function", "list"),
  (make) => `(builtins.all (a: a == 1) ${make("list")})`,
  call("isAttrs", "set"),
  call("isString", "string"),
  call("isFloat", "int"),
  call("isFunction", "function"),
  call("lessThan", "int", "int"),
  (make) => `(builtins.tryEval ${make("int")}).success`,
  call("hasContext", "string"),
];

export const strings: readonly ExpressionRule[] = [
  binary("+", "string"),
  (make) => `"<\${${make("string")}}>"`,
  (make) => `"\${toString ${make("int")}}-\${${make("string")}}"`,
  (make) => `(toString ${make("list")})`,
  call("toJSON", "set"),
  call("toJSON", "list"),
  call("toXML", "set"),
  call("typeOf", "int"),
  call("typeOf", "function"),
  (make, words) => `(builtins.substring ${words.number()} ${words.number()} ${make("string")})`,
  call("concatStringsSep", "string", "list"),
  (make) => `(builtins.concatStringsSep "," (map toString ${make("list")}))`,
  (make) => `(builtins.replaceStrings [ "a" ${make("string")} ] [ "<a>" ${make("string")} ] ${make("string")})`,
  call("baseNameOf", "string"),
  call("dirOf", "string"),
  (make) => `(builtins.hashString "sha256" ${make("string")})`,
  (make) => `(builtins.hashString "md5" ${make("string")})`,
  (make) => `(toString { __toString = _: ${make("string")}; })`,
  (make) => `(toString { outPath = ${make("string")}; })`,
  call("unsafeDiscardStringContext", "string"),
  (make) => `(builtins.parseDrvName ${make("string")}).name`,
];

export const lists: readonly ExpressionRule[] = [
  (make) => `[ ${make("int")} ${make("string")} ]`,
  (make) => `[ ${make("int")} ${make("int")} ${make("list")} ]`,
  binary("++", "list"),
  (make) => `(map ${make("function")} ${make("list")})`,
  call("filter", "function", "list"),
  (make) => `(builtins.filter (a: a != 1) ${make("list")})`,
  call("attrNames", "set"),
  call("attrValues", "set"),
  call("tail", "list"),
  call("concatLists", "list"),
  (make) => `(builtins.concatMap (a: [ a ${make("int")} ]) ${make("list")})`,
  (make, words) => `(builtins.genList ${make("function")} ${words.number()})`,
  (make) => `(builtins.sort (a: b: a < b) ${make("list")})`,
  call("sort", "function", "list"),
  (make) => `(builtins.sort builtins.lessThan ${make("list")})`,
  call("splitVersion", "string"),
  (make, words) => `(builtins.split ${words.pattern()} ${make("string")})`,
  (make, words) => `[ (builtins.match ${words.pattern()} ${make("string")}) ]`,
  (make, words) => `(builtins.catAttrs "${words.name()}" [ ${make("set")} ${make("set")} ])`,
  (make) =>
    `(builtins.genericClosure { startSet = [ { key = ${make("int")}; } ]; operator = a: if a.key < 3 then [ { key = a.key + 1; } ] else [ ]; })`,
  (make) => `[ (builtins.fromJSON (builtins.toJSON ${make("set")})) ]`,
];

export const sets: readonly ExpressionRule[] = [
  (make, words) => `{ ${words.name()} = ${make("int")}; e = ${make("string")}; }`,
  (make, words) => `rec { ${words.name()} = ${make("list")}; f = ${make("set")}; }`,
  (make, words) => `{ g.${words.name()} = ${make("int")}; g.h = ${make("bool")}; }`,
  binary("//", "set"),
  call("mapAttrs", "function", "set"),
  (make) => `(builtins.mapAttrs (a: b: [ a b ${make("int")} ]) ${make("set")})`,
  call("removeAttrs", "set", "list"),
  (make) => `(removeAttrs ${make("set")} [ "a" "c" ])`,
  call("intersectAttrs", "set", "set"),
  (make) => `(builtins.listToAttrs [ { name = ${make("string")}; value = ${make("int")}; } ])`,
  (make) => `(builtins.zipAttrsWith (a: b: b) [ ${make("set")} ${make("set")} ])`,
  (make) => `(builtins.groupBy toString ${make("list")})`,
  (make) => `(builtins.partition (a: a == 1) ${make("list")})`,
  (make) => `(builtins.tryEval ${make("set")})`,
  (make) => `(builtins.functionArgs ${make("function")})`,
  (make) => `{ inherit (${make("set")}) a b; }`,
  (make) => `(let d = ${make("int")}; in { inherit d; c = ${make("set")}; })`,
  (make) => `(builtins.parseDrvName ${make("string")})`,
  (make) => `{ \${${make("string")}} = ${make("int")}; }`,
];
