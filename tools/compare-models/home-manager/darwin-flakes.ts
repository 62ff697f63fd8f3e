import type { Random } from "../../fuzz/random.ts";
import type { WiredTree } from "../frameworks/hosts-in-words.ts";

/** Modules of a machine; those that ask for something stand in flakes that give it. */
const moduleFiles: Readonly<Record<string, string>> = {
  plain: "{ MARK }",
  function: "{ lib, pkgs, ... }: { MARK imports = [ ./part.nix ]; }",
  part: '{ _class = "darwin"; MARK }',
  split: "{ config, lib, ... }: { imports = [ ./plain.nix ]; config = lib.mkIf true { MARK }; }",
  special: '{ who, ... }: { MARK imports = [ (if who == "x" then ./x.nix else ./y.nix) ]; }',
  x: "{ MARK }",
  y: "{ MARK }",
  disabled: "{ MARK disabledModules = [ ./plain.nix ]; }",
  own: "{ lib, ... }: { MARK imports = lib.optional lib.own ./x.nix; }",
  inputs: "{ inputs, ... }: { MARK home-manager.users.me = inputs.given; }",
  class:
    '{ lib, ... }: { MARK home-manager.users.me = { osClass, ... }: { imports = lib.optional (osClass == "darwin") ../home/class.nix; }; }',
  path: "{ modulesPath, ... }: { MARK imports = if builtins.isString modulesPath then [ ./y.nix ] else [ ./x.nix ]; }",
};
const anywhere = ["plain", "function", "split", "disabled", "class"] as const;

/** A flake of Macs: what each gives `darwinSystem`, and how. */
export function darwinTree(random: Random): WiredTree {
  const named = Object.entries(moduleFiles).map(([name, text]) => [`modules/${name}.nix`, text] as const);
  const homes = ["given", "class"].map((name) => [`home/${name}.nix`, "{ MARK }"] as const);
  const files = Object.fromEntries(
    [...named, ...homes].map(([file, text]) => [file, text.replace("MARK", `marks = [ "${file}" ];`)]),
  );
  const names = ["mac", "book", "mini"].filter(() => random.chance(0.6));
  return { files, arguments: names.map((name) => machine(random, name)).join(" ") };
}

function machine(random: Random, name: string): string {
  const modules: string[] = random.several(0, 4, () => random.pick(anywhere));
  const given: string[] = [];
  const maybe = (chance: number, argument: string, module?: string) => {
    if (!random.chance(chance)) return;
    given.push(argument);
    if (module) modules.push(module);
  };
  maybe(0.4, `specialArgs = { who = "${random.pick(["x", "y"])}"; };`, "special");
  maybe(0.4, 'inputs = { given = source + "/home/given.nix"; };', "inputs");
  maybe(0.3, "lib = inputs.nixpkgs.lib.extend (_: _: { own = true; });", "own");
  maybe(0.3, "pkgs = inputs.nixpkgs.legacyPackages.aarch64-darwin;");
  maybe(0.4, 'system = "aarch64-darwin";');
  maybe(0.2, "check = false;");
  maybe(0.1, "enableNixpkgsReleaseCheck = false;");
  const listed = modules.map((module) =>
    random.pick([
      `(source + "/modules/${module}.nix")`,
      `{ imports = [ (source + "/modules/${module}.nix") ]; }`,
      `({ ... }: { imports = [ (source + "/modules/${module}.nix") ]; })`,
    ]),
  );
  // Beside home-manager there are nix-darwin's own modules to import.
  const all = ["inputs.home-manager.darwinModules.home-manager", ...listed];
  return `darwinConfigurations.${name} = inputs.nix-darwin.lib.${random.pick(["darwinSystem", "darwinSystem"])} { ${given.join(" ")} modules = [ ${all.join(" ")} ]; };`;
}
