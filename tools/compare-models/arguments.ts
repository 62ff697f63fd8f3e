import type { Random } from "../fuzz/random.ts";

/** Writes an argument in Nix. */
export type Shape = (random: Random) => string;

const names = ["a", "b", "c", "d", "name", "x1", "with space", "a.b"];
const words = [
  "",
  "a",
  "b",
  "foo",
  "bar",
  "foo-bar",
  "Foo Bar",
  "fooBar",
  "foo_bar",
  "a.b.c",
  "1.2.3",
  "1.10",
  "0",
  "42",
  "-7",
  "007",
  " padded ",
  "tab\\tend",
  "two\\nlines",
  "it's",
  'say \\"hi\\"',
  "$HOME",
  "\\${x}",
  "a/b/c",
  "/abs/path",
  "a//b",
  "x.nix",
  "with,comma",
  "(paren)",
  "[x]",
  "*",
  "a\\\\b",
  "key=value",
  "<tag> & co",
  "x86_64-linux",
  "hello-2.12.1",
  "UPPER",
];

export const one =
  (...shapes: readonly Shape[]): Shape =>
  (random) =>
    (shapes[random.below(shapes.length)] as Shape)(random);

/** One of some pieces of Nix, as they stand. */
export const written =
  (...texts: readonly string[]): Shape =>
  (random) =>
    random.pick(texts);

export const bool = written("true", "false");
export const integer: Shape = (random) => nonNegativeOrParenthesized(random.below(14) - 3);
export const natural: Shape = (random) => String(random.below(7));
export const float = written("1.5", "0.25", "3.5", "(-2.5)");
export const text: Shape = (random) => `"${random.pick(words)}"`;
/** With characters of several bytes; not for functions that take strings apart byte by byte. */
export const anyText: Shape = (random) =>
  random.chance(0.3) ? `"${random.pick(["ä", "grün-é", "日本", "a ✓ b"])}"` : text(random);
export const name: Shape = (random) => `"${random.pick(names)}"`;
export const scalar = one(bool, integer, text, text, float, written("null"));
/** A value that must not be looked at. */
export const bomb = written('(throw "forced")');

function nonNegativeOrParenthesized(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

export const list =
  (element: Shape, limit = 5): Shape =>
  (random) =>
    `[ ${random.several(0, limit, () => element(random)).join(" ")} ]`;

export const filledList =
  (element: Shape, limit = 5): Shape =>
  (random) =>
    `[ ${random.several(1, limit, () => element(random)).join(" ")} ]`;

export const set =
  (value: Shape, limit = 5): Shape =>
  (random) => {
    const chosen = new Set(random.several(0, limit, () => random.pick(names)));
    return `{ ${[...chosen].map((key) => `"${key}" = ${value(random)};`).join(" ")} }`;
  };

/** Sets and lists in each other, to a depth. */
export const nested =
  (depth: number, leaf: Shape = scalar): Shape =>
  (random) => {
    const kind = depth === 0 ? 0 : random.below(5);
    if (kind < 2) return leaf(random);
    return kind === 2 ? list(nested(depth - 1, leaf), 4)(random) : set(nested(depth - 1, leaf), 4)(random);
  };

export const nestedSet: Shape = (random) => set(nested(2, lazily(scalar)))(random);

/** Now and then something that must not be looked at instead. */
export const lazily =
  (shape: Shape): Shape =>
  (random) =>
    random.chance(0.06) ? bomb(random) : shape(random);

export const anything = nested(2, lazily(scalar));
export const attributePath = list(name, 4);

/** Packages as libraries see them: sets with a type, a name and paths in the store. */
export const derivation: Shape = (random) => {
  const outputs = random.pick(['[ "out" ]', '[ "out" "dev" ]', '[ "bin" "out" "lib" ]', '[ "out" "man" "static" ]']);
  const word = random.pick(["hello", "git", "foo-bar"]);
  const store = (output: string) => `"/nix/store/0123456789abcdfghijklmnpqrsvwxyz-${word}-1.2${output}"`;
  const output = (key: string) =>
    `${key} = { type = "derivation"; outPath = ${store(`-${key}`)}; drvPath = ${store(".drv")}; outputName = "${key}"; };`;
  const outs = [...outputs.matchAll(/"(\w+)"/g)].map((found) => output(found[1] as string)).join(" ");
  const meta = random.chance(0.5)
    ? `meta = { mainProgram = "${word}"; platforms = [ "x86_64-linux" ]; };`
    : "meta = { };";
  return `{ type = "derivation"; name = "${word}-1.2"; pname = "${word}"; version = "1.2"; system = "x86_64-linux"; outputs = ${outputs}; outputName = "out"; outPath = ${store("")}; drvPath = ${store(".drv")}; ${meta} ${outs} }`;
};

export const onAnything = written("(x: x)", "(x: [ x ])", "(x: { inherit x; })", "(_: 1)", "builtins.typeOf");
export const onText = written('(s: s + "!")', "(s: s)", "(s: builtins.stringLength s)", '(_: "")');
export const textToText = written('(s: s + "!")', "(s: s)", '(s: "<${s}>")', '(_: "")');
export const onInteger = written("(n: n + 1)", "(n: n)", "(n: n * n)", "(_: 0)");
export const test = written(
  "(_: true)",
  "(_: false)",
  "builtins.isString",
  "builtins.isInt",
  "builtins.isAttrs",
  "(x: x == 1)",
);
export const testInteger = written("(n: n > 2)", "(n: n == 1)", "(_: true)", "(_: false)", "(n: n < 0)");
export const onNameAndValue = written(
  "(n: v: v)",
  "(n: v: n)",
  "(n: v: { inherit n v; })",
  '(n: v: if builtins.isString v then n + v else n + "=")',
);
export const testNameAndValue = written(
  "(n: v: true)",
  "(n: v: false)",
  '(n: v: n == "a")',
  "(n: v: builtins.isString v)",
  "(n: v: !(builtins.isAttrs v))",
  '(n: v: n < "c")',
);
export const operator = written("(a: b: a + b)", "(a: b: a - b)", "(a: b: b)", "(a: b: a)", "(a: b: [ a b ])");
export const lessThan = written("(a: b: a < b)", "(a: b: b < a)", "(_: _: false)");
