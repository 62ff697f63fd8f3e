import { describe, expect, it } from "vitest";
import { nixosExtraModulesModel } from "#src/evaluator/models/nixos-extra-modules/nixos-extra-modules.ts";
import { nixpkgsLib } from "#src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import { Thunk } from "#src/evaluator/thunk.ts";
import { evaluatorFor } from "../../support/evaluate.ts";
import { printValue } from "../../support/print-value.ts";

/** The printed value of an expression with nixpkgs' `lib`, and the library as `extra`, in scope. */
function evaluateWithExtra(expression: string, files: Readonly<Record<string, string>> = {}): string {
  const evaluator = evaluatorFor({ ...files, "main.nix": `lib: extra: ${expression}` });
  const value = evaluator.attempt(() => {
    const withLib = evaluator.apply(evaluator.importFile("main.nix"), Thunk.of(nixpkgsLib(evaluator)), null);
    const extra = nixosExtraModulesModel(evaluator, "inputs.extra");
    return evaluator.apply(withLib, Thunk.of(extra), null);
  });
  return printValue(evaluator, value);
}

const inLib = (expression: string) =>
  evaluateWithExtra(`let more = (extra.overlays.default { } { inherit lib; }).lib; in ${expression}`);

/** A flake of the module: its nixpkgs lies in the repository and gives back what it is called with. */
function inFlake(given: string, shown: string): string {
  const expression = `
    let
      self = (lib.evalModules {
        specialArgs = { inherit self; inputs.nixpkgs = "\${toString ./nixpkgs}"; };
        modules = [
          extra.modules.flake.default
          { options.flake = lib.mkOption { type = lib.types.submodule { freeformType = lib.types.lazyAttrsOf lib.types.raw; }; }; }
          { node.path = ./hosts; }
          { ${given} }
        ];
      }).config.flake;
    in
    ${shown}`;
  return evaluateWithExtra(expression, {
    "nixpkgs/nixos/lib/eval-config.nix": "given: given",
    "hosts/web/default.nix": "{ }",
    "hosts/nas/default.nix": "{ }",
    "hosts/readme.md": "",
  });
}

describe("nixos-extra-modules", () => {
  it("adds to 'lib' by its overlay", () => {
    expect(inLib('more.duplicates [ "a" "b" "a" ]')).toBe('[ "a" ]');
    expect(inLib("more.types.isLazyValue (more.types.lazyValue (throw ''forced''))")).toBe("true");
    expect(inLib("more.disko.gpt.partBoot ''1G''")).toContain("hybrid = ");
  });

  it("keeps what it does not model of 'lib' unknown, with its name", () => {
    expect(inLib("more.net.cidr.host 1 ''10.0.0.0/8''")).toContain("inputs.extra.lib.net");
  });

  it("makes a machine of each folder", () => {
    const names = (output: string) => inFlake("", `builtins.attrNames self.${output}`);
    expect(names("nixosConfigurations")).toBe('[ "nas" "web" ]');
    expect(names("minimalConfigurations")).toBe('[ "nas" "web" ]');
  });

  it("says to machines which of the two they are", () => {
    expect(inFlake("", "self.minimalConfigurations.web.specialArgs.minimal")).toBe("true");
    expect(inFlake("", "self.nixosConfigurations.web.specialArgs.minimal")).toBe("false");
  });

  it("shares those globals whose names are given", () => {
    const shown = "builtins.attrNames self.nixosConfigurations.web.specialArgs.globals";
    expect(inFlake('globals.attrkeys = [ "hosts" ];', shown)).toBe('[ "hosts" "wireguard" ]');
  });
});
