import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evaluator } from "#src/evaluator/evaluator.ts";
import { nixpkgsLib } from "#src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import { definitionIndex } from "#src/evaluator/modules/definition-index.ts";
import { definitionsOf } from "#src/evaluator/modules/definitions.ts";
import type { LoadedModule } from "#src/evaluator/modules/loaded-modules.ts";
import { loadModules } from "#src/evaluator/modules/module-loader.ts";
import { Thunk } from "#src/evaluator/thunk.ts";
import { attrs, emptyAttrs, nullValue, type Value } from "#src/evaluator/value.ts";
import { evaluatorFor } from "../../support/evaluate.ts";

/** Modules from Nix text over `lib` and `hidden`, which is not known. */
function loaded(modules: readonly string[]): { evaluator: Evaluator; modules: readonly LoadedModule[] } {
  const list = modules.map((module) => `(${module})`).join(" ");
  const evaluator = evaluatorFor({ "main.nix": `lib: let hidden = import <hidden>; in with lib; [ ${list} ]` });
  const lib = Thunk.of(nixpkgsLib(evaluator));
  const entries = evaluator.attempt(() => evaluator.apply(evaluator.importFile("main.nix"), lib, null));
  const place = { file: "main.nix", span: { start: 0, end: 0 } };
  return { evaluator, modules: loadModules(evaluator, entries, Thunk.of(emptyAttrs), place).modules };
}

/** What the options at a path are given, found by walking every module anew. */
function scanned(evaluator: Evaluator, modules: readonly LoadedModule[], path: readonly string[]) {
  return modules.flatMap((module, position) => {
    const found: string[] = [];
    const walk = (value: Value, rest: readonly string[]): void => {
      if (value.type !== "attrs") {
        if (rest.length === 0) found.push(shown(position, value));
        return;
      }
      const marker = evaluator.select(value, "_type");
      const force = (name: string) => evaluator.select(value, name);
      if (value.attributes.has("_type") && marker.type === "string") {
        if (marker.value === "if") {
          const condition = force("condition");
          if (condition.type !== "bool" || condition.value) walk(force("content"), rest);
        } else if (marker.value === "merge") {
          const contents = force("contents");
          if (contents.type === "list") for (const one of contents.elements) walk(evaluator.force(one), rest);
        } else walk(force("content"), rest);
        return;
      }
      const [step, ...further] = rest;
      if (step === undefined) found.push(shown(position, value));
      else if (value.attributes.has(step)) walk(force(step), further);
    };
    if (module.value) walk(module.value, path);
    return found;
  });
}

function shown(position: number, value: Value): string {
  return `${position} ${value.type === "attrs" ? [...value.attributes.keys()].join(",") : JSON.stringify(value)}`;
}

const names = ["a", "b", "type"] as const;
const paths = names.flatMap((first) => [
  [first],
  ...names.flatMap((second) => [
    [first, second],
    [first, second, "a"],
  ]),
]);

const { config } = fc.letrec<{ config: string; set: string }>((tie) => ({
  set: fc.dictionary(fc.constantFrom(...names), tie("config"), { maxKeys: 3, minKeys: 1 }).map(
    (entries) =>
      `{ ${Object.entries(entries)
        .map(([name, value]) => `${name} = ${value};`)
        .join(" ")} }`,
  ),
  config: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom('"text"', "{ }", "hidden", '(throw "no")'),
    tie("set"),
    tie("set").map((set) => `(${set} // hidden)`),
    fc.tuple(fc.constantFrom("true", "false", "hidden"), tie("config")).map(([on, inner]) => `(mkIf ${on} ${inner})`),
    fc.tuple(tie("config"), tie("config")).map(([one, other]) => `(mkMerge [ ${one} ${other} ])`),
    tie("config").map((inner) => `(mkMerge ([ ${inner} ] ++ hidden))`),
    tie("config").map((inner) => `(mkForce ${inner})`),
    tie("config").map((inner) => `(mkBefore ${inner})`),
  ),
}));

describe("the index of definitions", () => {
  it("finds what a walk over all modules finds, in its order", () => {
    fc.assert(
      fc.property(fc.array(config, { minLength: 1, maxLength: 4 }), (texts) => {
        const { evaluator, modules } = loaded(texts.map((text) => `{ config = ${text}; }`));
        for (const path of paths) {
          const found = definitionsOf(evaluator, modules, path);
          const expected = scanned(
            evaluator,
            modules.map((module) => onlyConfig(evaluator, module)),
            path,
          );
          expect(found.map(({ module, value }) => shown(modules.indexOf(module), value))).toEqual(expected);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("leaves no module out that defines an option, or may do so", () => {
    const { evaluator, modules } = loaded([
      "{ a.b = 1; }",
      "{ config = mkIf hidden { a.c = 1; }; }",
      "{ b = 1; }",
      "{ b = 1; } // hidden",
      "{ config = mkMerge hidden; }",
      "{ config = hidden; }",
      "{ config = mkMerge [ { b = 1; } { a = hidden; } ]; }",
    ]);
    const mayDefine = definitionIndex(evaluator, modules).modulesThatMayDefine(["a"]);
    expect(modules.flatMap((module, position) => (mayDefine.includes(module) ? position : []))).toEqual([
      0, 1, 3, 4, 5, 6,
    ]);
  });

  it("keeps nothing of what is still being computed", () => {
    const { evaluator, modules } = loaded(["{ }"]);
    const asked: number[] = [];
    const ask = () => asked.push(definitionsOf(evaluator, list, ["a"]).length);
    const config = new Thunk(() => {
      ask();
      return attrs(new Map([["a", { value: Thunk.of(nullValue), place: null }]]));
    });
    const value = attrs(new Map([["config", { value: config, place: null }]]));
    const list: readonly LoadedModule[] = [{ ...(modules[0] as LoadedModule), value }];
    ask();
    ask();
    expect(asked).toEqual([0, 1, 1]);
  });
});

function onlyConfig(evaluator: Evaluator, module: LoadedModule): LoadedModule {
  const value = module.value && evaluator.select(module.value, "config");
  return { ...module, value: value?.type === "attrs" ? value : null };
}
