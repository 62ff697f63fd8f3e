import type { Evaluator } from "../../src/evaluator/evaluator.ts";
import { adiosFlakeModel } from "../../src/evaluator/models/adios-flake.ts";
import { Random } from "../fuzz/random.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";
import type { Case } from "./outcome.ts";

const files = {
  "nixpkgs/default.nix": '{ system }: { inherit system; hello = "hello-${system}"; lib = import ./lib; }',
  "nixpkgs/lib/default.nix": '{ version = "files"; }',
  "hello.nix": "{ pkgs, ... }: { packages.file = pkgs.hello; }",
  "static.nix": '_: { checks.static = "static"; }',
  "deep/default.nix": "{ system, self', ... }: { devShells.deep = system + (self'.packages.file or \"none\"); }",
};

/** What adios-flake asks of adios: a tree of modules, each called with the options of its inputs and with their results. */
const adios = `{
  types = { string = { }; attrs = { }; };
  __functor = _: root: { options }:
    let
      treeWith = options: {
        modules = builtins.mapAttrs (_: module: { __functor = _: _: call options module; }) root.modules;
        override = changed: treeWith (options // changed.options);
      };
      call = options: module:
        let
          inputs = module.inputs or { };
          moduleAt = input: root.modules.\${builtins.substring 1 (-1) input.path};
        in
        module.impl (builtins.intersectAttrs (builtins.functionArgs module.impl) {
          inputs = builtins.mapAttrs (_: input: options.\${input.path} or { }) inputs;
          options = { };
          results = builtins.mapAttrs (_: input: call options (moduleAt input)) inputs;
        });
    in
    treeWith options;
}`;

/** adios-flake: the outputs that `mkFlake` makes of generated modules, for one flake a case. */
export const adiosFlakeLibrary: ComparedLibrary = {
  name: "adios-flake",
  source: { repository: "https://github.com/Mic92/adios-flake", commit: "957ede25f5aaaeb3b2a502f1bf55e472c80eb7a5" },
  needs: [],
  async compare(folders, cases, seed) {
    const folder = (name: string) => JSON.stringify(folders.get(name));
    const random = new Random(seed);
    const sides = {
      real: `newer.import (/. + ${folder("adios-flake")} + "/lib.nix") { adios.adios = ${adios}; }`,
      model: (evaluator: Evaluator) => evaluator.select(adiosFlakeModel(evaluator, "inputs.adios-flake"), "lib"),
      files,
      sets: [],
    };
    return compareCases(
      sides,
      Array.from({ length: cases }, (): Case => ({ subject: "mkFlake", expression: flakeOf(random), depth: 9 })),
    );
  },
};

const systemArguments = ["pkgs", "system", "self'", "inputs'", "lib", "self", "withSystem"] as const;
const categories = ["packages", "packages", "checks", "devShells", "apps", "legacyPackages", "own"] as const;
const ofFlake = ["nixosConfigurations", "nixosModules", "overlays", "lib", "templates", "homeModules"] as const;

function flakeOf(random: Random): string {
  const [flake, perSystem, ...modules] = compatible([
    random.chance(0.6) ? flakeText(random) : "{ }",
    random.chance(0.4) ? systemFunction(random) : "_: { }",
    ...random.several(0, 5, () => moduleText(random)),
  ]);
  const parts = [
    "inherit inputs;",
    random.chance(0.9) ? "inherit self;" : "self = { };",
    `systems = ${random.pick(['[ "a" "b" ]', '[ "a" "b" ]', '[ "a" ]', '[ "b" "a" "c" ]'])};`,
    `modules = [ ${modules.map((text) => `(${text})`).join(" ")} ];`,
    `perSystem = ${perSystem};`,
    `flake = ${flake};`,
    random.chance(0.1) ? "config = { };" : "",
  ];
  return `let
  inputs = {
    nixpkgs = { outPath = root + "/nixpkgs"; lib.version = "flake"; } // ${random.pick(["{ }", '{ legacyPackages.a.x = "x"; }'])};
    dep = { packages.a.z = "za"; packages.b.z = "zb"; legacyPackages.a.old = "old"; other = 1; };
    text = "text";
    inherit self;
  };
  outputs = lib.mkFlake { ${parts.join(" ")} };
  self = outputs // { outPath = "/flake"; };
in outputs`;
}

