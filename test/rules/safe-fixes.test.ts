/** Safe fixes over random expressions: they keep the meaning and the comments, and leave nothing to mend. */
import fc from "fast-check";
import { expect, it } from "vitest";
import emptyInherit from "#src/rules/dead-code/empty-inherit.ts";
import unusedRec from "#src/rules/dead-code/unused-rec.ts";
import type { Rule } from "#src/rules/rule.ts";
import collapsibleLet from "#src/rules/style/collapsible-let.ts";
import manualInherit from "#src/rules/style/manual-inherit.ts";
import manualInheritFrom from "#src/rules/style/manual-inherit-from.ts";
import nestedWith from "#src/rules/style/nested-with.ts";
import redundantBuiltinsPrefix from "#src/rules/style/redundant-builtins-prefix.ts";
import uselessHasAttr from "#src/rules/style/useless-has-attr.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { meaningOf } from "../support/meaning.ts";
import { nixExpression } from "../support/nix-expressions.ts";
import { nixProgram } from "../support/nix-programs.ts";
import { parser } from "../support/parser.ts";
import { runFixes } from "../support/run-rule.ts";

const rules: readonly Rule[] = [
  emptyInherit,
  unusedRec,
  manualInherit,
  manualInheritFrom,
  uselessHasAttr,
  collapsibleLet,
  redundantBuiltinsPrefix,
  nestedWith,
];

/** The fixes have ten rounds, so that what ten nested offences leave is not counted. */
const mostFixes = 6;

function commentsOf(text: string): string[] {
  return parser
    .parse(new SourceFile("test.nix", text))
    .comments.map((comment) => comment.text.trim())
    .sort();
}

it.each(rules.map((rule) => ({ id: rule.id, rule })))("the fix of $id keeps the meaning", async ({ rule }) => {
  let applied = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(nixExpression, nixProgram), async (text) => {
      const once = await runFixes(rule, { "test.nix": text });
      const fixed = once.files["test.nix"] ?? "";
      expect(once.failures).toEqual([]);
      if (once.applied === 0) return;
      applied++;
      expect(meaningOf(fixed)).toBe(meaningOf(text));
      expect(commentsOf(fixed)).toEqual(commentsOf(text));
      if (once.applied > mostFixes) return;
      const twice = await runFixes(rule, { "test.nix": fixed });
      expect(twice.files["test.nix"]).toBe(fixed);
    }),
    { numRuns: 100, examples: [[String(rule.example.bad)]] },
  );
  expect(applied).toBeGreaterThan(0);
});
