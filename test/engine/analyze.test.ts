import { describe, expect, it } from "vitest";
import type { NodeKind } from "#src/parser/syntax.ts";
import type { RegisteredRule } from "#src/rules/rule.ts";
import unreadableFile from "#src/rules/syntax/unreadable-file.ts";
import type { UnreadableReason } from "#src/source/repository-files.ts";
import { inventRule, variableNamed } from "../support/invented-rules.ts";
import { filesWith, type LintSettings, lint, places } from "../support/lint.ts";

const unreadable: RegisteredRule = { topic: "syntax", rule: unreadableFile };
const cannotRead = (reason: UnreadableReason) => ({ kind: "unreadable", reason, detail: "why" }) as const;

describe("analyze", () => {
  it("calls node hooks for their kinds only, parents first, in order of place", async () => {
    const seen: string[] = [];
    const note = (node: { kind: NodeKind; start: number }) => void seen.push(`${node.kind} ${node.start}`);
    const rule = inventRule({ id: "seen", check: { nodes: { Let: note, Variable: note, Integer: note } } });
    await lint({ "a.nix": "let x = y; in [ x 1 ]" }, [rule]);
    expect(seen).toEqual(["Let 0", "Variable 8", "Variable 16", "Integer 18"]);
  });

  it("calls the file hook once for each Nix file, and for no other file", async () => {
    const seen: string[] = [];
    const rule = inventRule({ id: "seen", check: { file: (file) => void seen.push(file.path) } });
    await lint({ "b.nix": "1", "a.nix": "1", "readme.md": "1" }, [rule]);
    expect(seen).toEqual(["a.nix", "b.nix"]);
  });

  it("orders findings by file, place, rule and message, whatever the order of reporting", async () => {
    const late = inventRule({
      id: "a-late",
      check: {
        file(_, { report }) {
          report({ at: { start: 4, end: 5 }, message: "second" });
          report({ at: { start: 2, end: 3 }, message: "z" });
          report({ at: { start: 2, end: 3 }, message: "y" });
        },
      },
    });
    const { report } = await lint({ "b.nix": "[ x x ]", "a.nix": "[ x x ]" }, [variableNamed("x"), late]);
    expect(report.findings.map(({ file, span, rule, message }) => [file, span.start, rule, message].join(" "))).toEqual(
      ["a.nix", "b.nix"].flatMap((file) => [
        `${file} 2 a-late y`,
        `${file} 2 a-late z`,
        `${file} 2 variable-x variable 'x'`,
        `${file} 4 a-late second`,
        `${file} 4 variable-x variable 'x'`,
      ]),
    );
  });

  it("counts the same offence once", async () => {
    const twice = inventRule({
      id: "twice",
      check: {
        file(_, { report }) {
          report({ at: { start: 0, end: 1 }, message: "same" });
          report({ at: { start: 0, end: 1 }, message: "same" });
        },
      },
    });
    const { report } = await lint({ "a.nix": "1" }, [twice]);
    expect(report.findings).toHaveLength(1);
  });

  it("gives findings the topic and the severity of their rule", async () => {
    const { report } = await lint({ "a.nix": "x" }, [variableNamed("x", { severity: "note" }, "style")]);
    expect(report.findings[0]).toMatchObject({ topic: "style", severity: "note", rule: "variable-x", file: "a.nix" });
    expect(report.summary).toMatchObject({ files: 1, errors: 0, warnings: 0, notes: 1 });
  });

  it("lets an offence grade itself, but never above what the user has set", async () => {
    const both = inventRule({
      id: "both",
      check: {
        file(_, { report }) {
          report({ at: { start: 0, end: 1 }, message: "lower", severity: "note" });
          report({ at: { start: 0, end: 1 }, message: "raise", severity: "error" });
        },
      },
    });
    const grades = async (settings: LintSettings = {}) => {
      const { report } = await lint({ "a.nix": "1" }, [both], settings);
      return report.findings.map(({ message, severity }) => `${message} ${severity}`);
    };
    expect(await grades()).toEqual(["lower note", "raise error"]);
    const rules = new Map([["both", { severity: "note", options: {} } as const]]);
    expect(await grades({ config: { rules } })).toEqual(["lower note", "raise note"]);
  });

  it("lints only the targets, and drops findings elsewhere", async () => {
    const elsewhere = inventRule({
      id: "elsewhere",
      check: { file: (_, { report }) => report({ at: { start: 0, end: 1 }, file: "b.nix", message: "there" }) },
    });
    const files = { "a.nix": "x", "b.nix": "x" };
    const { report } = await lint(files, [variableNamed("x"), elsewhere], { targets: ["a.nix"] });
    expect(places(report)).toEqual(["a.nix:1:1 variable-x"]);
    expect(report.summary.files).toBe(1);
  });

  it("leaves out what the configuration excludes", async () => {
    const config = { exclude: ["generated/**", "*.lock.nix"] };
    const files = { "a.nix": "x", "generated/deep/b.nix": "x", "c.lock.nix": "x" };
    const { report } = await lint(files, [variableNamed("x")], { config });
    expect(places(report)).toEqual(["a.nix:1:1 variable-x"]);
  });

  it("lints what a link within the repository leads to once, and skips links that lead out", async () => {
    const outside = { kind: "unreadable", reason: "outside", detail: "leads out" } as const;
    const contents = { "a.nix": "x", "link.nix": "x", "out.nix": outside };
    const links = new Map([
      ["link.nix", "a.nix"],
      ["out.nix", null],
    ]);
    const files = filesWith(contents, links);
    const { report } = await lint({}, [variableNamed("x"), unreadable], { files });
    expect(places(report)).toEqual(["a.nix:1:1 variable-x"]);
    expect(report.skipped.map(({ file }) => file)).toEqual(["out.nix"]);
    const named = await lint({}, [variableNamed("x")], { files, targets: ["link.nix"] });
    expect(places(named.report)).toEqual(["link.nix:1:1 variable-x"]);
  });

  it("gives the same report twice", async () => {
    const files = { "a.nix": "[ x y ]", "b.nix": "x" };
    const rules = [variableNamed("x"), variableNamed("y")];
    const [first, second] = [await lint(files, rules), await lint(files, rules.toReversed())];
    expect(second.report.findings).toEqual(first.report.findings);
  });

  it("keeps a fingerprint when lines move, and tells equal lines apart", async () => {
    const before = (await lint({ "a.nix": "[\n  x\n  x\n]" }, [variableNamed("x")])).report.findings;
    const after = (await lint({ "a.nix": "# new\n\n[\n    x\n  x\n]" }, [variableNamed("x")])).report.findings;
    expect(after.map((finding) => finding.fingerprint)).toEqual(before.map((finding) => finding.fingerprint));
    expect(new Set(before.map((finding) => finding.fingerprint)).size).toBe(2);
  });

  it("tells equal lines apart by their order in the file, not by the order of reporting", async () => {
    const reporting = (starts: readonly number[]) =>
      inventRule({
        id: "reporting",
        check: {
          file: (_, { report }) => {
            for (const start of starts) report({ at: { start, end: start + 1 }, message: "x" });
          },
        },
      });
    const files = { "a.nix": "[\nx\nx\n]" };
    const [forwards, backwards] = [await lint(files, [reporting([2, 4])]), await lint(files, [reporting([4, 2])])];
    expect(backwards.report.findings).toEqual(forwards.report.findings);
  });

  it("says in a file of which nothing can be read what its syntax is, and nothing else", async () => {
    const problems = inventRule(
      {
        id: "syntax-error",
        severity: "error",
        copesWithDamage: true,
        check: {
          file(file, { report }) {
            for (const problem of file.tree.problems) report({ at: problem.span, message: problem.message });
          },
        },
      },
      "syntax",
    );
    const { report } = await lint({ "a.nix": '[ x "', "b.nix": "x" }, [variableNamed("x"), problems]);
    expect(new Set(report.findings.map(({ file, rule }) => `${file} ${rule}`))).toEqual(
      new Set(["a.nix syntax-error", "b.nix variable-x"]),
    );
  });

  it("analyses nesting of a hundred thousand brackets", async () => {
    const text = `${"[".repeat(100_000)} x ${"]".repeat(100_000)}`;
    const { report } = await lint({ "a.nix": text }, [variableNamed("x")]);
    expect(report.crashes).toEqual([]);
    expect(report.summary.files).toBe(1);
  });
});

