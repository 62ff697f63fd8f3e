import { expect, it } from "vitest";
import type { AnalysisInput } from "#src/engine/analysis.ts";
import { fixAll } from "#src/engine/apply-fixes.ts";
import type { Rule } from "#src/rules/rule.ts";
import { RepositoryFiles } from "#src/source/repository-files.ts";
import { inventRule } from "../support/invented-rules.ts";
import { lint, lintInput } from "../support/lint.ts";

/** Says of each function with formals what it is for. */
const roleTeller = (more: Partial<Rule> = {}) =>
  inventRule({
    id: "role",
    check: {
      functions(file, { report }, roles) {
        for (const { scope, kind, nameSpan } of file.scopes.definitions) {
          if (kind === "formal" && scope.kind === "Lambda") report({ at: nameSpan, message: roles.of(scope) });
        }
      },
    },
    ...more,
  });

const flake = {
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = inputs: {
    nixosConfigurations.laptop = inputs.nixpkgs.lib.nixosSystem { modules = [ ./odd.nix ]; };
  };
}
`,
  "odd.nix": "{ a, ... }: import ./plain.nix { inherit a; }\n",
  "plain.nix": "{ a, ... }: { }\n",
};

async function told(input: Partial<AnalysisInput> = {}, files: Record<string, string> = flake, rule = roleTeller()) {
  const { report } = await lint(files, [rule], input as Parameters<typeof lint>[2]);
  return report.findings.map(({ file, message }) => `${file}: ${message}`);
}

const around = () => ({ files: RepositoryFiles.fromMap(flake), flakeDirectory: "" });

it("tells what the project knows", async () => {
  expect(await told()).toEqual(["odd.nix: module", "plain.nix: plain"]);
});

it("tells the same of one file, in a flake that is opened only if a rule asks", async () => {
  const named = { "odd.nix": flake["odd.nix"] };
  const only = { targets: ["odd.nix"], scope: "files" as const };
  expect(await told({ ...only, flakeDirectory: "" })).toEqual(["odd.nix: module"]);
  expect(await told({ ...only, around }, named)).toEqual(["odd.nix: module"]);
  const refuse = () => {
    throw new Error("nobody asked");
  };
  const silent = { targets: ["none.nix"], scope: "files" as const, around: refuse };
  expect(await told(silent, { "none.nix": "x: x\n" })).toEqual([]);
});

it("guesses outside of flakes, also for one whose flake.nix cannot be read", async () => {
  expect(await told({}, { "a.nix": "{ a, ... }: { b = a; }\n" })).toEqual(["a.nix: module"]);
  expect(await told({}, { "flake.nix": "{ outputs = ", "a.nix": "{ a, ... }: { b = a; }\n" })).toEqual([
    "a.nix: module",
  ]);
});

it("leaves damaged files out, unless the rule copes", async () => {
  const files = { "a.nix": "{ a, ... }: { b = a; c = ; }\n" };
  expect(await told({}, files)).toEqual([]);
  expect(await told({}, files, roleTeller({ copesWithDamage: true }))).toEqual(["a.nix: module"]);
});

it("counts a crash for the file alone, and a comment as judged", async () => {
  const crashing = inventRule({
    id: "role",
    check: {
      functions({ path }, { report }) {
        if (path === "plain.nix") throw new Error("oops");
        report({ at: { start: 0, end: 1 }, message: "seen" });
      },
    },
  });
  const { report } = await lint(flake, [crashing]);
  expect(report.crashes.map(({ file }) => file)).toEqual(["plain.nix"]);
  expect(report.findings.map(({ file }) => file)).toEqual(["flake.nix", "odd.nix"]);
  const allowed = { "a.nix": "# flakelint: allow role -- known\n{ a, ... }: { b = a; }\n" };
  expect(await told({}, allowed)).toEqual([]);
});

it("keeps to the settings of the file's path", async () => {
  const config = {
    overrides: [{ paths: ["odd.nix"], rules: new Map([["role", { severity: "off" as const, options: {} }]]) }],
  };
  const { report } = await lint(flake, [roleTeller()], { config });
  expect(report.findings.map(({ file }) => file)).toEqual(["plain.nix"]);
});

it("sees the fixes of earlier rounds in the flake around", async () => {
  const widening = inventRule({
    id: "role",
    fix: "safe",
    check: {
      functions(file, { report }, roles) {
        const formals = file.scopes.definitions.filter(({ kind }) => kind === "formal");
        const [first] = formals;
        if (first?.scope.kind !== "Lambda" || formals.length > 2 || roles.of(first.scope) !== "module") return;
        const { end } = first.nameSpan;
        const edits = [{ start: end, end, text: `, ${first.name}${formals.length}` }];
        report({ at: first.nameSpan, message: "few", fix: { title: "Add one", edits } });
      },
    },
  });
  const input = lintInput({ "odd.nix": flake["odd.nix"] }, [widening], {
    targets: ["odd.nix"],
    scope: "files",
    around,
  });
  const { changes } = await fixAll(input, "safe");
  expect(changes.get("odd.nix")?.after).toBe("{ a, a2, a1, ... }: import ./plain.nix { inherit a; }\n");
});
