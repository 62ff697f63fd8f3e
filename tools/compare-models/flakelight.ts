import type { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareFramework } from "./frameworks/compare-framework.ts";
import type { WiredTree } from "./frameworks/hosts-in-words.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";

/** flakelight: options of its module system that are also files of a folder, for one generated flake a case. */
export const flakelightLibrary: ComparedLibrary = {
  name: "flakelight",
  source: {
    repository: "https://github.com/nix-community/flakelight",
    commit: "50e8b86d4d9d7bb8edd3a81538360bff2dd3e0ac",
  },
  needs: ["nixpkgs-lib"],
  compare(folders, cases, seed) {
    const folder = JSON.stringify(folders.get("flakelight"));
    const framework = {
      nixpkgs: nixpkgsLibExpression(folders),
      wire: `{ inputs, wired, ... }:
        let lib = newer.import (/. + ${folder}) { inherit (inputs) nixpkgs; self = { }; };
        in wired (inputs // { flakelight = { inherit lib; __functor = _: lib.mkFlake; }; })
          (/. + inputs.self.outPath)`,
    };
    const flakes = {
      inputs: 'inputs.flakelight.url = "github:nix-community/flakelight";',
      call: (given: string) => `({ ${given} }).wired inputs ./.`,
      tree: flakelightTree,
    };
    return compareFramework("mkFlake", framework, flakes, cases, seed);
  },
};

const machines = ["web", "nas", "me"] as const;
const homes = ["me", "me@web"] as const;
const systems = ["x86_64-linux", "aarch64-linux"] as const;

function flakelightTree(random: Random): WiredTree {
  const files: Record<string, string> = {
    "parts/argued.nix":
      '{ inputs, flake, ... }: { mark = "parts/argued.nix"; imports = [ (inputs.self + "/parts/one.nix") ]; networking.domain = flake.src; }',
  };
  for (const name of ["one", "two", "three"]) {
    const mark = `mark = "parts/${name}.nix";`;
    files[`parts/${name}.nix`] = random.pick([`{ ${mark} }`, `{ lib, pkgs, ... }: { ${mark} }`]);
  }
  const folder = random.pick(["nix", "nix", "nix", "other"]);
  addOption(random, files, folder, random.pick(["nixosConfigurations", "nixos"]), machines, machineText);
  if (random.chance(0.3)) addOption(random, files, folder, "nixos", machines, machineText);
  if (random.chance(0.5)) {
    addOption(random, files, folder, random.pick(["homeConfigurations", "home"]), homes, homeText);
  }
  addModules(random, files, folder);
  const aliases = random.chance(0.2) ? ["machines"] : [];
  for (const alias of aliases) addOption(random, files, folder, alias, machines, machineText);
  const settings = [
    random.pick(["inherit inputs;", "inputs = { inherit (inputs) self nixpkgs home-manager; };"]),
    folder === "nix" ? "" : `nixDir = ${random.pick(["./other", "./other", "./other", "null"])};`,
    aliases.length > 0 ? 'nixDirAliases.nixosConfigurations = [ "machines" ];' : "",
    random.chance(0.3) ? `nixosConfigurations.${random.pick(machines)} = ${machineText(random, "./")};` : "",
    random.chance(0.2) ? `homeConfigurations.me = ${homeText(random, "./")};` : "",
    random.chance(0.2) ? `nixosModule = ${plainPart(random, "./")};` : "",
    random.chance(0.2) ? `nixosModules.given = ${plainPart(random, "./")};` : "",
    random.chance(0.2) ? `outputs = ${outputsText(random)};` : "",
    random.chance(0.3) ? "imports = [ ./module.nix ];" : "",
  ];
  files["module.nix"] = random.pick([
    `{ nixosConfigurations = { lib, ... }: { far = ${machineText(random, "./")}; }; }`,
    `{ lib, ... }: { nixosConfigurations.web = lib.mkDefault { modules = [ ${plainPart(random, "./")} ]; }; }`,
    `{ lib, config, ... }: { nixosConfigurations.far = lib.mkIf (config.nixDir != null) (${machineText(random, "./")}); }`,
    `{ src, flakelight, inputs, ... }: { outputs.homeConfigurations.you = ${madeHome(random, "./")}; }`,
    `{ outputs, ... }: { nixosConfigurations.far.modules = builtins.attrValues (outputs.homeModules or { }); }`,
  ]);
  const module = `{ ${settings.filter((text) => text !== "").join(" ")} }`;
  const given = random.pick([module, `({ lib, config, ... }: ${module})`]);
  const mkFlake = random.pick([
    "inputs.flakelight",
    "inputs.flakelight",
    "inputs.flakelight.lib.mkFlake",
    "(inputs.flakelight.lib.mkFlake.extend [ ./module.nix ])",
  ]);
  files["wired.nix"] = `inputs: src: ${mkFlake} src ${given}`;
  return { files, arguments: 'wired = import (source + "/wired.nix");' };
}

type Writer = (random: Random, toRoot: string) => string;

