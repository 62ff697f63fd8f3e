import type { Random } from "../fuzz/random.ts";

/**
 * Makes random programs that mostly have a value. `type` is what an expression should give; now and then it gives
 * something else, so that errors are compared as well.
 */
type Type = "int" | "bool" | "string" | "list" | "set" | "function";

const types: readonly Type[] = ["int", "bool", "string", "list", "set", "function"];
const names: readonly string[] = ["a", "b", "c", "d", "x-y"];
const plainNames: readonly string[] = ["a", "b", "c", "d"];

export function randomExpression(random: Random): string {
  return new Generator(random).expression(random.pick(["int", "bool", "string", "list", "set"]), 5);
}

class Generator {
  readonly #random: Random;
  /** Names that are in scope, for some type or other. */
  readonly #scope: { readonly name: string; readonly type: Type }[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return this.#random.pick(items);
  }

  expression(wanted: Type, depth: number): string {
    const type = this.#random.chance(0.03) ? this.#pick(types) : wanted;
    if (depth <= 0 || this.#random.chance(0.12)) return this.#leaf(type);
    const make = (kind: Type = type) => this.expression(kind, depth - 1);
    if (this.#random.chance(0.3)) return this.#general(type, depth - 1);
    switch (type) {
      case "int":
        return this.#pick(integers)(make, this);
      case "bool":
        return this.#pick(booleans)(make, this);
      case "string":
        return this.#pick(strings)(make, this);
      case "list":
        return this.#pick(lists)(make, this);
      case "set":
        return this.#pick(sets)(make, this);
      case "function":
        return this.lambda(depth - 1);
    }
  }

  #leaf(type: Type): string {
    const known = this.#scope.filter((entry) => entry.type === type);
    if (known.length > 0 && this.#random.chance(0.6)) return this.#pick(known).name;
    switch (type) {
      case "int":
        return this.#pick(["0", "1", "2", "7", "(-3)", "100", "1.5", "0.1", "(-2.5)", "9223372036854775807", "3.0e10"]);
      case "bool":
        return this.#pick(["true", "false"]);
      case "string":
        return this.#pick(texts);
      case "list":
        return this.#pick(["[ ]", "[ 1 2 3 ]", '[ "a" "b" ]', "[ true null ]", "[ [ 1 ] [ ] ]", "[ 3 1 2 2 ]"]);
      case "set":
        return this.#pick(["{ }", "{ a = 1; b = 2; }", '{ a = "x"; }', "{ a.b = 1; c = [ ]; }", "{ d = null; }"]);
      case "function":
        return this.#pick(["(x: x)", "toString", "builtins.isInt", "(x: y: x)", "builtins.length"]);
    }
  }

  #general(type: Type, depth: number): string {
    const make = (kind: Type = type) => this.expression(kind, depth);
    switch (this.#random.below(14)) {
      case 0:
        return `(if ${make("bool")} then ${make()} else ${make()})`;
      case 1:
        return this.#binding((value) => `(let a = ${value}; in `, type, depth);
      case 2:
        return `(with ${make("set")}; ${this.#random.chance(0.3) ? this.#pick(plainNames) : make()})`;
      case 3:
        return `(assert ${make("bool")}; ${make()})`;
      case 4:
        return `(${make("set")}.${this.name()} or ${make()})`;
      case 5:
        return `(${this.lambda(depth)} ${make(this.#pick(types))})`;
      case 6:
        return `(builtins.seq ${make(this.#pick(types))} ${make()})`;
      case 7:
        return `(builtins.deepSeq ${make(this.#pick(types))} ${make()})`;
      case 8:
        return `(builtins.tryEval ${make()}).value`;
      case 9:
        return this.#random.chance(0.3) ? '(throw "no")' : `(builtins.head [ ${make()} ])`;
      case 10:
        return `(let f = { a, b ? a, ... }@d: ${make()}; in f ${make("set")})`;
      case 11:
        return `(builtins.foldl' (a: b: ${make()}) ${make()} ${make("list")})`;
      case 12:
        return `(rec { a = ${make()}; b = a; }.b)`;
      default:
        return this.#binding((value) => `(let c = ${value}; inherit (c) d; in `, type, depth);
    }
  }

  #binding(start: (value: string) => string, type: Type, depth: number): string {
    const bound = this.#pick(types);
    const text = start(this.expression(bound, depth));
    this.#scope.push({ name: text.startsWith("(let a") ? "a" : "c", type: bound });
    const body = this.expression(type, depth);
    this.#scope.pop();
    return `${text}${body})`;
  }

  lambda(depth: number): string {
    const name = this.#pick(plainNames);
    const type = this.#pick(types);
    this.#scope.push({ name, type });
    const body = this.expression(this.#pick(types), depth);
    this.#scope.pop();
    return this.#pick([`(${name}: ${body})`, `(${name}: _: ${body})`, `({ ${name} ? 1, ... }@b: ${body})`]);
  }

  name(): string {
    return this.#random.chance(0.1) ? `\${${this.#pick(texts)}}` : this.#pick(names);
  }

  number(): number {
    return this.#random.below(5) - 1;
  }

  pattern(): string {
    return this.#pick(patterns);
  }
}