describe("a rule that throws", () => {
  const crashing = (id: string) =>
    inventRule({
      id,
      check: {
        nodes: {
          Variable(node, { report }) {
            report({ at: node, message: "before the crash" });
            if (node.name === "boom") throw new TypeError("no such thing");
          },
        },
      },
    });

  it("costs that rule on that file, and nothing else", async () => {
    const files = { "a.nix": "[ x boom x ]", "b.nix": "x" };
    const { report } = await lint(files, [crashing("crashing"), variableNamed("x")]);
    expect(places(report)).toEqual([
      "a.nix:1:3 variable-x",
      "a.nix:1:10 variable-x",
      "b.nix:1:1 crashing",
      "b.nix:1:1 variable-x",
    ]);
    expect(report.crashes).toEqual([{ rule: "crashing", file: "a.nix", message: "TypeError: no such thing" }]);
  });

  it("runs none of its other hooks on that file", async () => {
    const files: string[] = [];
    const both = inventRule({
      id: "both",
      check: {
        nodes: {
          Variable() {
            throw new TypeError("no such thing");
          },
        },
        file: (file) => void files.push(file.path),
      },
    });
    await lint({ "a.nix": "x", "b.nix": "1" }, [both]);
    expect(files).toEqual(["b.nix"]);
  });

  it("is told once for a file", async () => {
    const { report } = await lint({ "a.nix": "[ boom boom boom ]" }, [crashing("crashing")]);
    expect(report.crashes).toHaveLength(1);
  });

  it("quotes no text of the analysed files", async () => {
    const parsing = inventRule({ id: "parsing", check: { file: (file) => void JSON.parse(file.source.text) } });
    const { report } = await lint({ "a.nix": "hunter2" }, [parsing]);
    expect(report.crashes).toHaveLength(1);
    expect(JSON.stringify(report.crashes)).not.toContain("hunter2");
  });
});

