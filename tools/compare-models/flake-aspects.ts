import type { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareFramework } from "./frameworks/compare-framework.ts";
import type { WiredTree } from "./frameworks/hosts-in-words.ts";
import { MarkedFiles } from "./frameworks/marked-files.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";

const wired = `({ inputs, modules, ... }:
    inputs.flake-parts.lib.mkFlake { inherit inputs; } {
      systems = [ "x86_64-linux" ];
      imports = [ inputs.flake-aspects.flakeModule ] ++ modules;
    })`;

/** flake-aspects: aspects in flake-parts, turned to modules of hosts, for one generated flake a case. */
export const flakeAspectsLibrary: ComparedLibrary = {
  name: "flake-aspects",
  source: { repository: "https://github.com/vic/flake-aspects", commit: "56fa8d4d4772d58eb7f9d66c28c1cd2762b60423" },
  needs: ["nixpkgs-lib", "flake-parts"],
  compare(folders, cases, seed) {
    const flakeOf = (name: string) => `newer.import (/. + ${JSON.stringify(`${folders.get(name)}/flake.nix`)})`;
    const framework = {
      nixpkgs: nixpkgsLibExpression(folders),
      wire: `{ inputs, modules }:
        let
          known = removeAttrs inputs [ "self" ] // {
            flake-parts = (${flakeOf("flake-parts")}).outputs { self = { }; nixpkgs-lib.lib = nixpkgs; };
            flake-aspects = (${flakeOf("flake-aspects")}).outputs { };
          };
          outputs = ${wired} { inputs = known // { inherit self; }; inherit modules; };
          self = inputs.self // outputs // { inputs = known; };
        in
        outputs`,
    };
    const flakes = {
      inputs: `inputs.flake-parts.url = "github:hercules-ci/flake-parts";
  inputs.flake-aspects.url = "github:vic/flake-aspects";`,
      call: (given: string) => `${wired} { inherit inputs; ${given} }`,
      tree: aspectsTree,
    };
    return compareFramework("flakeModule", framework, flakes, cases, seed);
  },
};

const names = ["web", "nas", "base", "tools", "shell"] as const;
const classes = ["nixos", "nixos", "darwin", "homeManager"] as const;
const parts = ["part", "other"] as const;

function aspectsTree(random: Random): WiredTree {
  const files = new MarkedFiles(random);
  // Each includes only those after it: what includes itself has no end.
  const aspects = names.flatMap((name, index) => aspectTexts(random, files, name, names.slice(index + 1)));
  const modules = aspects.map((text) => `({ lib, inputs, ... }: { ${text} })`);
  const hosts = [
    hostText(random, "nixosConfigurations.web", "inputs.nixpkgs.lib.nixosSystem", "nixos"),
    hostText(random, "nixosConfigurations.nas", "inputs.nixpkgs.lib.nixosSystem", "nixos"),
    hostText(random, "darwinConfigurations.mac", "inputs.darwin.lib.darwinSystem", "darwin"),
    hostText(random, "homeConfigurations.me", "inputs.home-manager.lib.homeManagerConfiguration", "homeManager"),
  ];
  const wiring = `({ inputs, config, lib, ... }: { ${hosts.join("\n")} })`;
  const option = random.chance(0.5)
    ? "({ inputs, ... }: { imports = [ inputs.flake-parts.flakeModules.modules ]; })"
    : "";
  return { files: files.texts, arguments: `modules = [ ${[option, ...modules, wiring].join("\n")} ];` };
}

function hostText(random: Random, attribute: string, builder: string, kind: string): string {
  const modules = random.several(1, 4, () =>
    random.pick([
      `(config.flake.modules.${kind}.${random.pick(names)} or { })`,
      `(config.flake.modules.${kind}.${random.pick(names)} or { })`,
      `(inputs.self.modules.${kind}.${random.pick(names)} or { })`,
      `(config.flake.aspects.${random.pick(names)}.resolve { class = "${kind}"; })`,
      `(config.flake.aspects.${random.pick(names)}.modules.${kind} or { })`,
    ]),
  );
  const name = random.chance(0.2) ? `\${builtins.concatStringsSep "-" (builtins.attrNames config.flake.modules)}` : "";
  const path = name === "" ? attribute : `${attribute.split(".")[0]}."${attribute.split(".")[1]}-${name}"`;
  return `flake.${path} = ${builder} { modules = [ ${modules.join(" ")} ]; };`;
}

function aspectTexts(random: Random, files: MarkedFiles, name: string, later: readonly string[]): string[] {
  const path = `flake.aspects.${name}`;
  const simple = [
    `${path} = { };`,
    ...random.several(0, 3, () => random.pick(classes)).map((each) => `${path}.${each} = ${files.module()};`),
    random.chance(0.15) ? `${path}.description = "text";` : "",
    random.chance(0.1) ? `${path}.name = "other-${name}";` : "",
    random.chance(0.1) ? `${path} = { lib, config, ... }: { ${random.pick(classes)} = ${files.module()}; };` : "",
    random.chance(0.1) ? `${path} = { aspect, ... }: { ${random.pick(classes)} = ${files.module()}; };` : "",
  ];
  const included = random.chance(0.6)
    ? [`flake.aspects = { aspects, ... }: { ${name}.includes = [ ${includedTexts(random, files, later)} ]; };`]
    : [];
  const provided = parts
    .filter(() => random.chance(0.5))
    .map((part) => `${path}.${random.pick(["provides", "_"])}.${part} = ${contentText(random, files)};`);
  return [...simple, ...included, ...provided].filter((text) => text !== "");
}

function includedTexts(random: Random, files: MarkedFiles, later: readonly string[]): string {
  const set = () => setText(random, files);
  const references = later.flatMap((name) => [
    `aspects.${name}`,
    `aspects.${name}`,
    ...parts.map((part) => `(aspects.${name}.provides.${part} or { })`),
  ]);
  const choices = [
    ...references.map((text) => () => text),
    set,
    () => `({ class, aspect-chain }: ${set()})`,
    () => `({ class, ... }: { \${class} = ${files.module()}; })`,
    () => `({ class, aspect-chain }: { \${class} = ${files.module()}; includes = [ ${set()} ]; })`,
    () => `({ class, aspect-chain }: if (builtins.head aspect-chain).name == "web" then ${set()} else { })`,
    () => `({ class, aspect-chain }: if builtins.length aspect-chain > 1 then ${set()} else { })`,
    () => `{ includes = [ ${set()} ]; }`,
    () => `((name: { class, ... }: { \${class} = ${files.module()}; }) "given")`,
  ];
  return random.several(1, 4, () => random.pick(choices)()).join(" ");
}

function contentText(random: Random, files: MarkedFiles): string {
  const set = setText(random, files);
  return random.pick([
    set,
    set,
    `({ class, aspect-chain }: ${set})`,
    `({ class, ... }: ${set})`,
    `{ includes = [ ${set} ]; }`,
  ]);
}

function setText(random: Random, files: MarkedFiles): string {
  const each = [...new Set(random.several(1, 3, () => random.pick(classes)))];
  return `{ ${each.map((name) => `${name} = ${files.module()};`).join(" ")} }`;
}
