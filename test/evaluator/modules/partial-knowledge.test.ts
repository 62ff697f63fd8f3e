import { describe, expect, it } from "vitest";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";
import { configOf } from "./evaluate-modules.ts";

const integers = "{ options.x = lib.mkOption { type = listOf int; default = [ ]; }; }";
const integer = "{ options.x = lib.mkOption { type = int; default = 0; }; }";

describe("a definition under a condition that is not known", () => {
  it("leaves a list open, with what is sure in it", () => {
    expect(configOf(`${integers} { x = [ 1 ]; } { x = lib.mkIf <nixpkgs>.y [ 2 ]; }`)).toMatch(/^\[ 1 … \]$/);
  });

  it("makes a single value unknown, not the default", () => {
    expect(configOf(`${integer} { x = lib.mkIf <nixpkgs>.y 2; }`)).toMatch(/^unknown/);
  });

  it("does not matter below a stronger one that is sure", () => {
    expect(configOf(`${integer} { x = lib.mkIf <nixpkgs>.y 2; } { x = lib.mkForce 3; }`)).toBe("3");
  });

  it("does not touch other options", () => {
    const other = "{ options.y = lib.mkOption { type = int; }; } { y = lib.mkIf <nixpkgs>.y 1; }";
    expect(configOf(`${integer} ${other} { x = 4; }`)).toBe("4");
  });

  it("may stand around a whole module", () => {
    expect(configOf(`${integers} { x = [ 1 ]; } { config = lib.mkIf <nixpkgs>.y { x = [ 2 ]; }; }`)).toMatch(
      /^\[ 1 … \]$/,
    );
  });
});

describe("an import that is not known", () => {
  it("leaves what it may define open", () => {
    expect(configOf(`${integers} { x = [ 1 ]; imports = [ <nixpkgs/y.nix> ]; }`)).toMatch(/1/);
  });

  it("does not make the evaluation hang if it depends on 'config'", () => {
    const module = "({ config, ... }: { imports = lib.optional config.on { x = [ 2 ]; }; })";
    expect(configOf(`${integers} { options.on = lib.mkEnableOption "it"; } ${module} { x = [ 1 ]; }`)).not.toBe(
      "[ 1 2 ]",
    );
  });

  it("is followed if it depends on 'specialArgs'", () => {
    const module = "({ extra, ... }: { imports = lib.optional extra { x = [ 2 ]; }; })";
    expect(configOf(`${integers} ${module}`, "specialArgs.extra = true;")).toBe("[ 2 ]");
    expect(configOf(`${integers} ${module}`, "specialArgs.extra = false;")).toBe("[ ]");
  });
});

describe("imports of which parts are not known", () => {
  it("are filtered all the same", () => {
    const module = `{ config, lib, ... }: {
      imports = builtins.filter builtins.pathExists ([ ./there.nix ] ++ lib.optional config.on ./gone.nix);
    }`;
    const files = { "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": module, "there.nix": "{ }" };
    const [host] = projectOf(files).hosts;
    expect(host?.unresolved.filter(({ kind }) => kind === "missing")).toEqual([]);
    expect(host?.modules.map(({ file }) => file)).toEqual(["laptop.nix", "there.nix"]);
  });

  it("end, where each is one of several without end", () => {
    const module = `{ config, ... }: let more = n: if config.on then more (n + 1) else [ { x = n; } ]; in { imports = more 0; }`;
    const files = { "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": module };
    const [host] = projectOf(files).hosts;
    expect(host?.unresolved.length).toBeGreaterThan(0);
    expect(host?.modules.length).toBeLessThan(10);
  });
});
