import { readFileSync } from "node:fs";
import { join } from "node:path";
import { primitive1, primitiveValue } from "../../src/evaluator/builtins/primitive.ts";
import type { Evaluator } from "../../src/evaluator/evaluator.ts";
import { Thunk } from "../../src/evaluator/thunk.ts";
import { attrs, string, type Value } from "../../src/evaluator/value.ts";
import { Random } from "../fuzz/random.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";
import { pinsText } from "./npins/generated-pins.ts";
import type { Case } from "./outcome.ts";

/** Where each format of npins has its Nix file, at a commit that wrote the format. */
const formats = [
  { version: 3, file: "src/default.nix", commit: "ad7d5c7307ef66f18a78c69f60e76e511b045146" },
  { version: 4, file: "src/default.nix", commit: "74a97b067039bb9a9e1e952cd4bed424ae7a1988" },
  { version: 5, file: "src/default.nix", commit: "ddd65e1f2e11810be1d6f2f1ee9d571fd672bbce" },
  { version: 6, file: "src/default.nix", commit: "e4683671e145c652c371b6b8ad9b0d757c88853c" },
  { version: 7, file: "src/default.nix", commit: "cb687c3cd6851d5da2b9e99896706e1b66a630b2" },
  { version: 8, file: "libnpins/src/default.nix", commit: "9f27e9bf0f4c4f0e55ca69bdf7e8974a64d16c96" },
] as const;

/** Real Nix with fetchers that only say what they are called with, as our evaluator does. */
const real = `
let
  fetched = name: given: ''builtins.\${name} "\${given.url}"'';
  fetchers = {
    fetchTarball = fetched "fetchTarball";
    fetchurl = fetched "fetchurl";
    fetchGit = given: rec { origin = fetched "fetchGit" given; outPath = "\${origin}.outPath"; };
  };
in
{
  importPins = newer.scopedImport ({ builtins = newer.builtins // fetchers; } // fetchers);
  originOf = value: value.origin or value;
}`;

/** Imports with our fetchers; `originOf` something unknown is what our evaluator calls it. */
function model(evaluator: Evaluator): Value {
  const originOf = primitive1((_, given) => {
    const value = given.force();
    return value.type === "unknown" ? string(value.origin ?? value.reason) : value;
  });
  return attrs(
    new Map([
      ["importPins", { value: Thunk.of(evaluator.evaluateModel("importPins", "import")), place: null }],
      ["originOf", { value: Thunk.of(primitiveValue(evaluator, "originOf", originOf)), place: null }],
    ]),
  );
}

const views: readonly (readonly [subject: string, shown: string])[] = [
  ["names", "builtins.attrNames all"],
  ["attributes", 'builtins.mapAttrs (_: pin: removeAttrs pin [ "outPath" "__functor" ]) pins'],
  ["sources", "builtins.mapAttrs (_: pin: lib.originOf pin.outPath) pins"],
];
/** Of later formats one may give other pins, and to pins packages, which fetch in their place. */
const laterViews: typeof views = [
  ["input", 'builtins.mapAttrs (_: pin: pin.hash or null) (all { input = root + "/0/npins/sources.json"; })'],
  [
    "packages",
    `let
    pkgs = { fetchzip = given: [ "zip" given ]; fetchurl = given: [ "url" given ]; fetchgit = given: [ "git" given ]; dockerTools.pullImage = given: [ "image" given ]; };
  in
  builtins.mapAttrs (_: pin: removeAttrs (pin { inherit pkgs; }) [ "__functor" ]) pins`,
  ],
];

/** npins: the file it writes into a repository, with generated pins, under our evaluator and under Nix. */
export const npinsFormats: readonly ComparedLibrary[] = formats.map(({ version, file, commit }) => ({
  name: `npins-${version}`,
  source: { repository: "https://github.com/andir/npins", commit },
  async compare(folders, count, seed) {
    const random = new Random(seed);
    const expressions = readFileSync(join(folders.get(`npins-${version}`) ?? "", file), "utf8");
    const files: Record<string, string> = {};
    const cases = Array.from({ length: count * 3 }, (_, index): Case[] => {
      files[`${index}/npins/default.nix`] = expressions;
      files[`${index}/npins/sources.json`] = pinsText(random, version);
      return (version < 6 ? views : [...views, ...laterViews]).map(([subject, shown]) => ({
        subject,
        expression: `let all = lib.importPins (root + "/${index}/npins/default.nix"); pins = removeAttrs all [ "__functor" ]; in ${shown}`,
        depth: 8,
      }));
    });
    return compareCases({ real, model, files, sets: [] }, cases.flat());
  },
}));