/** Without those that give what one before gives: adios-flake refuses them, and the model takes the last. */
function compatible(texts: readonly string[]): string[] {
  const given = new Set<string>();
  return texts.filter((text) => {
    const entries = text.match(/[\w/]+\.\w+(?= =|")|formatter|things|name = "native"|deep/g) ?? [];
    const isNew = entries.every((entry) => !given.has(entry));
    for (const entry of entries) given.add(entry);
    return isNew;
  });
}

function moduleText(random: Random): string {
  const choices: readonly (() => string)[] = [
    () => systemFunction(random),
    () => systemFunction(random),
    () => `{ ${entryOf(random, random.pick(categories), '"static"')} }`,
    () => `{ ${entryOf(random, random.pick(ofFlake), '"static"')} }`,
    () => `{ lib, ... }: { ${entryOf(random, random.pick(ofFlake), "lib.version")} }`,
    () => `{ self, ... }: { ${entryOf(random, random.pick(ofFlake), '(self.outPath or "none")')} }`,
    () =>
      `{ withSystem, ... }: { nixosConfigurations.made = withSystem "b" ({ pkgs, system, ... }: pkgs.hello + system); }`,
    () => `{ ... }: { ${entryOf(random, random.pick(categories), '"always"')} }`,
    () => `_: { ${entryOf(random, random.pick(categories), '"always"')} }`,
    () => `root + "/${random.pick(["hello.nix", "static.nix", "deep"])}"`,
    () => `{ formatter = "format"; }`,
    () => `{ system, ... }: { formatter = "format-\${system}"; }`,
    () => nativeText(random),
    () => "{ }",
  ];
  return random.pick(choices)();
}

/** A module of adios itself. */
function nativeText(random: Random): string {
  const body = entryOf(random, random.pick(categories), '"native"');
  return random.pick([
    `{ name = "native"; impl = { ... }: { ${body} }; }`,
    `{ impl = _: { ${body} }; }`,
    `{ inputs.nixpkgs.path = "/nixpkgs"; impl = { inputs, ... }: { packages.native = inputs.nixpkgs.pkgs.hello; }; }`,
    `{ outputs.things = { type = "scalar"; }; impl = { ... }: { things = "thing"; }; }`,
    `{ outputs.modes = { type = "attrset"; scope = "flake"; }; impl = { ... }: { modes.one = 1; }; }`,
  ]);
}

function systemFunction(random: Random): string {
  const asked = systemArguments.filter(() => random.chance(0.4));
  const values = [...asked.map((name) => shownArgument[name]), '"plain"'];
  const body = random.several(1, 3, () => entryOf(random, random.pick(categories), random.pick(values)));
  return `{ ${[...asked, random.chance(0.8) ? "..." : ""].filter((text) => text !== "").join(", ")} }: { ${[...new Set(body)].join(" ")} }`;
}

const shownArgument: Readonly<Record<(typeof systemArguments)[number], string>> = {
  pkgs: "pkgs.hello",
  system: "system",
  "self'": "(builtins.attrNames self')",
  "inputs'": "(inputs'.dep // { inherit (inputs') text; })",
  lib: "lib.version",
  self: '(self.outPath or "none")',
  withSystem: '(withSystem "b" ({ system, ... }: system))',
};

function entryOf(random: Random, category: string, value: string): string {
  return `${category}.${random.pick(["one", "two", "three", "four", "five", "six", "seven"])}${random.below(40)} = ${value};`;
}

function flakeText(random: Random): string {
  const entries = random.several(1, 4, () =>
    random.pick([
      () => entryOf(random, random.pick(ofFlake), '"flake"'),
      () => entryOf(random, random.pick(ofFlake), '"flake"'),
      () =>
        `${random.pick(["packages", "checks", "own"])}.${random.pick(["a", "b", "z"])}.${random.pick(["extra", "more"])} = "flake";`,
      (): string => "anything = 1;",
    ])(),
  );
  const body = [...new Map(entries.map((text) => [text.split(" =")[0], text])).values()].join(" ");
  return random.pick([
    `{ ${body} }`,
    `{ ${body} }`,
    `({ withSystem }: { nixosConfigurations.host = withSystem "a" ({ system, pkgs, lib, ... }: [ system pkgs.hello lib.version ]); } // { ${body} })`,
  ]);
}
