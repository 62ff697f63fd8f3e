import { setOf } from "../../src/evaluator/builtins/primitive.ts";
import type { Evaluator } from "../../src/evaluator/evaluator.ts";
import { flakeCompatFile } from "../../src/evaluator/models/flake-compat.ts";
import { nullValue, type Value } from "../../src/evaluator/value.ts";
import { readFlake } from "../../src/project/flake/read-flake.ts";
import { LocalFlake } from "../../src/project/outputs/local-flake.ts";
import { Random } from "../fuzz/random.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";
import type { Case } from "./outcome.ts";

const lock = JSON.stringify({ nodes: { root: {} }, root: "root", version: 7 });
const outputs = [
  "packages.x86_64-linux = { default = 1; other = 2; };",
  "packages.aarch64-darwin.default = 3;",
  "packages = { };",
  "defaultPackage.x86_64-linux = 4;",
  "defaultPackage = { };",
  "devShells.x86_64-linux.default = 5;",
  "devShells.x86_64-linux.other = 6;",
  "devShell.x86_64-linux = 7;",
  "nixosConfigurations.web = self.lib.name;",
  "__functor = _: _: 8;",
  "overlay = final: prev: { };",
] as const;

const views: Readonly<Record<string, readonly string[]>> = {
  defaultNix: [
    "compat.defaultNix.default",
    "compat.defaultNix ? default",
    "compat.defaultNix.nixosConfigurations",
    "compat.defaultNix ? __functor",
    "compat.defaultNix.outPath",
    "compat.defaultNix.packages",
  ],
  shellNix: ["compat.shellNix.default", "compat.shellNix.default or null", "compat.shellNix.lib"],
  outputs: ["compat.outputs ? __functor", "compat.outputs.lib", "compat.outputs ? default", "compat.outputs.outPath"],
};
/** Flakes with a lock file say more of themselves. */
const lockedViews = ["outputs.inputs", "defaultNix._type", "defaultNix.outputs", "shellNix.sourceInfo.outPath"];

function flakeText(random: Random): string {
  const chosen = new Map(random.several(0, 6, () => random.pick(outputs)).map((text) => [text.split(/[. ]/)[0], text]));
  return `{ outputs = { self }: { lib.name = "n"; ${[...chosen.values()].join(" ")} }; }`;
}

/** The model knows of the flakes in the tree what a project knows. */
function model(evaluator: Evaluator): Value {
  const { sources } = evaluator;
  const nixFile = (path: string) => sources.nixFile(path);
  const file = nixFile("tree/0/flake.nix");
  if (file) LocalFlake.root(evaluator, readFlake({ file, directory: "tree/0", files: sources.files, nixFile }));
  return setOf({ read: flakeCompatFile(evaluator, "flake-compat", "") ?? nullValue });
}

/** flake-compat: flakes, locked or not, read without flakes. */
export const flakeCompat: ComparedLibrary = {
  name: "flake-compat",
  source: {
    repository: "https://github.com/edolstra/flake-compat",
    commit: "9100a0f413b0c601e0533d1d94ffd501ce2e7885",
  },
  async compare(folders, count, seed) {
    const random = new Random(seed);
    const files: Record<string, string> = {};
    const cases = Array.from({ length: count * 3 }, (_, index): Case[] => {
      const isLocked = random.chance(0.7);
      files[`${index}/flake.nix`] = flakeText(random);
      if (isLocked) files[`${index}/flake.lock`] = lock;
      const system = random.pick(["x86_64-linux", "x86_64-linux", "aarch64-darwin"]);
      const given = `{ src = { outPath = toString (root + "/${index}"); }; system = "${system}"; }`;
      const shown = Object.entries(views).map(([subject, texts]) => [subject, random.pick(texts)] as const);
      const locked = isLocked ? ([["locked", `compat.${random.pick(lockedViews)}`]] as const) : [];
      return [...shown, ...locked].map(([subject, view]) => ({
        subject,
        expression: `let compat = lib.read ${given}; in ${view}`,
        depth: 2,
      }));
    });
    const real = `newer.import (/. + ${JSON.stringify(`${folders.get("flake-compat")}/default.nix`)})`;
    return compareCases({ real: `{ read = ${real}; }`, model, files, sets: [] }, cases.flat());
  },
};
