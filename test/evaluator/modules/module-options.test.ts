import { describe, expect, it } from "vitest";
import { configOf, evaluateWithLib } from "./evaluate-modules.ts";

describe("modules", () => {
  const list = "{ options.x = lib.mkOption { type = listOf int; default = [ ]; }; }";

  it("of another class are refused", () => {
    expect(configOf(`${list} { _class = "nixos"; x = [ 1 ]; }`, 'class = "nixos";')).toBe("[ 1 ]");
    expect(configOf(`${list} { _class = "nixos"; x = [ 1 ]; }`, 'class = "darwin";')).toMatch(/class/);
  });

  it("that are disabled by key or path define nothing", () => {
    expect(configOf(`${list} { key = "k"; x = [ 1 ]; } { disabledModules = [ { key = "k"; } ]; }`)).toBe("[ ]");
    const files = { "one.nix": "{ x = [ 1 ]; }" };
    expect(configOf(`${list} ./one.nix { disabledModules = [ ./one.nix ]; }`, "", files)).toBe("[ ]");
  });

  it("are loaded once, however often they are imported", () => {
    const files = { "one.nix": "{ x = [ 1 ]; }" };
    expect(configOf(`${list} ./one.nix { imports = [ ./one.nix ]; }`, "", files)).toBe("[ 1 ]");
  });

  it("put what is before and after in order", () => {
    expect(configOf(`${list} { x = lib.mkAfter [ 3 ]; } { x = [ 2 ]; } { x = lib.mkBefore [ 1 ]; }`)).toBe("[ 1 2 3 ]");
  });

  it("that import each other do not hang", () => {
    const files = { "a.nix": "{ imports = [ ./b.nix ]; x = [ 1 ]; }", "b.nix": "{ imports = [ ./a.nix ]; }" };
    expect(configOf(`${list} ./a.nix`, "", files)).toBe("[ 1 ]");
  });
});

describe("options", () => {
  it("apply a function to the merged value, default or not", () => {
    const option = "{ options.x = lib.mkOption { type = int; default = 1; apply = n: n + 10; }; }";
    expect(configOf(option)).toBe("11");
    expect(configOf(`${option} { x = 2; }`)).toBe("12");
  });

  it("that nothing defines are an error only for those who ask", () => {
    const option = "{ options.x = lib.mkOption { type = int; }; options.y = lib.mkOption { default = 1; }; }";
    expect(configOf(option)).toMatch(/unknown/);
    expect(evaluateWithLib(`(lib.evalModules { modules = [ ${option} ]; }).config.y`)).toBe("1");
  });

  it("beside which a freeform type takes the rest", () => {
    const module = "{ freeformType = attrsOf int; options.a = lib.mkOption { default = 1; }; config.b = 2; }";
    expect(evaluateWithLib(`(lib.evalModules { modules = [ (${module}) ]; }).config`)).toMatch(/a = 1; b = 2;/);
  });

  it("of submodules know the name they stand under, and defaults of their own", () => {
    const type = "attrsOf (submodule ({ name, ... }: { options.label = lib.mkOption { default = name; }; }))";
    const modules = `{ options.x = lib.mkOption { type = ${type}; }; } { x.web = { }; } { x.db.label = "data"; }`;
    expect(configOf(modules)).toMatch(/db = \{ label = "data"; \}; web = \{ label = "web"; \};/);
  });
});