type Make = (kind?: Type) => string;
type Rule = (make: Make, generator: Generator) => string;

const texts: readonly string[] = [
  '""',
  '"a"',
  '"ab.c-1"',
  '"foo bar"',
  '"1.2.3pre-4"',
  '"x/y/z.nix"',
  '"/"',
  '"é€"',
  "''\n  in\n    dent\n''",
  '"\\"q\\\\"',
  '"null"',
];

const patterns: readonly string[] = [
  '"a*"',
  '"(a|ab)(c|bcd)*"',
  '"[[:alpha:]]+"',
  '"([a-z]+)([.]?)(.*)"',
  '"(x)?(y)?.*"',
  '"a|b|"',
  '"((a)|(b))*"',
  '"."',
  '"[^a-c]"',
  '"(.*)-([0-9]+)"',
  '"(a*)*"',
  '"(a?)+b{0,2}"',
  '"^a|c$"',
  '"["',
  '"a**"',
  '"[]a]+"',
  '"\\\\."',
  '"\\\\d"',
];

const binary =
  (operator: string, kind: Type): Rule =>
  (make) =>
    `(${make(kind)} ${operator} ${make(kind)})`;
const call =
  (name: string, ...kinds: readonly Type[]): Rule =>
  (make) =>
    `(builtins.${name} ${kinds.map((kind) => make(kind)).join(" ")})`;

const integers: readonly Rule[] = [
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

const booleans: readonly Rule[] = [
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
  (make, generator) => `(${make("set")} ? ${generator.name()})`,
  (make, generator) => `(${make("set")} ? ${generator.name()}.${generator.name()})`,
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

const strings: readonly Rule[] = [
  binary("+", "string"),
  (make) => `"<\${${make("string")}}>"`,
  (make) => `"\${toString ${make("int")}}-\${${make("string")}}"`,
  (make) => `(toString ${make("list")})`,
  call("toJSON", "set"),
  call("toJSON", "list"),
  call("toXML", "set"),
  call("typeOf", "int"),
  call("typeOf", "function"),
  (make, generator) => `(builtins.substring ${generator.number()} ${generator.number()} ${make("string")})`,
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

const lists: readonly Rule[] = [
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
  (make, generator) => `(builtins.genList ${make("function")} ${generator.number()})`,
  (make) => `(builtins.sort (a: b: a < b) ${make("list")})`,
  call("sort", "function", "list"),
  (make) => `(builtins.sort builtins.lessThan ${make("list")})`,
  call("splitVersion", "string"),
  (make, generator) => `(builtins.split ${generator.pattern()} ${make("string")})`,
  (make, generator) => `[ (builtins.match ${generator.pattern()} ${make("string")}) ]`,
  (make, generator) => `(builtins.catAttrs "${generator.name()}" [ ${make("set")} ${make("set")} ])`,
  (make) =>
    `(builtins.genericClosure { startSet = [ { key = ${make("int")}; } ]; operator = a: if a.key < 3 then [ { key = a.key + 1; } ] else [ ]; })`,
  (make) => `[ (builtins.fromJSON (builtins.toJSON ${make("set")})) ]`,
];

const sets: readonly Rule[] = [
  (make, generator) => `{ ${generator.name()} = ${make("int")}; e = ${make("string")}; }`,
  (make, generator) => `rec { ${generator.name()} = ${make("list")}; f = ${make("set")}; }`,
  (make, generator) => `{ g.${generator.name()} = ${make("int")}; g.h = ${make("bool")}; }`,
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
