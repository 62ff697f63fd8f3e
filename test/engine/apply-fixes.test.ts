import { describe, expect, it } from "vitest";
import { fixAll } from "#src/engine/apply-fixes.ts";
import type { RegisteredRule } from "#src/rules/rule.ts";
import { inventRule, renamedVariable, variableNamed } from "../support/invented-rules.ts";
import { lintInput } from "../support/lint.ts";

async function fix(text: string, rules: readonly RegisteredRule[], safety: "safe" | "suggested" = "safe") {
  const outcome = await fixAll(lintInput({ "a.nix": text }, rules), safety);
  return { ...outcome, text: outcome.changes.get("a.nix")?.after ?? text };
}

/** Offers one fix, with these edits, as long as the text is there. */
function editing(id: string, text: string, edits: readonly { start: number; end: number; text: string }[]) {
  return inventRule({
    id,
    fix: "safe",
    check: {
      file(file, { report }) {
        if (!file.source.text.includes(text)) return;
        report({ at: { start: 0, end: 1 }, message: `has '${text}'`, fix: { title: "Edit", edits } });
      },
    },
  });
}

describe("fixAll", () => {
  it("applies all fixes of a file, and reports what is left", async () => {
    const outcome = await fix("[ x y x ]", [renamedVariable("x", "longer"), variableNamed("y")]);
    expect(outcome.text).toBe("[ longer y longer ]");
    expect(outcome.applied).toBe(2);
    expect(outcome.report.findings.map((finding) => finding.rule)).toEqual(["variable-y"]);
  });

  it("gives the text before and after, of changed files only", async () => {
    const input = lintInput({ "a.nix": "x", "b.nix": "y" }, [renamedVariable("x", "z")]);
    const { changes } = await fixAll(input, "safe");
    expect([...changes]).toEqual([["a.nix", { before: "x", after: "z" }]]);
  });

  it("leaves suggested fixes alone unless they are asked for", async () => {
    const rules = [renamedVariable("x", "z", "suggested")];
    expect((await fix("x", rules)).text).toBe("x");
    expect((await fix("x", rules, "suggested")).text).toBe("z");
  });

  it("goes on with fixes that others make possible", async () => {
    const rules = [renamedVariable("a", "b"), renamedVariable("b", "c"), renamedVariable("c", "d")];
    expect((await fix("a", rules)).text).toBe("d");
  });

  it("applies the first of two fixes in conflict, and the other to what is left", async () => {
    const rules = [
      editing("cuts-both", "x y", [{ start: 2, end: 5, text: "1" }]),
      editing("cuts-one", "x y", [{ start: 4, end: 5, text: "2" }]),
    ];
    const outcome = await fix("[ x y ]", rules);
    expect(outcome.text).toBe("[ 1 ]");
    expect(outcome.applied).toBe(1);
  });

  it("applies a fix as a whole or not at all", async () => {
    const rules = [
      editing("first", "x y z", [{ start: 2, end: 3, text: "1" }]),
      editing("second", "x y z", [
        { start: 2, end: 3, text: "2" },
        { start: 6, end: 7, text: "2" },
      ]),
    ];
    expect((await fix("[ x y z ]", rules)).text).toBe("[ 1 y z ]");
  });

  it("comes to an end where two rules undo each other", async () => {
    const outcome = await fix("a", [renamedVariable("a", "b"), renamedVariable("b", "a")]);
    expect(outcome.applied).toBe(10);
    expect(outcome.changes.size).toBe(0);
  });

  it("drops a fix that changes nothing", async () => {
    const outcome = await fix("x", [renamedVariable("x", "x")]);
    expect(outcome).toMatchObject({ applied: 0, text: "x" });
  });

  it("drops a fix that would break the syntax, tells it as a crash, and applies the others", async () => {
    const breaking = editing("breaking", "x", [{ start: 0, end: 1, text: "" }]);
    const outcome = await fix("[ x y ]", [breaking, renamedVariable("y", "z")]);
    expect(outcome.text).toBe("[ x z ]");
    expect(outcome.report.crashes).toEqual([
      { rule: "breaking", file: "a.nix", message: "its fix 'Edit' would break the syntax, and was not applied" },
    ]);
  });

  it("lets a fix have its turn that a dropped one was in conflict with", async () => {
    const breaking = editing("breaking", "x", [{ start: 2, end: 3, text: "(" }]);
    expect((await fix("[ x y ]", [breaking, renamedVariable("x", "z")])).text).toBe("[ z y ]");
  });

  it("edits other files than that of the finding", async () => {
    const moving = inventRule({
      id: "moving",
      fix: "safe",
      check: {
        file(file, { report }) {
          if (file.path !== "a.nix" || file.source.text === "1") return;
          const edits = [
            { start: 0, end: 1, text: "1" },
            { file: "b.nix", start: 0, end: 0, text: "# moved\n" },
          ];
          report({ at: { start: 0, end: 1 }, message: "misplaced", fix: { title: "Move", edits } });
        },
      },
    });
    const { changes } = await fixAll(lintInput({ "a.nix": "x", "b.nix": "y" }, [moving]), "safe");
    expect([...changes.values()].map((change) => change.after)).toEqual(["1", "# moved\ny"]);
  });

  it("leaves suppressed findings alone", async () => {
    const text = "x # flakelint: allow rename-x -- meant";
    expect((await fix(text, [renamedVariable("x", "z")])).text).toBe(text);
  });
});
