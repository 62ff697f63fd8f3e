import { describe, expect, it } from "vitest";
import { homeLibrary } from "#src/evaluator/models/home-manager/home-library.ts";
import { nixpkgsLib } from "#src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import { evaluatorFor } from "../../support/evaluate.ts";
import { printValue } from "../../support/print-value.ts";
import type { Cases } from "./evaluate-with-lib.ts";

/** What an expression over the `lib` of homes gives, printed. */
function evaluate(expression: string): string {
  const evaluator = evaluatorFor({ "main.nix": `lib: ${expression}` });
  const value = evaluator.attempt(() =>
    evaluator.apply(evaluator.importFile("main.nix"), homeLibrary(evaluator), null),
  );
  return printValue(evaluator, value);
}

const merged = (type: string, ...values: readonly string[]) =>
  `(lib.evalModules { modules = [ { options.x = lib.mkOption { type = ${type}; }; } ${values.map((value) => `{ x = ${value}; }`).join(" ")} ]; }).config.x`;

describe("lib.hm", () => {
  const cases: Cases = [
    ['lib.hm.dag.entryAfter [ "a" ] 1', '{ after = [ "a" ]; before = [ ]; data = 1; }'],
    [
      'map (e: e.name) (lib.hm.dag.topoSort { a = lib.hm.dag.entryAfter [ "b" ] 1; b = lib.hm.dag.entryAnywhere 2; c = lib.hm.dag.entryBefore [ "b" ] 3; }).result',
      '[ "c" "b" "a" ]',
    ],
    [
      '(lib.hm.dag.entriesBetween "t" [ "end" ] [ "start" ] [ 1 2 ])."t-1"',
      '{ after = [ "t-0" ]; before = [ "end" ]; data = 2; }',
    ],
    ['toString (lib.hm.gvariant.mkTuple [ 1 "x" ])', "\"@(is) (1,'x')\""],
    ["lib.hm.gvariant.mkValue null", "null"],
    ['lib.hm.strings.storeFileName ".config/a b"', '"hm_.configab"'],
    ['lib.hm.strings.toSnakeCase "someSetting"', '"some_setting"'],
    ['lib.hm.shell.prependToVar ":" "PATH" [ "a" "b" ]', '"a:b${PATH:+:}$PATH"'],
    ["lib.hm.shell.exportAll { A = 1; B = null; C = true; }", '"export A=\\"1\\"\\nexport C=\\"true\\""'],
    ['lib.hm.zsh.define "x" [ "a b" 1 ]', "\"x=(\\n  'a b' 1\\n)\""],
    ["lib.hm.nushell.toNushell { multiline = false; } { a = [ 1 null ]; }", '"{ \\"a\\": [ 1 null ] }"'],
    ['lib.hm.generators.toKDL { } { a._args = [ 1 ]; a._props.b = "c"; d = [ 1 2 ]; }', '"a 1 b=\\"c\\"\\nd 1 2\\n"'],
    [
      'lib.hm.generators.toHyprconf { attrs = { "$m" = "S"; s = { k = 1; }; z = [ 1 2 ]; }; }',
      '"$m=S\\ns {\\n  k=1\\n}\\n\\nz=1\\nz=2\\n"',
    ],
    [
      'lib.hm.generators.toSCFG { } [ { name = "a b"; params = [ true ]; } { name = "c"; params = [ null ]; } ]',
      '"\\"a b\\" true\\n"',
    ],
    ['lib.hm.generators.toDAGOrderedKeyValue { } { a = lib.hm.dag.entryAfter [ "b" ] 1; b = 2; }', '"b=2\\na=1\\n"'],
    [
      'lib.hm.mcp.transformMcpServer { server = { url = "u"; disabled = true; args = [ ]; }; }',
      '{ enabled = false; url = "u"; }',
    ],
    [merged("lib.hm.types.dagOf lib.types.lines", '{ a = "1"; }', '{ a = lib.mkBefore "0"; }') + ".a.data", '"0\\n1"'],
    [`toString (${merged("lib.hm.types.gvariant", "[ 1 ]", "[ 2 ]")})`, '"@ai [2,1]"'],
    ["lib.hm.booleans.yesNo (lib.hm.dag.isDag { })", '"yes"'],
    ["(lib.extend (_: _: { own = 1; })).hm.booleans.yesNo false", '"no"'],
  ];

  it.each(cases)("gives for %s what home-manager gives", (expression, printed) => {
    expect(evaluate(expression)).toBe(printed);
  });

  it("is unknown, and not missing, where it is not modelled", () => {
    expect(evaluate("lib.hm.dag.later")).toMatch(/^unknown: .*\(lib\.hm\.dag\.later\)$/);
    expect(evaluate("lib.hm.maintainers.somebody")).toMatch(/^unknown: .*\(lib\.hm\.maintainers\.somebody\)$/);
  });

  it("is made once for one library", () => {
    const evaluator = evaluatorFor({});
    expect(homeLibrary(evaluator).force()).toBe(homeLibrary(evaluator).force());
    expect(homeLibrary(evaluator).force()).not.toBe(nixpkgsLib(evaluator));
  });
});