describe("a file that cannot be read", () => {
  it("is a finding, and costs no other file", async () => {
    for (const reason of ["denied", "not-utf8", "binary", "too-large"] as const) {
      const files = filesWith({ "a.nix": cannotRead(reason), "b.nix": "x" });
      const { report } = await lint({}, [variableNamed("x"), unreadable], { files });
      expect(places(report)).toEqual(["a.nix:1:1 unreadable-file", "b.nix:1:1 variable-x"]);
      expect(report.findings[0]).toMatchObject({ severity: "error", span: { start: 0, end: 0 } });
      expect(report.skipped).toEqual([]);
      expect(report.summary.files).toBe(1);
    }
  });

  it("is skipped without a finding if it is encrypted", async () => {
    const files = filesWith({ "a.nix": cannotRead("encrypted"), "b.nix": "x" });
    const { report } = await lint({}, [variableNamed("x"), unreadable], { files });
    expect(places(report)).toEqual(["b.nix:1:1 variable-x"]);
    expect(report.skipped).toEqual([{ file: "a.nix", reason: "encrypted", detail: "why" }]);
  });

  it("is skipped if it is gone", async () => {
    const { report } = await lint({ "b.nix": "x" }, [unreadable], { targets: ["a.nix", "b.nix"] });
    expect(report.findings).toEqual([]);
    expect(report.skipped.map(({ file, reason }) => [file, reason])).toEqual([["a.nix", "missing"]]);
  });
});