/** An option as a file or a folder, or as a folder of files and folders. */
function addOption(
  random: Random,
  files: Record<string, string>,
  folder: string,
  option: string,
  names: readonly string[],
  write: Writer,
): void {
  const at = `${folder}/${option}`;
  const set = (toRoot: string) => {
    const values = names.filter(() => random.chance(0.6)).map((name) => `"${name}" = ${write(random, toRoot)};`);
    return `${random.pick(["", "{ lib, inputs, ... }: ", "{ src, outputs, ... }: "])}{ ${values.join(" ")} }`;
  };
  if (random.chance(0.2)) files[`${at}.nix`] = set("../");
  if (random.chance(0.15)) files[`${at}/default.nix`] = set("../../");
  for (const name of names.filter(() => random.chance(0.6))) {
    const path = random.pick([
      `${name}.nix`,
      `${name}.nix`,
      `_${name}.nix`,
      `${name}/default.nix`,
      `${name}/other.nix`,
    ]);
    files[`${at}/${path}`] = write(random, path.includes("/") ? "../../../" : "../../");
    if (random.chance(0.15)) files[`${at}/${name}/default.nix`] = write(random, "../../../");
  }
  files[`${at}/notes.md`] = "";
}

function addModules(random: Random, files: Record<string, string>, folder: string): void {
  for (const option of ["nixosModules", "homeModules"]) {
    for (const path of ["base.nix", "_deep.nix", "base/default.nix", "third/default.nix", "third/part.nix"]) {
      const name = `${folder}/${option}/${path}`;
      if (random.chance(0.3))
        files[name] = random.pick([`{ mark = "${name}"; }`, `{ lib, ... }: { mark = "${name}"; }`]);
    }
  }
  if (random.chance(0.15))
    files[`${folder}/nixosModules.nix`] = `{ lib, ... }: { base = ${plainPart(random, "../")}; }`;
  if (random.chance(0.15)) files[`${folder}/nixosModule.nix`] = `{ imports = [ ${plainPart(random, "../")} ]; }`;
  if (random.chance(0.1)) {
    files[`${folder}/outputs.nix`] = `{ inputs, ... }: { nixosConfigurations.out = ${madeMachine(random, "../")}; }`;
  }
}

function plainPart(random: Random, toRoot: string): string {
  return `${toRoot}parts/${random.pick(["one", "two", "three"])}.nix`;
}

/** A part that may ask for what flakelight passes. */
function part(random: Random, toRoot: string): string {
  return random.chance(0.2) ? `${toRoot}parts/argued.nix` : plainPart(random, toRoot);
}

function madeMachine(random: Random, toRoot: string): string {
  return `inputs.nixpkgs.lib.nixosSystem { system = "x86_64-linux"; modules = [ ${plainPart(random, toRoot)} ]; }`;
}

function madeHome(random: Random, toRoot: string): string {
  return `inputs.home-manager.lib.homeManagerConfiguration { pkgs = inputs.nixpkgs.legacyPackages.x86_64-linux; modules = [ ${plainPart(random, toRoot)} ]; }`;
}

function outputsText(random: Random): string {
  return random.pick([
    `{ nixosConfigurations.out = ${madeMachine(random, "./")}; }`,
    `{ inputs, ... }: { homeConfigurations.out = ${madeHome(random, "./")}; packages = { }; }`,
    `{ config, lib, ... }: { nixosModules.out = ${plainPart(random, "./")}; }`,
  ]);
}

function machineText(random: Random, toRoot: string): string {
  const system = `system = "${random.pick(systems)}";`;
  const one = part(random, toRoot);
  return random.pick([
    `{ ${system} modules = [ ${one} ${part(random, toRoot)} ]; }`,
    `{ modules = [ ${one} { nixpkgs.hostPlatform = "x86_64-linux"; } ]; }`,
    `({ inputs, lib, ... }: { ${system} modules = [ ${one} ] ++ lib.optional (inputs ? self) ${plainPart(random, toRoot)}; })`,
    `({ outputs, ... }: { ${system} modules = builtins.attrValues (outputs.nixosModules or { }); })`,
    `({ config, ... }: { modules = builtins.attrValues config.nixosModules ++ [ ${one} ]; })`,
    `{ ${system} modules = [ ({ hostname, ... }: { imports = [ (${toRoot}parts + "/\${if hostname == "web" then "one" else "two"}.nix") ]; }) ]; }`,
    `({ src, ... }: { ${system} modules = [ (src + "/parts/two.nix") ]; specialArgs.own = 1; })`,
    `{ ${system} specialArgs = { hostname = "nas"; }; modules = [ ({ hostname, ... }: { imports = if hostname == "nas" then [ ${one} ] else [ ]; }) ]; }`,
    `({ inputs, ... }: ${madeMachine(random, toRoot)})`,
    `({ moduleArgs, flakelight, ... }: { modules = builtins.attrValues (flakelight.importDirPaths ${toRoot}parts); })`,
    `({ lib, ... }: { modules = [ ({ flake, inputs', ... }: { imports = [ ${one} ]; }) ]; })`,
  ]);
}

function homeText(random: Random, toRoot: string): string {
  const system = `system = "${random.pick(systems)}";`;
  const one = part(random, toRoot);
  return random.pick([
    `{ ${system} modules = [ ${one} ${plainPart(random, toRoot)} ]; }`,
    `({ config, ... }: { ${system} modules = builtins.attrValues config.homeModules; })`,
    `{ ${system} extraSpecialArgs.own = ${one}; modules = [ ({ own, ... }: { imports = [ own ]; }) ]; }`,
    `({ inputs, ... }: ${madeHome(random, toRoot)})`,
  ]);
}
