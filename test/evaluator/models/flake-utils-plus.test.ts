import { describe, expect, it } from "vitest";
import { flakeUtilsPlusModel } from "#src/evaluator/models/flake-utils-plus/flake-utils-plus.ts";
import { Thunk } from "#src/evaluator/thunk.ts";
import { unknown } from "#src/evaluator/value.ts";
import { evaluatorFor } from "../../support/evaluate.ts";
import { printValue } from "../../support/print-value.ts";

/** The printed value of an expression with the library as `plus` and something `hidden` in scope. */
function evaluateWithPlus(expression: string, files: Readonly<Record<string, string>> = {}): string {
  const evaluator = evaluatorFor({ ...files, "main.nix": `plus: hidden: ${expression}` });
  const value = evaluator.attempt(() => {
    const lib = evaluator.select(flakeUtilsPlusModel(evaluator, "inputs.utils"), "lib");
    const withLib = evaluator.apply(evaluator.importFile("main.nix"), Thunk.of(lib), null);
    return evaluator.apply(withLib, Thunk.of(unknown("nobody knows it", { origin: "hidden" })), null);
  });
  return printValue(evaluator, value);
}

const packages = { "pkgs.nix": "{ system, overlays, config }: { lib = { }; path = /p; inherit system config; }" };
/** A flake whose nixpkgs is written out, and whose builder gives back what it is called with. */
const flake = (given: string) => `
  let
    self = plus.mkFlake {
      inherit self;
      supportedSystems = [ "x86_64-linux" ];
      inputs = {
        other = hidden;
        nixpkgs = { outPath = ./pkgs.nix; legacyPackages.x86_64-linux.nix = 1; lib.nixosSystem = given: given; };
      };
      ${given}
    };
  in self`;
const inFlake = (given: string, shown: string) => evaluateWithPlus(`(${flake(given)}).${shown}`, packages);

describe("flake-utils-plus", () => {
  it("exports modules under the names of their files", () => {
    const modules = "[ ./one.nix { _file = /a/two.nix; } ({ _file ? 1, ... }: { _file = /b/three.toml; }) ]";
    const names = evaluateWithPlus(`builtins.attrNames (plus.exportModules ${modules})`, { "one.nix": "{ }" });
    expect(names).toBe('[ "one" "three" "two" ]');
  });

  it("makes the channels of each system, with the settings of all and their own", () => {
    const channels = "channelsConfig.a = 1; channels.nixpkgs.config.b = 2;";
    expect(inFlake(channels, "pkgs.x86_64-linux.nixpkgs.config")).toBe("{ a = 1; b = 2; }");
  });

  it("builds outputs from the channels, beside those that are written out", () => {
    const outputs = `packages.x86_64-linux.own = 1;
      outputsBuilder = channels: { packages = { built = channels.nixpkgs.system; }; };`;
    expect(inFlake(outputs, "packages.x86_64-linux")).toBe('{ built = "x86_64-linux"; own = 1; }');
  });

  it("names a machine and its domain after the host", () => {
    const machine = `(builtins.head self.nixosConfigurations."nas.lan.example".modules)`;
    const parts = `(${machine} { options.networking = { hostName = 1; domain = 1; }; }).contents`;
    const shown = `let self = ${flake('hosts."nas.lan.example" = { };')}; in map (part: part.networking or 0) ${parts}`;
    const printed = evaluateWithPlus(shown, packages);
    expect(printed).toBe('[ { hostName = "example"; } { domain = "lan.nas"; } 0 0 ]');
  });

  it("does not take an input for a channel of which it does not know that", () => {
    const host = "hosts.web.specialArgs = { own = 1; };";
    const names = inFlake(host, "nixosConfigurations.web.specialArgs");
    expect(names).toContain("nixpkgsModulesPath");
    expect(names).not.toContain("otherModulesPath");
  });

  it("makes no machine of a host with an argument that there is not", () => {
    expect(inFlake("hosts.web.module = [ ];", "nixosConfigurations.web")).toContain("module");
    expect(inFlake("hosts.web.modules = [ ];", "nixosConfigurations.web.system")).toBe('"x86_64-linux"');
  });
});
