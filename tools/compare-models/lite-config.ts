import type { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareFlakePartsFramework } from "./frameworks/flake-parts-framework.ts";
import { fromSource, inlineModule, moduleText, parts, relativeTo, someOf } from "./frameworks/generated-modules.ts";
import type { WiredTree } from "./frameworks/hosts-in-words.ts";

/** lite-config: hosts as data and a folder of their modules, for one generated flake a case. */
export const liteConfigLibrary: ComparedLibrary = {
  name: "lite-config",
  source: { repository: "https://github.com/yelite/lite-config", commit: "0c9f7b6ef06ad98669f34b563bed19dc4a27c19c" },
  needs: ["nixpkgs-lib", "flake-parts"],
  compare: (folders, cases, seed) =>
    compareFlakePartsFramework(
      folders,
      { input: "lite-config", url: "github:yelite/lite-config", tree: liteConfigTree },
      cases,
      seed,
    ),
};

const systems = ["x86_64-linux", "x86_64-linux", "aarch64-linux", "aarch64-darwin", "x86_64-darwin"] as const;
const names = ["web", "nas-1", "my.host", "mac_2", "desk"] as const;
const users = ["me", "you@web", "them"] as const;
const shared = ["modules/a.nix", "modules/b/default.nix", "modules/c.nix"] as const;
const homes = ["home/default.nix", "home/extra.nix"] as const;

/** What modules of lite-config can ask of their arguments. */
const tests = [
  "given.hostPlatform.isDarwin or false",
  "given.hostPlatform.isLinux or false",
  "given.hostPlatform.isAarch64 or false",
  '(given.hostPlatform.system or "") == "x86_64-linux"',
  "given ? hostPlatform",
  "(given.inputs or { }) ? nixpkgs",
] as const;

function liteConfigTree(random: Random): WiredTree {
  const folder = random.pick(["hosts", "machines/all"]);
  const files: Record<string, string> = { ...parts };
  // home-manager comes with modules for homes, and only with them.
  const homeModules = homes.filter(() => random.chance(0.4));
  const user = random.pick(users);
  const homeOfUser = random.chance(0.3) ? `homeConfigurations."${user}" = ${inlineModule(random, tests)};` : "";
  const likelihood = homeModules.length > 0 || homeOfUser !== "" ? 0.2 : 0;
  const machine = (path: string) => {
    const home = () => inlineModule(random, tests, relativeTo(path));
    const more = someOf(random, [
      [likelihood, () => `home-manager.users.me = ${home()};`],
      [likelihood / 2, () => `home-manager.users."you@web".imports = [ ${home()} ];`],
    ]);
    files[path] = moduleText(random, path, tests, more);
  };
  for (const path of shared) machine(path);
  for (const path of homes) files[path] = moduleText(random, path, tests);
  const hosts = names.flatMap((name) => {
    const path = `${folder}/${name}/default.nix`;
    machine(path);
    const module = random.chance(0.3) ? `hostModule = ${inlineModule(random, tests)};` : "";
    return random.chance(0.5) ? [`hosts."${name}" = { system = "${random.pick(systems)}"; ${module} };`] : [];
  });
  const modules = (from: readonly string[]) =>
    [...from.map(fromSource), ...random.several(0, 2, () => inlineModule(random, tests))].join(" ");
  const settings = someOf(random, [
    [homeModules.length > 0 ? 1 : 0, () => `homeModules = [ ${modules(homeModules)} ];`],
    [1, () => homeOfUser],
    [0.97, () => `hostModuleDir = ${random.pick([`source + "/${folder}"`, `"\${source}/${folder}"`])};`],
    [0.6, () => `systemModules = [ ${modules(shared.filter(() => random.chance(0.5)))} ];`],
    [0.2, () => "homeManagerFlake = inputs.home-manager;"],
    [0.2, () => "builder.darwin = inputs.nix-darwin.lib.darwinSystem;"],
    [0.2, () => "nixpkgs.nixpkgs = inputs.nixpkgs;"],
    [0.2, () => "nixpkgs.config.allowUnfree = true;"],
    [0.2, () => "nixpkgs.overlays = [ (final: prev: { }) ];"],
    [0.2, () => "nixpkgs.exportOverlayPackages = false;"],
    [0.2, () => "nixpkgs.setPerSystemPkgs = false;"],
    [0.2, () => "nixpkgs.perSystemOverrides.aarch64-darwin.nixpkgs = inputs.nixpkgs;"],
  ]);
  const system = random.pick(systems);
  const homeOutput = `flake.homeConfigurations."${user}" = self.packages.${system}.homeConfigurations."${user}";`;
  const more = someOf(random, [
    [homeOfUser === "" ? 0 : 0.7, () => `systems = [ "${system}" ]; ${homeOutput}`],
    [homeOfUser === "" ? 0.2 : 0, () => `systems = [ "${random.pick(systems)}" ];`],
    [0.2, () => "perSystem = { pkgs, ... }: { };"],
    [0.2, () => 'flake.nixosModules.given = source + "/parts/one.nix";'],
    [
      0.2,
      () =>
        'flake.nixosConfigurations.own = inputs.nixpkgs.lib.nixosSystem { modules = [ (source + "/parts/one.nix") ]; };',
    ],
  ]);
  const flakeModule = random.pick(["flakeModule", "flakeModules.default"]);
  return {
    files,
    arguments: `module = { inputs, self, lib, config, ... }: {
      imports = [ inputs.lite-config.${flakeModule} ];
      lite-config = { ${settings} ${hosts.join(" ")} };
      ${more}
    };`,
  };
}
