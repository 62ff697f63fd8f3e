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
    expect(outcome.applied).toBe(2);
    expect(outcome.changes.size).toBe(0);
    expect(outcome.report.crashes).toMatchObject([
      {
        rule: "rename-b",
        message: expect.stringMatching(/^its fix '.*' brought back an earlier text, and fixing ended/),
      },
    ]);
  });

  it("comes to an end where a fix makes room for itself, and says so", async () => {
    const growing = editing("growing", "x", [{ start: 0, end: 0, text: "# more\n" }]);
    const outcome = await fix("x", [growing]);
    expect(outcome.applied).toBe(100);
    expect(outcome.report.crashes).toEqual([
      {
        rule: "growing",
        file: "a.nix",
        message: "its fix 'Edit' was still left after 100 rounds, and was not applied",
      },
    ]);
  });

  it("goes on through a chain of fixes that is longer than ten", async () => {
    const rules = Array.from({ length: 30 }, (_, index) => renamedVariable(`v${index}`, `v${index + 1}`));
    expect((await fix("v0", rules)).text).toBe("v30");
  });

  it("applies one after the other what stands side by side, and lines added at one place together", async () => {
    const cutting = (word: string) => ({
      ...editing(`cuts-${word}`, `x: ${word} `, [{ start: 3, end: 5, text: "" }]),
    });
    const rules = [cutting("a"), cutting("b")];
    expect((await fix("x: a b x", rules)).text).toBe("x: x");
    const line = (text: string) =>
      inventRule({
        id: `adds-${text}`,
        fix: "safe",
        check: {
          file(file, { report }) {
            if (file.source.text.includes(text)) return;
            const edits = [{ start: 1, end: 1, text: `\n${text} = 1;` }];
            report({ at: { start: 0, end: 1 }, message: `lacks ${text}`, fix: { title: "Add", edits } });
          },
        },
      });
    expect((await fix("{ }", [line("a"), line("b")])).text).toBe("{\na = 1;\nb = 1; }");
  });

  it("drops a fix that takes the definition of a name, or gives an attribute twice", async () => {
    const taking = editing("taking", "a = 1; in", [{ start: 4, end: 11, text: "" }]);
    const doubling = editing("doubling", "b = 2", [{ start: 16, end: 16, text: "b = 3; " }]);
    const text = "let a = 1; in { b = 2; c = a; }";
    const outcome = await fix(text, [taking, doubling]);
    expect(outcome.text).toBe(text);
    expect(outcome.report.crashes.map(({ message }) => message).sort()).toEqual([
      "its fix 'Edit' would give an attribute twice, and was not applied",
      "its fix 'Edit' would leave a name undefined, and was not applied",
    ]);
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
