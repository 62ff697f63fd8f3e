import type { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareFlakePartsFramework } from "./frameworks/flake-parts-framework.ts";
import { fromSource, inlineModule, moduleText, parts, someOf } from "./frameworks/generated-modules.ts";
import type { WiredTree } from "./frameworks/hosts-in-words.ts";

const repository = "https://github.com/tgirlcloud/easy-hosts";
const needs = ["nixpkgs-lib", "flake-parts"];
const flakes = { input: "easy-hosts", url: "github:tgirlcloud/easy-hosts" };

/** easy-hosts: hosts as data or in folders of a system and class each, for one generated flake a case. */
export const easyHostsLibrary: ComparedLibrary = {
  name: "easy-hosts",
  source: { repository, commit: "7e5f8bc19f89f91e91edb9414b8449de1c874293" },
  needs,
  compare: (folders, cases, seed) =>
    compareFlakePartsFramework(folders, { ...flakes, tree: (random) => easyHostsTree(random, false) }, cases, seed),
};

/** The last version that knew its options as `easyHosts`, which has fewer of them. */
export const easyHostsRenamedLibrary: ComparedLibrary = {
  name: "easy-hosts-renamed",
  source: { repository, commit: "e1210563fc527221e12544ce55cd954acf94e7ed" },
  needs,
  compare: (folders, cases, seed) =>
    compareFlakePartsFramework(
      folders,
      { ...flakes, folder: "easy-hosts-renamed", tree: (random) => easyHostsTree(random, true) },
      cases,
      seed,
    ),
};

const architectures = ["x86_64", "x86_64", "aarch64", "riscv64"] as const;
const classes = ["nixos", "nixos", "darwin", "iso", "wsl", "macos", "live"] as const;
const additional = 'additionalClasses = { wsl = "nixos"; macos = "darwin"; live = "iso"; };';
const names = ["web", "nas-1", "my.host", "mac_2", "wsl"] as const;
const tags = ["server", "laptop"] as const;

/** What modules of easy-hosts can ask of their arguments. */
const tests = [
  "given.inputs ? nixpkgs",
  "given.inputs ? nowhere",
  "given.self.nixosModules ? given",
  'given.extra.of == "shared"',
  'given.extra.of == "host"',
  "given.extra.deep.flag",
] as const;

function easyHostsTree(random: Random, isOld: boolean): WiredTree {
  const files: Record<string, string> = { ...parts };
  const module = (path: string) => {
    files[path] = moduleText(random, path, tests);
    return path;
  };
  for (const name of new Set([...architectures, ...classes, ...tags])) module(`modules/${name}/default.nix`);
  const only = random.chance(0.3) ? `${random.pick(architectures)}-${random.pick(classes)}` : null;
  const folder = random.pick(["hosts", "systems", "own/machines"]);
  const isAutomatic = random.chance(0.6);
  const hosts = names.flatMap((name): string[] => {
    const system = only ?? `${random.pick(architectures)}-${random.pick(classes)}`;
    const inFolder = only === null ? `${folder}/${system}/${name}` : `${folder}/${name}`;
    const isFound = isAutomatic && random.chance(0.5);
    if (isFound) module(`${inFolder}/default.nix`);
    if (!random.chance(0.5)) return [];
    const place = random.chance(0.3) ? `path = ${fromSource(module(`own/${name}.nix`))};` : "";
    return [`hosts."${name}" = { ${isFound ? "" : `${systemOf(random)} ${place}`} ${hostSettings(random, isOld)} };`];
  });
  if (isAutomatic) module(`${folder}/${only === null ? "x86_64-nixos/" : ""}always/default.nix`);
  else {
    for (const name of names.filter(() => random.chance(0.6)))
      module(`${random.pick(["hosts", "systems"])}/${name}/default.nix`);
  }
  const per = (name: string, argument: string, extra: string) =>
    `${name} = ${argument}: { modules = [ (source + "/modules/\${${argument}}") ]; ${extra} };`;
  const settings = someOf(random, [
    [1, () => additional],
    [isAutomatic ? 1 : 0, () => `autoConstruct = true; path = ${fromSource(folder)};`],
    [only === null || !isAutomatic ? 0 : 1, () => `onlySystem = "${only}";`],
    [1, () => `shared.specialArgs.extra = { of = "shared"; deep.flag = ${random.chance(0.5)}; };`],
    [0.6, () => `shared.modules = [ ${random.several(0, 3, () => inlineModule(random, tests)).join(" ")} ];`],
    [0.5, () => per("perClass", "class", random.chance(0.3) ? "specialArgs.extra.deep.class = class;" : "")],
    [isOld ? 0 : 0.5, () => per("perArch", "arch", random.chance(0.3) ? "specialArgs.extra.deep.flag = false;" : "")],
    [isOld ? 0 : 0.5, () => per("perTag", "tag", "")],
  ]);
  const flakeModule = random.pick(["flakeModule", "flakeModules.default"]);
  return {
    files,
    arguments: `module = { inputs, self, lib, config, ... }: {
      imports = [ inputs.easy-hosts.${flakeModule} ];
      systems = [ "x86_64-linux" "aarch64-darwin" ];
      ${isOld ? "easyHosts" : "easy-hosts"} = { ${settings} ${hosts.join(" ")} };
      flake.nixosModules.${random.pick(["given", "other"])} = { };
    };`,
  };
}

function systemOf(random: Random): string {
  return someOf(random, [
    [0.5, () => `arch = "${random.pick(architectures)}";`],
    [0.6, () => `class = "${random.pick(classes)}";`],
  ]);
}

function hostSettings(random: Random, isOld: boolean): string {
  return someOf(random, [
    [
      isOld ? 0 : 0.4,
      () =>
        `tags = [ ${tags
          .filter(() => random.chance(0.6))
          .map((tag) => `"${tag}"`)
          .join(" ")} ];`,
    ],
    [0.4, () => `modules = [ ${random.several(0, 3, () => inlineModule(random, tests)).join(" ")} ];`],
    [0.3, () => 'specialArgs.extra.of = "host";'],
    [0.2, () => "deployable = true;"],
    [0.2, () => "nixpkgs = inputs.nixpkgs;"],
    [0.2, () => "nix-darwin = inputs.nix-darwin;"],
  ]);
}
