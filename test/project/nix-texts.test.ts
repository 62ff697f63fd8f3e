import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nixTexts } from "#src/project/nix-texts.ts";
import { RepositoryFiles } from "#src/source/repository-files.ts";

const words = ["age", "sops", "a"];
const text = fc
  .array(fc.constantFrom("age", "pack", "Age", "s", "sops", "a", " ", "-", "_", "9", ".", "é", "@", "[", "`", "\n"), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

describe("texts of Nix files", () => {
  it("are found as a plain search finds them, in order", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const files = Object.fromEntries(texts.map((one, index) => [`${9 - index}.nix`, one]));
        const found = nixTexts(RepositoryFiles.fromMap({ ...files, "age.md": "age" }));
        const those = (test: (one: string) => boolean) =>
          Object.keys(files)
            .filter((path) => test(files[path] ?? ""))
            .sort();
        for (const word of words) {
          expect([...found.holding(word)]).toEqual(those((one) => one.includes(word)));
          expect([...found.naming(word)]).toEqual(those((one) => new RegExp(`\\b${word}\\b`).test(one)));
        }
        expect(found.namingAny(["age", "sops"])).toEqual(those((one) => /\b(?:age|sops)\b/.test(one)));
      }),
    );
  });

  it("are those of all Nix files", () => {
    const files = RepositoryFiles.fromMap({ "b.nix": "", "a.md": "", "a/b.nix": "" });
    expect(nixTexts(files).paths).toEqual(["a/b.nix", "b.nix"]);
    expect(nixTexts(files)).toBe(nixTexts(files));
  });
});
