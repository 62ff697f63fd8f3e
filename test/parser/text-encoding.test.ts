import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileParser, NixWasm } from "#src/parser/nix-wasm.ts";
import { fuzzCase } from "../../tools/fuzz/cases.ts";

const wasm = new NixWasm(compileParser(readFileSync(new URL("../../src/parser/nix.wasm", import.meta.url))));

const folder = new URL("../../fixtures/", import.meta.url);
const fixtures = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".nix"))
  .sort()
  .map((path) => readFileSync(new URL(path, folder), "utf8"));

/** The outcome, and the tree in numbers. */
function reading(parse: () => string | null) {
  const outcome = parse();
  return { outcome, hasErrors: wasm.hasErrors, words: outcome === "tree" ? [...wasm.words] : [] };
}

describe("a text that goes to the module in bytes", () => {
  it("is read as one that goes there in UTF-16", () => {
    const cases = Array.from({ length: 1500 }, (_, number) => fuzzCase(11, number, fixtures.slice(0, 200)).text);
    let sound = 0;
    for (const text of [...fixtures, ...cases]) {
      const asUnits = reading(() => wasm.parseUnits(text));
      expect(
        reading(() => wasm.parse(text)),
        JSON.stringify(text),
      ).toEqual(asUnits);
      const asBytes = reading(() => wasm.parseAscii(text));
      if (asBytes.outcome !== "tree" || asBytes.hasErrors) continue;
      expect(asBytes, JSON.stringify(text)).toEqual(asUnits);
      sound++;
    }
    expect(sound).toBeGreaterThan(500);
  });

  it("is no text with other characters than those of ASCII", () => {
    for (const text of ["# é", '"🎉"', "\ufeff{ }", '"\ud800"']) expect(wasm.parseAscii(text)).toBeNull();
    expect(wasm.parseAscii("{ }")).toBe("tree");
    expect(wasm.parseAscii("")).toBe("tree");
  });
});
