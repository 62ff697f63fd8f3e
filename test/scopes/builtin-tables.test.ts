import { expect, it } from "vitest";
import { builtinNames } from "#src/scopes/base-environment.ts";
import { deprecatedNamesEndingIn } from "#src/scopes/deprecated-names.ts";
import { foreignBuiltins } from "#src/scopes/foreign-builtins.ts";

it("lists as foreign only what Nix itself does not have", () => {
  expect(foreignBuiltins.filter(({ name }) => builtinNames.has(name))).toEqual([]);
});

it("finds deprecated names by their last step, and only whole names", () => {
  expect(deprecatedNamesEndingIn("string").map(({ name }) => name)).toEqual(["types.string"]);
  expect(deprecatedNamesEndingIn("types.string")).toEqual([]);
  expect(deprecatedNamesEndingIn("constructor")).toEqual([]);
});

it("never recommends a deprecated name", () => {
  for (const last of ["literalExample", "literalDocBook", "zip", "system", "replaceChars", "string", "loaOf"]) {
    const entries = deprecatedNamesEndingIn(last);
    expect(entries).not.toEqual([]);
    for (const { change, name } of entries) {
      if (change?.by === "rename") expect(change.to).not.toBe(name.split(".").at(-1));
    }
  }
});

it("deprecates only builtins that exist", () => {
  const [toPath] = deprecatedNamesEndingIn("toPath");
  expect(toPath?.of).toBe("builtins");
  expect(builtinNames.has("toPath")).toBe(true);
});
