import type { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareFlakePartsFramework } from "./frameworks/flake-parts-framework.ts";
import { moduleText, parts, relativeTo, someOf } from "./frameworks/generated-modules.ts";
import type { WiredTree } from "./frameworks/hosts-in-words.ts";

/** ez-configs: folders of machines, homes and modules by class, for one generated flake a case. */
export const ezConfigsLibrary: ComparedLibrary = {
  name: "ez-configs",
  source: { repository: "https://github.com/ehllie/ez-configs", commit: "84cce474cc25b451e77fc05a1a3d32c47706ea3a" },
  needs: ["nixpkgs-lib", "flake-parts"],
  compare: (folders, cases, seed) =>
    compareFlakePartsFramework(
      folders,
      { input: "ez-configs", url: "github:ehllie/ez-configs", tree: ezConfigsTree },
      cases,
      seed,
    ),
};

const classes = ["nixos", "darwin", "home"] as const;
type Class = (typeof classes)[number];

const names: Readonly<Record<Class, readonly string[]>> = {
  nixos: ["web", "nas-1", "my.host", "both"],
  darwin: ["mac", "book_2", "both"],
  home: ["me", "you-2", "them"],
};
const moduleNames = ["default", "linux", "darwin", "ssh", "two-words"] as const;
const forms = [".nix", ".nix", "/default.nix", "/default.nix", "/other.nix", ".nix/default.nix", ".md"] as const;

/** What modules of ez-configs can ask of their arguments. */
const tests = ["given.flag", "!given.flag", "given.ezModules ? ssh", "given.ezModules ? linux"] as const;

function ezConfigsTree(random: Random): WiredTree {
  const files: Record<string, string> = { ...parts };
  // Without a root every folder is given: the real library has one without files for those that are not.
  const root = random.pick(["", "", "nix/", "nix/", null]);
  const early = random.pick(["", "", "all", ...classes]);
  const settings = classes.map((classOf) => {
    const modules = folderOf(random, root, classOf, "modules");
    const configurations = folderOf(random, root, classOf, "configurations");
    // A path that leads nowhere cannot be copied to the store.
    for (const { path } of [modules, configurations]) files[`${path}/readme.md`] = "";
    const isEarly = early === "all" || early === classOf;
    for (const name of moduleNames.filter(() => random.chance(0.5))) {
      const path = `${modules.path}/${name}${random.pick(forms)}`;
      files[path] = isEarly && random.chance(0.5) ? earlyText(path) : moduleText(random, path, tests);
    }
    for (const name of names[classOf].filter(() => random.chance(0.5))) {
      const path = `${configurations.path}/${name}${random.pick(forms)}`;
      files[path] = configurationText(random, path);
    }
    return `${modules.setting} ${configurations.setting}`;
  });
  const own = someOf(random, [
    [root === null ? 0 : 1, () => `root = ${root === "" ? "source" : 'source + "/nix"'};`],
    [1, () => `globalArgs = { inherit inputs; flag = ${random.chance(0.5)}; };`],
    [early === "" ? 0 : 1, () => `${early === "all" ? "" : `${early}.`}earlyModuleArgs.early = ${random.chance(0.5)};`],
  ]);
  return {
    files,
    arguments: `module = { inputs, self, lib, config, ... }: {
      imports = [ inputs.ez-configs.flakeModule ];
      systems = [ "x86_64-linux" ];
      ezConfigs = { ${own} ${settings.join(" ")} ${settingsOf(random, files)} };
      ${exported(random)}
    };`,
  };
}

function folderOf(random: Random, root: string | null, classOf: Class, kind: string) {
  if (root !== null && random.chance(0.8)) return { path: `${root}${classOf}-${kind}`, setting: "" };
  const path = `own/${kind}/${classOf}`;
  return { path, setting: `${classOf}.${kind}Directory = source + "/${path}";` };
}

/** A module that gets an argument as soon as it is read: then it is a function, and no file any more. */
function earlyText(path: string): string {
  const part = relativeTo(path);
  return `{ early, lib, ... }: { imports = [ (if early then ${part("parts/two.nix")} else ${part("parts/three.nix")}) ]; }`;
}

function configurationText(random: Random, path: string): string {
  if (random.chance(0.6)) return moduleText(random, path, tests);
  const name = random.pick(moduleNames);
  return `{ ezModules, ... }: { mark = "${path}"; imports = [ (ezModules."${name}" or { }) ]; }`;
}

function settingsOf(random: Random, files: WiredTree["files"]): string {
  const homes = names.home.filter((user) => Object.keys(files).some((file) => isConfiguration(file, user)));
  const someUsers = () => homes.filter(() => random.chance(0.6)).map((user) => `"${user}"`);
  const ofMachines = (["nixos", "darwin"] as const).map((classOf) => {
    const host = () => `${classOf}.hosts."${random.pick(names[classOf])}"`;
    return someOf(random, [
      [0.2, () => `${classOf}.specialArgs.flag = ${random.chance(0.5)};`],
      [0.3, () => `${host()}.importDefault = false;`],
      [0.6, () => `${host()}.userHomeModules = [ ${someUsers().join(" ")} ];`],
    ]);
  });
  const system = () => random.pick(["x86_64-linux", "aarch64-darwin"]);
  const user = () => `home.users."${random.pick(names.home)}"`;
  const ofHomes = someOf(random, [
    [0.2, () => `home.extraSpecialArgs.flag = ${random.chance(0.5)};`],
    [0.2, () => `${user()}.importDefault = false;`],
    [0.2, () => `${user()}.passInOsConfig = false;`],
    [0.3, () => `${user()}.nameFunction = host: ${random.pick(['"${host}-home"', '"one"', "lib.toUpper host"])};`],
    [0.3, () => `${user()}.standalone = { enable = true; pkgs = inputs.nixpkgs.legacyPackages.${system()}; };`],
  ]);
  return `${ofMachines.join(" ")} ${ofHomes}`;
}

function isConfiguration(file: string, user: string): boolean {
  return /configurations/.test(file) && (file.endsWith(`/${user}.nix`) || file.endsWith(`/${user}/default.nix`));
}

/** A machine of each module that the framework exports. */
function exported(random: Random): string {
  if (random.chance(0.7)) return "";
  const output = random.pick(classes);
  return `flake.nixosConfigurations = lib.mapAttrs' (name: module: {
        name = "exported-\${name}";
        value = inputs.nixpkgs.lib.nixosSystem {
          specialArgs = { flag = false; ezModules = { }; };
          modules = [ module ];
        };
      }) self.${output}Modules;`;
}
