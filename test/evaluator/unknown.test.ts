import { describe, expect, it } from "vitest";
import { evaluate } from "../support/evaluate.ts";

describe("what cannot be known", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["absorbs selection and keeps its origin", "<nixpkgs>.lib.version", "(<nixpkgs>.lib.version)"],
    ["absorbs application", "(import <nixpkgs>) { }", "(import <nixpkgs> …)"],
    ["absorbs interpolation, with the text behind it", '"${<nixpkgs>}/nixos"', '(<nixpkgs> + "/nixos")'],
    ["goes on behind what was known before", '"${<nixpkgs> + "/nixos"}/lib"', '(<nixpkgs> + "/nixos" + "/lib")'],
    [
      "is told by the address of what is fetched",
      'builtins.fetchurl { url = "https://a.org/b"; sha256 = ""; }',
      '(builtins.fetchurl "https://a.org/b")',
    ],
    ["absorbs with", "with <nixpkgs>; hello", "(<nixpkgs>.hello)"],
    ["leaves a set open where it is merged in", "{ a = 1; } // <nixpkgs>", "{ a = 1; … }"],
    ["gives unknown for what an open set may have", "({ a = 1; } // <nixpkgs>).b", "(<nixpkgs>.b)"],
    ["leaves a list open", "[ 1 ] ++ <nixpkgs>", "[ 1 … ]"],
    ["does not hide what a known operand settles", "<nixpkgs>.x && false", "false"],
    ["does not make a known default known", "<nixpkgs>.x or 1", "unknown"],
    ["passes an assertion that cannot be judged", "assert <nixpkgs>.x; 1", "1"],
    ["keeps known names of another with", "with { a = 1; }; with <nixpkgs>; a", "1"],
    ["does not stop map", "map (x: x.y) [ <nixpkgs> { y = 2; } ]", "2 ]"],
    [
      "gives what both branches of an unknown condition give",
      "let s = { a = 1; }; in (if <nixpkgs>.x then s else s // { b = 2; }).a",
      "1",
    ],
    ["takes the branch that has an attribute", "(if <nixpkgs>.x then { } else { b = 2; }).b", "2"],
    ["applies what both branches are", "(if <nixpkgs>.x then (x: 1) else (x: 1)) 0 == 1", "true"],
    ["makes a comparison unknown", "<nixpkgs>.x == 1", "unknown"],
    [
      "is no longer sure of an attribute that an unknown condition may take away",
      'let keep = n: n == "a" || <nixpkgs>.x; in removeAttrs { a = 1; b = 2; } (builtins.filter (n: !keep n) [ "a" "b" ])',
      "{ a = 1; … }",
    ],
    [
      "takes no attribute away for what an open set may hold beside it",
      'let s = { a = 1; } // <nixpkgs>; in removeAttrs s (builtins.filter (n: n == "b") (builtins.attrNames s))',
      "{ a = 1; … }",
    ],
    ["does not spread to attributes that do not need it", "{ a = <nixpkgs>; b = 2; }.b", "2"],
  ];
  it.each(cases)("%s", (_, expression, printed) => {
    expect(evaluate(expression)).toContain(printed);
  });

  it("reads nothing outside the repository", () => {
    expect(evaluate("import /etc/passwd")).toMatch(/outside the flake/);
    expect(evaluate("builtins.readFile ../../secret")).toMatch(/outside the flake/);
  });
});

describe("attributes that an unknown condition may take away", () => {
  const filtered = `removeAttrs { a = 1; b = 2; } (builtins.filter (n: <nixpkgs>.\${n}) [ "a" "b" ])`;
  const cases: readonly (readonly [string, string, string])[] = [
    ["are there for those who need them", `(${filtered}).a`, "1"],
    ["are there under 'with'", `with ${filtered}; b`, "2"],
    ["are given to formals", `({ a, ... }: a) (${filtered})`, "1"],
    ["are not listed", `builtins.attrNames (${filtered})`, "[ … ]"],
    ["may not be there", `(${filtered}) ? a`, "unknown"],
    ["may give way to a default", `(${filtered}).a or 3`, "unknown"],
    ["may give way to the default of a formal", `({ a ? 3, ... }: a) (${filtered})`, "unknown"],
    ["may give way under 'with'", `with { a = 3; }; with ${filtered}; a`, "3"],
    ["stay through mapAttrs", `(builtins.mapAttrs (_: x: x + 1) (${filtered})).a`, "2"],
    ["stay under other sets", `(${filtered} // { b = 3; }).a`, "1"],
    ["are covered by other sets", `(${filtered} // { b = 3; }).b`, "3"],
    ["are taken away by name", `(removeAttrs (${filtered}) [ "a" ]).a`, "unknown"],
    ["stay in intersections", `(builtins.intersectAttrs { a = null; } (${filtered})).a`, "1"],
  ];
  it.each(cases)("%s", (_, expression, printed) => {
    expect(evaluate(expression)).toContain(printed);
  });
});

describe("files of the repository", () => {
  const files = {
    "lib/default.nix": "{ n = 1; }",
    "hosts/a/x.nix": "2",
    "hosts/b.nix": "{ }: 3",
    "data.json": '{"k": 5}',
  };
  const cases: readonly (readonly [string, string])[] = [
    ["(import ./lib).n", "1"],
    ["import ./hosts/a/x.nix", "2"],
    ['import (./hosts + "/b.nix") { }', "3"],
    ['import "${./hosts}/a/x.nix"', "2"],
    ['let name = "a"; in import ./hosts/${name}/x.nix', "2"],
    ["builtins.readDir ./hosts", '{ a = "directory"; b.nix = "regular"; }'],
    ["builtins.pathExists ./hosts/c", "false"],
    ["(builtins.fromJSON (builtins.readFile ./data.json)).k", "5"],
    ["builtins.attrNames (builtins.readDir ./.)", '[ "data.json" "hosts" "lib" "main.nix" ]'],
  ];
  it.each(cases)("%s gives %s", (expression, printed) => {
    expect(evaluate(expression, files)).toBe(printed);
  });
});
