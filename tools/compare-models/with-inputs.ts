import type { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareFramework } from "./frameworks/compare-framework.ts";
import type { WiredTree } from "./frameworks/hosts-in-words.ts";
import { MarkedFiles } from "./frameworks/marked-files.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";

/** with-inputs: pinned sources as inputs, for one generated flake a case. */
export const withInputsLibrary: ComparedLibrary = {
  name: "with-inputs",
  source: { repository: "https://github.com/vic/with-inputs", commit: "bb9e8483fe09b60a87c3493e3d1e09f625c014c9" },
  needs: ["nixpkgs-lib"],
  compare(folders, cases, seed) {
    const folder = JSON.stringify(folders.get("with-inputs"));
    const framework = {
      nixpkgs: nixpkgsLibExpression(folders),
      wire: `{ inputs, sources, said, outputs }: newer.import (/. + ${folder}) sources said outputs`,
    };
    const flakes = {
      inputs: 'inputs.with-inputs.url = "github:vic/with-inputs"; inputs.with-inputs.flake = false;',
      call: (given: string) =>
        `(let given = { ${given} }; in import inputs.with-inputs given.sources given.said given.outputs)`,
      tree: withInputsTree,
    };
    return compareFramework("with-inputs", framework, flakes, cases, seed);
  },
};

const pins = ["one", "two", "three"] as const;

/** Sources in folders of the tree, some of which are flakes with inputs of their own. */
function withInputsTree(random: Random): WiredTree {
  const files = new MarkedFiles(random);
  for (const pin of [...pins, "local"]) if (random.chance(0.85)) files.add(`${pin}/flake.nix`, flakeText(random, pin));
  for (const pin of [...pins, "local"]) files.marked(`${pin}/module.nix`);
  const sources = pins.filter(() => random.chance(0.9)).map((pin) => `${pin}.outPath = source + "/${pin}";`);
  const said = saidTexts(random);
  const hosts = ["web", "nas"].map((name) => hostText(random, name));
  const self = random.chance(0.3) ? 'own = source + "/one/module.nix";' : "";
  return {
    files: files.texts,
    arguments: `
      sources = { nixpkgs = inputs.nixpkgs; ${sources.join(" ")} };
      said = { ${said.join(" ")} };
      outputs = inputs: { ${self} nixosConfigurations = { ${hosts.join("\n")} }; };`,
  };
}

function saidTexts(random: Random): string[] {
  const target = () => random.pick([...pins, "", "one/two", "two/three", "one/nested/two", "absent", "nixpkgs"]);
  const choices = [
    () => `two.follows = "${target()}";`,
    () => `alias.follows = "${target()}";`,
    () => `other.follows = "${target()}";`,
    () => `one.inputs.two.follows = "${target()}";`,
    () => `one = { inputs.nested.follows = "${target()}"; inputs.two.follows = "three"; };`,
    () => `local.outPath = source + "/local";`,
    () => `local = { outPath = source + "/local"; inputs.two.follows = "${target()}"; };`,
    () => `three = { lib.value = "three"; module = source + "/three/module.nix"; };`,
    () => `two = { lib = { }; follows = "one"; };`,
    () => `plain = "text";`,
    () => `typed = { _type = "flake"; outPath = source + "/one"; module = source + "/one/module.nix"; };`,
    () => `list = [ 1 ];`,
  ] as const;
  const chosen = choices.filter(() => random.chance(0.25)).map((choice) => choice());
  const named = new Map(chosen.map((text) => [/^\w+/.exec(text)?.[0], text]));
  return [...named.values()];
}

function flakeText(random: Random, name: string): string {
  const others = ["two", "three", "local", "nested", "absent", "nixpkgs"].filter(
    (other) => other !== name && random.chance(0.3),
  );
  const declared = others.map(
    (other) =>
      `inputs.${other}${random.pick([`.url = "github:somebody/${other}"`, '.follows = "three"', '.follows = ""'])};`,
  );
  const asked = others.map((other) => `${other}, `).join("");
  const inner = others.map((other) => `(if ${other} == null then { } else ${other}.module or { })`).join(" ");
  return `{
  ${declared.join("\n  ")}
  outputs = { self, ${asked}... }@inputs: {
    module = ./module.nix;
    both = { imports = [ (self.outPath + "/module.nix") ${inner} ]; };
    names = builtins.concatStringsSep "-" (builtins.attrNames inputs);
  };
}
`;
}

function hostText(random: Random, name: string): string {
  const modules = random.several(1, 5, () =>
    random.pick([
      `(inputs.${random.pick([...pins, "local", "alias", "other", "typed"])}.${random.pick(["module", "both"])} or { })`,
      `(inputs.one.inputs.${random.pick(["two", "nested"])}.module or { })`,
      `(inputs.${random.pick(["three", "local"])}.outPath or (source + "/one") + "/module.nix")`,
      `(inputs.self.own or { })`,
      `(inputs.self.inputs.one.module or { })`,
      `(inputs.self.outputs.own or { })`,
    ]),
  );
  const key = random.pick([
    name,
    `${name}-\${inputs.${random.pick(pins)}.names or "none"}`,
    `${name}-\${builtins.concatStringsSep "-" (builtins.attrNames inputs)}`,
    `\${if inputs ? ${random.pick(["one", "two", "alias", "plain"])} then "${name}" else "none-${name}"}`,
    `\${inputs.${random.pick(["one", "alias"])}._type or "${name}"}-${name}`,
  ]);
  return `"${key}" = inputs.nixpkgs.lib.nixosSystem { modules = [ ${modules.join(" ")} ]; };`;
}
