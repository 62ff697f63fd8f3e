import type { RegisteredRule } from "../../src/rules/rule.ts";
import { inherited, modernLet, selectedBody, withoutBodyBinding } from "./normal-forms/bindings.ts";
import {
  withoutDeadBindings,
  withoutEmptyLet,
  withoutIdleRec,
  withoutUnusedAtName,
} from "./normal-forms/dead-bindings.ts";
import { namesOfBuiltins, patternsOfNothing } from "./normal-forms/functions.ts";
import { withoutIdleWith, withoutRepeatedWith } from "./normal-forms/idle-with.ts";
import { withoutFollows } from "./normal-forms/inputs.ts";
import { folderModules, withoutRepeatedElements } from "./normal-forms/lists.ts";
import { collapsedLet } from "./normal-forms/nested-lets.ts";
import {
  comparisonsWithBooleans,
  doubleNegations,
  emptyLists,
  emptySets,
  hasAttributeChecks,
  joinedLiterals,
  negatedComparisons,
  negatedLiterals,
} from "./normal-forms/operators.ts";
import { optionNamesOfToday } from "./normal-forms/option-names.ts";
import { bareInterpolations } from "./normal-forms/strings.ts";
import type { NormalForm } from "./normal-forms.ts";

/** What the safe fixes of a rule are meant to change. */
export interface IntendedChange {
  /** In the tree that Nix reads; empty where it must not change at all. */
  readonly tree: readonly NormalForm[];
  /** Whether comments may go, with what they are about. */
  readonly takesComments?: boolean;
  /** Whether line ends may become others. */
  readonly changesLineEnds?: boolean;
}

const nothing: IntendedChange = { tree: [] };

/** By rule, in an order in which what one form does comes before what the forms behind it would take away. */
export const intendedChanges: Readonly<Record<string, IntendedChange>> = {
  "unused-at-name": { tree: [withoutUnusedAtName] },
  "legacy-let": { tree: [modernLet, selectedBody, withoutBodyBinding, withoutEmptyLet] },
  "empty-let": { tree: [withoutEmptyLet] },
  "ambiguous-update": nothing,
  "bool-comparison": { tree: [comparisonsWithBooleans, doubleNegations, negatedLiterals, negatedComparisons] },
  "carriage-return": { tree: [], changesLineEnds: true },
  "collapsible-let": { tree: [collapsedLet] },
  "duplicate-import": { tree: [folderModules, withoutRepeatedElements], takesComments: true },
  "duplicate-package": { tree: [withoutRepeatedElements], takesComments: true },
  "empty-inherit": nothing,
  "empty-list-concatenation": { tree: [emptyLists] },
  "empty-pattern": { tree: [patternsOfNothing] },
  "empty-set-update": { tree: [emptySets] },
  "glued-tokens": nothing,
  "leading-dot-float": nothing,
  "literal-concatenation": { tree: [joinedLiterals] },
  "manual-inherit": { tree: [inherited] },
  "manual-inherit-from": nothing,
  "missing-follows": { tree: [withoutFollows] },
  "negated-comparison": { tree: [negatedComparisons] },
  "negated-literal": { tree: [negatedLiterals] },
  "nested-with": { tree: [withoutRepeatedWith] },
  "or-as-name": nothing,
  "redundant-builtins-prefix": { tree: [namesOfBuiltins] },
  "redundant-interpolation": { tree: [bareInterpolations] },
  "redundant-parentheses": nothing,
  "redundant-pattern": { tree: [patternsOfNothing] },
  "renamed-option": { tree: [optionNamesOfToday] },
  "stale-follows": { tree: [withoutFollows], takesComments: true },
  "unused-binding": { tree: [withoutDeadBindings], takesComments: true },
  "unused-rec": { tree: [withoutIdleRec] },
  "unused-suppression": { tree: [], takesComments: true },
  "unused-with": { tree: [withoutIdleWith] },
  "url-literal": nothing,
  "useless-has-attr": { tree: [hasAttributeChecks] },
};

/** The rules that offer safe fixes of which nobody has said what they are meant to change. */
export function undeclaredRules(rules: readonly RegisteredRule[]): string[] {
  return rules.flatMap(({ rule }) =>
    rule.fix === "safe" && !Object.hasOwn(intendedChanges, rule.id) ? [rule.id] : [],
  );
}
