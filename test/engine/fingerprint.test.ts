import { describe, expect, it } from "vitest";
import { fingerprintOf, fnv1a64, hashOfLine } from "#src/engine/fingerprint.ts";

/** The definition, over the bytes of the UTF-16 text. */
function reference(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text, "utf16le"))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0");
}

describe("fnv1a64", () => {
  it("agrees with the definition in big integers", () => {
    for (const text of ["", "a", "foobar", "hosts/laptop/configuration.nix", "ä€𝄞", "x".repeat(1000)]) {
      expect(fnv1a64(text)).toBe(reference(text));
    }
  });
});

describe("fingerprintOf", () => {
  it("overlooks indentation", () => {
    expect(hashOfLine("  a = 1;")).toBe(hashOfLine("\ta = 1; "));
  });

  it("tells rules, files, texts and equal ones apart", () => {
    const prints = [
      fingerprintOf("r", "f.nix", "a", 0),
      fingerprintOf("q", "f.nix", "a", 0),
      fingerprintOf("r", "g.nix", "a", 0),
      fingerprintOf("r", "f.nix", "b", 0),
      fingerprintOf("r", "f.nix", "a", 1),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });
});
