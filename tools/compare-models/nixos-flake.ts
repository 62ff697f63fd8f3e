import type { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareFlakePartsFramework } from "./frameworks/flake-parts-framework.ts";
import { fromSource, inlineModule, moduleText, parts, relativeTo, someOf } from "./frameworks/generated-modules.ts";
import type { WiredTree } from "./frameworks/hosts-in-words.ts";

/** nixos-flake: its builders of configurations and the modules that it exports, for one generated flake a case. */
export const nixosFlakeLibrary: ComparedLibrary = {
  name: "nixos-flake",
  source: { repository: "https://github.com/srid/nixos-flake", commit: "5734c1d9a5fe0bc8e8beaf389ad6227392ca0108" },
  needs: ["nixpkgs-lib", "flake-parts"],
  compare: (folders, cases, seed) =>
    compareFlakePartsFramework(
      folders,
      { input: "nixos-flake", url: "github:srid/nixos-flake", tree: nixosFlakeTree },
      cases,
      seed,
    ),
};

const names = ["web", "nas-1", "my.host", "mac_2"] as const;
const users = ["me", "you-2", "first.last", "me@web"] as const;
const modules = ["common", "extra", "two-words"] as const;
const outputs = ["nixosModules", "homeModules", "darwinModules"] as const;

/** What modules can ask of what nixos-flake gives them all. */
const tests = [
  "given.flake.inputs ? nixpkgs",
  "given.flake.inputs ? nowhere",
  'given.flake.self.nixosModules ? "extra"',
  'given.flake.self.homeModules ? "extra"',
  "given.flake.config.systems == [ ]",
  'builtins.elem "aarch64-darwin" given.flake.config.systems',
] as const;
/** Those that only machines with macOS can ask. */
const darwinTests = [...tests, "given.rosettaPkgs.stdenv.isDarwin", "given.rosettaPkgs.stdenv.isLinux"] as const;

interface Generated {
  readonly random: Random;
  readonly files: Record<string, string>;
}

function nixosFlakeTree(random: Random): WiredTree {
  const files: Record<string, string> = { ...parts };
  const generated = { random, files };
  const exported = outputs.map((output) => {
    const chosen = modules.filter(() => random.chance(0.6));
    return `${output} = { ${chosen.map((name) => `"${name}" = ${exportedModule(generated, output, name)};`).join(" ")} };`;
  });
  const hosts = names.filter(() => random.chance(0.6)).map((name) => machine(generated, name));
  const homes = users.filter(() => random.chance(0.3)).map((name) => home(generated, name));
  const library = random.pick(["self.nixos-flake.lib", "config.flake.nixos-flake.lib"]);
  return {
    files,
    arguments: `module = { inputs, self, lib, config, ... }: {
      imports = [ inputs.nixos-flake.flakeModule ];
      systems = [ ${random.pick(["", '"x86_64-linux"', '"x86_64-linux" "aarch64-darwin"'])} ];
      ${random.chance(0.2) ? 'perSystem.nixos-flake.primary-inputs = [ "nixpkgs" ];' : ""}
      flake = let library = ${library}; in { ${[...exported, ...hosts, ...homes].join("\n        ")} };
    };`,
  };
}

function exportedModule({ random, files }: Generated, output: string, name: string): string {
  const path = `modules/${output}/${name}.nix`;
  files[path] = moduleText(random, path, tests);
  return random.chance(0.8) ? fromSource(path) : inlineModule(random, tests);
}

/** A machine with modules of its own and those that the flake exports, and now and then homes. */
function machine({ random, files }: Generated, name: string): string {
  const isDarwin = random.chance(0.4);
  const possible = isDarwin ? darwinTests : tests;
  // Those of one class are nothing for the other.
  const ownOutput = isDarwin ? "darwinModules" : "nixosModules";
  const path = `hosts/${name}/default.nix`;
  const part = relativeTo(path);
  const fromFlake = (output: string) => `(flake.self.${output}.${random.pick(modules)} or { })`;
  const more = random.chance(0.3) ? `imports = [ ${part("parts/one.nix")} ];` : "";
  files[path] = random.chance(0.4)
    ? `{ flake, lib, ... }: { mark = "${path}"; imports = [ ${fromFlake(ownOutput)} ${part("parts/three.nix")} ]; }`
    : more === ""
      ? moduleText(random, path, possible)
      : `{ mark = "${path}"; ${more} }`;
  const output = isDarwin ? "darwinModules_" : "nixosModules";
  const ownModules = someOf(random, [
    [0.5, () => `(self.${ownOutput}.${random.pick(modules)} or { })`],
    [0.3, () => inlineModule(random, possible)],
    [0.5, () => `self.${output}.home-manager ${homesOf({ random, files })}`],
    [0.2, () => `self.${output}.nixosFlake`],
  ]);
  const builder = isDarwin ? "mkMacosSystem" : "mkLinuxSystem";
  const set = `{ imports = [ ${fromSource(path)} ${ownModules} ]; }`;
  const whole = random.pick([fromSource(path), set, set, `({ ... }: ${set})`]);
  return `${isDarwin ? "darwin" : "nixos"}Configurations."${name}" = library.${builder} ${whole};`;
}

function homesOf({ random, files }: Generated): string {
  const homes = users
    .filter(() => random.chance(0.4))
    .map((user) => {
      const path = `home/${user}.nix`;
      files[path] ??= moduleText(random, path, tests);
      const more = random.chance(0.4)
        ? `(self.homeModules.${random.pick(modules)} or { })`
        : inlineModule(random, tests);
      return `"${user}" = { imports = [ ${fromSource(path)} ${more} ]; };`;
    });
  const shared = random.chance(0.3) ? `home-manager.sharedModules = [ ${inlineModule(random, tests)} ];` : "";
  return `{ home-manager.users = { ${homes.join(" ")} }; ${shared} }`;
}

function home({ random, files }: Generated, user: string): string {
  const path = `home/${user}.nix`;
  files[path] ??= moduleText(random, path, tests);
  const system = random.pick(["x86_64-linux", "aarch64-darwin"]);
  const module = `{ imports = [ ${fromSource(path)} (self.homeModules.${random.pick(modules)} or { }) ]; }`;
  const pkgs = `inputs.nixpkgs.legacyPackages.${system}`;
  return `homeConfigurations."${user}" = library.mkHomeConfiguration ${pkgs} ${random.chance(0.5) ? fromSource(path) : module};`;
}
