import { describe, expect, it } from "vitest";
import { nixpkgsLib } from "#src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import { Thunk } from "#src/evaluator/thunk.ts";
import { evaluatorFor } from "../../support/evaluate.ts";
import { printValue } from "../../support/print-value.ts";

/** What an expression over `lib` gives, printed. */
function evaluate(expression: string): string {
  const evaluator = evaluatorFor({ "main.nix": `lib: ${expression}` });
  const lib = Thunk.of(nixpkgsLib(evaluator));
  return printValue(
    evaluator,
    evaluator.attempt(() => evaluator.apply(evaluator.importFile("main.nix"), lib, null)),
  );
}

const config = (modules: string) => evaluate(`(lib.evalModules { modules = [ ${modules} ]; }).config.x`);

describe("evalModules", () => {
  it("joins lists, those of imports first and of later modules before earlier ones", () => {
    const option = "{ options.x = lib.mkOption { type = lib.types.listOf lib.types.int; }; }";
    expect(config(`${option} { x = [ 1 ]; imports = [ { x = [ 2 ]; } { x = [ 3 ]; } ]; } { x = [ 4 ]; }`)).toBe(
      evaluate("[ 3 2 4 1 ]"),
    );
  });

  it("lets the strongest definition win over the default", () => {
    const option = "{ options.x = lib.mkOption { type = lib.types.int; default = 1; }; }";
    expect(config(option)).toBe("1");
    expect(config(`${option} { x = 2; } { x = lib.mkForce 3; }`)).toBe("3");
    expect(config(`${option} { x = lib.mkIf false 2; }`)).toBe("1");
  });

  it("passes '_module.args' to module functions", () => {
    expect(config("{ options.x = lib.mkOption { }; } { _module.args.y = 5; } ({ y, ... }: { x = y; })")).toBe("5");
  });

  it("passes its class and prefix to module functions", () => {
    const module =
      "({ _class, _prefix, ... }: { options.x = lib.mkOption { default = { inherit _class _prefix; }; }; })";
    const shown = (more: string) => evaluate(`(lib.evalModules { modules = [ ${module} ]; ${more} }).config.x`);
    expect(shown("")).toBe(evaluate("{ _class = null; _prefix = [ ]; }"));
    expect(shown('class = "nixos"; prefix = [ "a" ];')).toBe(evaluate('{ _class = "nixos"; _prefix = [ "a" ]; }'));
  });
});

describe("the order of a definition", () => {
  it("is told to types that are written in Nix", () => {
    const type = 'lib.mkOptionType { name = "orders"; merge = _: map (definition: definition.priority or 0); }';
    const option = `{ options.x = lib.mkOption { type = ${type}; }; }`;
    expect(config(`${option} { x = lib.mkOrder 500 1; } { x = 2; }`)).toBe("[ 500 0 ]");
  });

  it("is refused by submodules, as nixpkgs does", () => {
    const option =
      "{ options.x = lib.mkOption { type = lib.types.submodule { options.a = lib.mkOption { default = 1; }; }; }; }";
    expect(config(`${option} { x = { }; }`)).toBe("{ a = 1; }");
    expect(config(`${option} { x = lib.mkBefore { }; }`)).toMatch(/order/);
  });
});
