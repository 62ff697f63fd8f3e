import fc from "fast-check";
import { expect, it } from "vitest";
import { type Analysis, analyze } from "#src/engine/analyze.ts";
import { fixAll } from "#src/engine/apply-fixes.ts";
import { registry } from "#src/rules/registry.ts";
import { lintInput } from "../support/lint.ts";
import { nixExpression } from "../support/nix-expressions.ts";

const tokens = [
  ...'{}[]();:,.=@?+-*/<>!"#$\\\n',
  " ",
  "''",
  "${",
  "...",
  "let ",
  " in ",
  "with ",
  "rec ",
  "inherit ",
  "if ",
  " then ",
  " else ",
  "assert ",
  " or ",
  "x",
  "y ",
  "1",
  "./a",
  "<nixpkgs>",
  "https://example.org",
  "inputs",
  "outputs",
  "follows",
  "nixosConfigurations",
  "# flakelint: allow unused-with\n",
  "\r\n",
  "é",
  "𝄞",
  "\0",
];

/** Texts that look a little like Nix: whatever the parser makes of them, rules must cope. */
const almostNix = fc.array(fc.constantFrom(...tokens), { maxLength: 60 }).map((parts) => parts.join(""));

it("no text makes a rule crash, or a fix break the syntax", async () => {
  await fc.assert(
    fc.asyncProperty(almostNix, fc.option(almostNix, { nil: undefined }), async (text, flake) => {
      const files = { "a.nix": text, ...(flake === undefined ? {} : { "flake.nix": flake }) };
      const { report } = await fixAll(lintInput(files, registry, { config: { set: "strict" } }), "suggested");
      expect(report.crashes).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it("safe fixes go all the way, and make nothing that Nix refuses where there was nothing", async () => {
  await fc.assert(
    fc.asyncProperty(nixExpression, async (text) => {
      const input = lintInput({ "a.nix": text }, registry, { config: { set: "strict" } });
      const before = errorsOf(await analyze(input));
      const { report } = await fixAll(input, "safe");
      expect(report.crashes).toEqual([]);
      expect(report.summary.fixable).toBe(0);
      const after = errorsOf({ report });
      expect(after.filter((error) => !before.includes(error))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

/** What Nix refuses, by rule and message: lines may move. Other errors may only come to light. */
function errorsOf({ report }: Pick<Analysis, "report">): string[] {
  return report.findings
    .filter(({ severity, topic }) => severity === "error" && topic === "syntax")
    .map(({ rule, message }) => `${rule}: ${message}`);
}

it("no flake.lock makes a rule crash", async () => {
  const flake = `{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"; outputs = _: { }; }`;
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string(), lockLike()), async (lock) => {
      const { report } = await analyze(lintInput({ "flake.nix": flake, "flake.lock": lock }, registry));
      expect(report.crashes).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** Lock files of the right shape with anything in them. */
function lockLike() {
  const key = fc.constantFrom("root", "nixpkgs", "nixpkgs_2", "missing");
  const target = fc.oneof(key, fc.array(key, { maxLength: 3 }), fc.jsonValue());
  const node = fc.record(
    {
      inputs: fc.dictionary(key, target),
      locked: fc.jsonValue(),
      original: fc.jsonValue(),
      flake: fc.oneof(fc.boolean(), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  const nodes = fc.dictionary(key, fc.oneof(node, fc.jsonValue()));
  return fc
    .record({ version: fc.oneof(fc.constant(7), fc.jsonValue()), root: fc.oneof(key, fc.jsonValue()), nodes })
    .map((lock) => JSON.stringify(lock));
}
