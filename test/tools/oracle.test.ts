import { describe, expect, it } from "vitest";
import { compareTrees, compareVerdicts } from "../../tools/oracle/disagreement.ts";
import { judgeText } from "../../tools/oracle/own-verdict.ts";
import type { NixVerdict } from "../../tools/oracle/real-nix.ts";
import type { Judged } from "../../tools/oracle/reasons.ts";

const accepted: NixVerdict = { kind: "accepted", printed: "" };

function refused(message: string, line: number, column = 1): NixVerdict {
  return { kind: "refused", message, line, column };
}

/** Verdicts as Nix 2.8 gave them; what is mended is refused, so that this reason applies to none. */
async function judged(text: string, theirs: NixVerdict): Promise<Judged> {
  const nix = { isBefore: () => true, judgeText: async () => refused("syntax error", 1) };
  return { nix, theirs, ours: await judgeText(text) };
}

async function kindOf(text: string, theirs: NixVerdict): Promise<string> {
  return (await compareVerdicts(await judged(text, theirs))).kind;
}

describe("the comparison of verdicts", () => {
  it.each<[string, string, NixVerdict]>([
    ["a file that both accept", "{ a = 1; }", accepted],
    ["a mistake in the same line", "{\n  a = ;\n}", refused("syntax error, unexpected ';'", 2, 7)],
    ["a name that nothing defines", "x:\ny", refused("undefined variable 'y'", 2)],
  ])("agrees on %s", async (_, text, theirs) => {
    expect(await kindOf(text, theirs)).toBe("agreed");
  });

  it.each<[string, string, NixVerdict]>([
    ["pipes", "x: x |> x", refused("syntax error, unexpected invalid token", 1, 6)],
    ["a builtin of later versions", "__warn", refused("undefined variable '__warn'", 1)],
    ["a merge", "{ a.b.c = 1; a = { b.d = 2; }; }", refused("attribute 'b' already defined at a.nix:1:3", 1, 20)],
  ])("explains %s", async (_, text, theirs) => {
    expect(await kindOf(text, theirs)).toBe("explained");
  });

  it.each<[string, string, NixVerdict]>([
    ["a good file refused", "{ a = ; }", accepted],
    ["a broken file accepted", "{ a = 1; }", refused("syntax error, unexpected ID", 1)],
    ["a syntax error beside a pipe", "x: [ (x |> x) 1 ]", refused("syntax error, unexpected INT", 1, 15)],
    ["a name undefined that no Nix has", "x: x", refused("undefined variable 'x'", 1)],
    ["a mistake in another line", "{\n  a = ;\n\n\n b = 1;\n}", refused("syntax error", 5, 4)],
  ])("disagrees on %s", async (_, text, theirs) => {
    expect(await kindOf(text, theirs)).toBe("disagreed");
  });
});

describe("the comparison of trees", () => {
  it.each([
    ["agreed", "a: b: a + b", "(a: (b: (a + b)))"],
    ["disagreed", "a: b: a + b", "(a: (b: (b + a)))"],
    ["explained", "x: { a = { b = 1; }; a = { ${x} = 2; }; }", "(x: { a = { b = 1; }; })"],
  ])("is %s for %s", async (kind, text, printed) => {
    const comparison = await compareTrees(await judged(text, { kind: "accepted", printed }), "/a.nix");
    expect(comparison.kind).toBe(kind);
  });
});
