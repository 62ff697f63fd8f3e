/**
 * Tests of a rule as a table of named cases. A comment `#! text` at the end of a line says that the rule reports that
 * line, with a message that contains the text; markers are taken out before the rule sees the source.
 */
import { describe, expect, it } from "vitest";
import type { Rule } from "#src/rules/rule.ts";
import { type RuleCaseInput, reportedCaseFailures, silentCaseFailures, toRuleCase } from "./rule-case.ts";

export type { RuleCase, RuleCaseInput } from "./rule-case.ts";

export interface RuleTable {
  /** Sources in which the rule finds nothing; the longer half. */
  readonly silent: Readonly<Record<string, RuleCaseInput>>;
  /** Sources in which the rule reports each marked line, and no other. */
  readonly reported: Readonly<Record<string, RuleCaseInput>>;
}

/** Runs a rule, and only it, over each case, through the same pipeline as the command line. */
export function testRule(rule: Rule, table: RuleTable): void {
  describe(rule.id, () => {
    for (const [name, input] of Object.entries(table.silent)) {
      it(`is silent: ${name}`, async () => expect(await silentCaseFailures(rule, toRuleCase(input))).toEqual([]));
    }
    for (const [name, input] of Object.entries(table.reported)) {
      it(`reports: ${name}`, async () => expect(await reportedCaseFailures(rule, toRuleCase(input))).toEqual([]));
    }
    if (rule.fix !== "none") {
      it("shows its fix in a case", () => {
        const fixed = Object.values(table.reported).filter((input) => toRuleCase(input).fixed !== undefined);
        expect(fixed.length).toBeGreaterThan(0);
      });
    }
  });
}
