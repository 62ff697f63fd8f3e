import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixAll } from "#src/engine/apply-fixes.ts";
import { registry } from "#src/rules/registry.ts";
import { intendedChanges } from "../../tools/fixes/intended-changes.ts";
import { changeOf, unintendedDifference } from "../../tools/fixes/judge-mending.ts";
import { textFlaws } from "../../tools/fixes/text-promises.ts";
import { lintInput } from "../support/lint.ts";
import { nixForm } from "../support/nix-form.ts";
import { nixProgram } from "../support/nix-programs.ts";
import { parser } from "../support/parser.ts";

const safeRules = registry
  .filter(({ rule }) => rule.fix === "safe" && !changesLineEnds(rule.id))
  .map(({ rule }) => rule.id);

function changesLineEnds(rule: string): boolean {
  return intendedChanges[rule]?.changesLineEnds ?? false;
}

async function mend(text: string, rules: readonly string[]) {
  const { changes, report } = await fixAll(
    lintInput({ "a.nix": text }, registry, { config: { select: rules } }),
    "safe",
  );
  return { text: changes.get("a.nix")?.after ?? text, crashes: report.crashes };
}

/** All that the safe fixes of some rules break in a text. */
async function brokenPromises(before: string, rules: readonly string[]): Promise<string[]> {
  const { text, crashes } = await mend(before, rules);
  const again = await mend(text, rules);
  const change = changeOf(rules);
  const difference = unintendedDifference(nixForm(before), nixForm(text), change);
  return [
    ...crashes.map(({ message }) => message),
    ...(difference === null ? [] : [difference]),
    ...[...textFlaws(before, text, change, parser)].map(([flaw, words]) => `${flaw}: ${words}`),
    ...(again.text === text ? [] : [`a second run makes of it:\n${again.text}`]),
  ].map((words) => `${words}\nbefore:\n${before}\nafter:\n${text}`);
}

describe("safe fixes of random programs", () => {
  const withoutRemovals = safeRules.filter((rule) => !intendedChanges[rule]?.takesComments);

  it.each([
    ["all rules together", safeRules, "\n"],
    ["the rules that keep comments", withoutRemovals, "\n"],
    ["all rules, with CRLF line ends", safeRules, "\r\n"],
  ])("of %s keep meaning, comments and layout, and are done at once", async (_, rules, lineEnd) => {
    await fc.assert(
      fc.asyncProperty(nixProgram, async (text) => {
        expect(await brokenPromises(text.replaceAll("\n", lineEnd), rules)).toEqual([]);
      }),
      { numRuns: 100, seed: 2026 },
    );
  });
});
