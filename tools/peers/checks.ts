/**
 * What answers each check of the peers among our rules, and in which cases we mean to find something else: the reason
 * speaks of what Nix does, or of what people write.
 */

import { deadnixRules, nilChecks, nixfChecks, statixChecks } from "../../src/rules/peer-checks.ts";
import type { Context } from "./contexts.ts";

export interface Difference {
  readonly because: string;
  /** Where somebody calls the function in this way, we must agree. */
  readonly butIn?: Context;
  /** Keys of cases. */
  readonly cases: readonly string[];
}

export interface PeerAnswers {
  /** The rules that find what a check finds. */
  readonly rules: Readonly<Record<string, readonly string[]>>;
  /** Rules that find what a check finds, and other things, which are no false alarms where the check is silent. */
  readonly widerRules?: Readonly<Record<string, readonly string[]>>;
  readonly differences: readonly Difference[];
}

/** A case of `statix fix` is fixed by every lint, whichever it was written for. */
const statixRules: PeerAnswers["rules"] = Object.fromEntries(
  Object.entries(statixChecks).flatMap(([lint, rules]) => [
    [lint, rules],
    [`${lint}, fixed`, Object.values(statixChecks).flat()],
  ]),
);

/** Findings that a test of libnixf counts, without saying which they are. */
const anyOfNixf = [...new Set(Object.values(nixfChecks).flat())];

const statixWider: PeerAnswers["widerRules"] = {
  deprecated_to_path: ["undefined-variable"],
  // Of a name that is not even used, that is told.
  redundant_pattern_bind: ["unused-at-name"],
};

const unknownCaller = "who calls the function decides what it may leave out, and of a file alone nobody knows";
const handedOn = "the name at the `@` hands on all that was passed, so that it may well be needed";

const openedHere = "what nobody closes is reported where it was opened, not at the end of the file";
const inside = "what stands inside of a dead binding goes with it: it is not told a second time";
const maybeNoBoolean =
  "where x is no boolean, `x == true` is false and `x` alone throws: only what must be a boolean is reported";
const elseIf = "behind an `or`, an `if` needs parentheses, and reads worse than the chain of conditions that it ends";
const alsoUnequal = "`!(a != b)` is `a == b`, for the same reason";
const brokenFile = "of a file that Nix refuses, only what makes it refuse is told";
const behindMistake = "behind a mistake the reading is doubtful, and a second one there would be a guess";

function withFixes(cases: readonly string[]): string[] {
  return cases.flatMap((key) => [key, `fix/${key}`]);
}

const statixDifferences: readonly Difference[] = [
  { because: alsoUnequal, cases: withFixes(["bool_simplification/2"]) },
  { because: elseIf, cases: withFixes(["useless_has_attr/4"]) },
  { because: unknownCaller, butIn: "call", cases: withFixes(["empty_pattern/1", "empty_pattern/2"]) },
  { because: "comments are kept, and no reason to leave an empty `let`", cases: ["fix/empty_let_in/2"] },
  {
    because: "of a name that nothing reads, the name goes and not the braces",
    cases: ["fix/redundant_pattern_bind/1"],
  },
];

export const answers: Readonly<Record<string, PeerAnswers>> = {
  statix: {
    rules: statixRules,
    widerRules: statixWider,
    differences: [
      {
        because: maybeNoBoolean,
        cases: withFixes([1, 2, 3, 4, 5, 6, 7, 8].map((index) => `bool_comparison/${index}`)),
      },
      {
        because: "of two equal ways to write the boolean, another is chosen",
        cases: ["fix/bool_comparison/12", "fix/bool_comparison/13"],
      },
      ...statixDifferences,
    ],
  },
  "statix (fork)": {
    rules: statixRules,
    widerRules: statixWider,
    differences: [
      ...statixDifferences,
      {
        because: "a comparison of literals has a value that can be written in its place",
        cases: [7, 8, 9, 10, 11, 12, 13, 14].map((index) => `fix/bool_comparison/${index}`),
      },
    ],
  },
  deadnix: {
    rules: Object.fromEntries(
      ["let binding", "lambda pattern", "lambda argument", "skip comment"].flatMap((check) => [
        [check, deadnixRules],
        [`${check}, edited`, deadnixRules],
      ]),
    ),
    differences: [
      {
        because: "a name that starts with `_` and is used after all misleads a reader, but is neither dead nor wrong",
        cases: ["used_underscore_let"],
      },
      {
        because: unknownCaller,
        butIn: "call",
        cases: ["lambda_arg_dead", "lambda_arg_shadowed", "skip_lambda_arg", "edit/lambda_arg_dead"],
      },
      {
        because: unknownCaller,
        butIn: "package",
        cases: ["lambda_pattern_dead_simple", "lambda_pattern_shadowed", "skip_attrset", "ident_is_no_var"],
      },
      {
        because: unknownCaller,
        butIn: "module",
        cases: ["lambda_at_pattern_dead", "lambda_pattern_mixed", "lambda_pattern_dead_multiline"].map(
          (edit) => `edit/${edit}`,
        ),
      },
      {
        because: handedOn,
        cases: [
          "lambda_pattern_dead_ellipsis_alias",
          "lambda_pattern_alias",
          "edit/lambda_pattern_dead",
          "edit/lambda_pattern_default_dead",
        ],
      },
      {
        because: "without `...`, the function would refuse the argument that somebody passes",
        cases: ["edit/attrset_trailing_comma", "edit/attrset_no_trailing_comma"],
      },
    ],
  },
  nixf: {
    rules: { ...nixfChecks, "not named": anyOfNixf },
    widerRules: { "parse-kw-or-isnot-binary-op": ["undefined-variable"], "parse-expected": ["undefined-variable"] },
    differences: [
      { because: "Nix refuses `a ?`; libnixf takes it for the sake of completion", cases: ["Parser/OpHasAttr_empty"] },
      { because: brokenFile, cases: ["Parser/ParenExprMissingRParen"] },
      { because: behindMistake, cases: ["Parser/SyncAttrs"] },
      { because: unknownCaller, butIn: "package", cases: ["VLATest/LivenessFormal", "nixd/liveness-formal"] },
      { because: handedOn, cases: ["VLATest/LivenessFormalWithArg"] },
      {
        because:
          "a builtin's name for a binding of one's own changes no other code, but for constants and what operators call",
        cases: ["VLATest/PrimOp_Overridden", "VLATest/PrimOp_Inherit_MatchWarning_Map"],
      },
    ],
  },
  nil: {
    rules: nilChecks,
    // Outputs that take what is no input, or what nothing reads.
    widerRules: { unused_binding: ["undeclared-input", "unused-input"] },
    differences: [
      {
        because: openedHere,
        cases: ["unterminated-indent-string", "unterminated-string"].map((file) => `parser/err/${file}`),
      },
      { because: inside, cases: ["liveness/nested_let/3", "liveness/nested_let/8"] },
      { because: brokenFile, cases: ["invalid_dynamic_error/1"] },
      {
        because: "many people ask for `lib` in every module by habit: an option says which names may stay",
        cases: ["liveness/unused_pat_param_config/1"],
      },
      { because: "how deep is too deep is each parser's own choice", cases: ["parser/fuzz/0003"] },
      { because: "of two sets that are merged, each `rec` can go", cases: ["liveness/merged_rec_attrset/5"] },
    ],
  },
};
