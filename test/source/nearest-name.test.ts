import { describe, expect, it } from "vitest";
import { editDistance, nearestName } from "#src/source/nearest-name.ts";

describe("nearestName", () => {
  it("finds a name with a letter missing, doubled, changed or swapped", () => {
    const names = ["unused-binding", "unused-with", "empty-let"];
    expect(nearestName("unused-bindng", names)).toBe("unused-binding");
    expect(nearestName("unusedd-with", names)).toBe("unused-with");
    expect(nearestName("emtpy-let", names)).toBe("empty-let");
  });

  it("prefers the nearest, and of equals the first", () => {
    expect(nearestName("nixpkg", ["nixpkgs-lib", "nixpkgs", "nixpkgz"])).toBe("nixpkgs");
  });

  it("overlooks case", () => {
    expect(nearestName("nixosconfigurations", ["nixosConfigurations"])).toBe("nixosConfigurations");
  });

  it("says nothing where nothing is near", () => {
    expect(nearestName("colour", ["unused-binding"])).toBeUndefined();
    expect(nearestName("lib", ["pkgs", "config"])).toBeUndefined();
  });

  it("never replaces a one-letter name by another", () => {
    expect(nearestName("a", ["b"])).toBeUndefined();
  });

  it("never offers the name itself", () => {
    expect(nearestName("lib", ["lib"])).toBeUndefined();
  });
});

describe("editDistance", () => {
  it("counts inserted, deleted, replaced and swapped letters", () => {
    expect(editDistance("", "abc")).toBe(3);
    expect(editDistance("abc", "")).toBe(3);
    expect(editDistance("abc", "abd")).toBe(1);
    expect(editDistance("abc", "acb")).toBe(1);
    expect(editDistance("same", "same")).toBe(0);
  });
});
