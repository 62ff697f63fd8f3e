/**
 * What checks of other linters for Nix are called, and which of our rules find the same: for people who know their names.
 * `npm run peers` runs the tests of those linters against these rules.
 */

/** The rules that find what a check finds, by what the linter calls the check. */
export type ChecksOfPeer = Readonly<Record<string, readonly string[]>>;

const syntax = ["syntax-error"];

/** statix: names as in `statix list`. */
export const statixChecks: ChecksOfPeer = {
  bool_comparison: ["bool-comparison"],
  bool_simplification: ["negated-comparison"],
  collapsible_let_in: ["collapsible-let"],
  deprecated_to_path: ["deprecated-builtin"],
  empty_inherit: ["empty-inherit"],
  empty_let_in: ["empty-let"],
  empty_list_concat: ["empty-list-concatenation"],
  empty_pattern: ["empty-pattern"],
  eta_reduction: ["eta-reduction"],
  legacy_let_syntax: ["legacy-let"],
  manual_inherit: ["manual-inherit"],
  manual_inherit_from: ["manual-inherit-from"],
  redundant_pattern_bind: ["redundant-pattern"],
  repeated_keys: ["repeated-key"],
  syntax_error: syntax,
  unquoted_uri: ["url-literal"],
  useless_has_attr: ["useless-has-attr"],
  useless_parens: ["redundant-parentheses"],
};

const nixfErrors = [
  "lex-unterminated-bcomment",
  "parse-expected",
  "parse-unexpected",
  "parse-attrpath-extra-dot",
  "parse-select-extra-dot",
  "parse-unexpected-between",
  "parse-unexpected-text",
  "parse-missing-sep-formals",
  "parse-lambda-arg-extra-at",
  "parse-operator-noassoc",
  "sema-empty-formal",
  "sema-formal-missing-comma",
  "sema-formal-extra-ellipsis",
  "sema-misplaced-ellipsis",
];

/** libnixf, whose findings nixd, nixf-tidy and nixf-diagnose show. */
export const nixfChecks: ChecksOfPeer = {
  ...Object.fromEntries(nixfErrors.map((check) => [check, syntax])),
  "lex-float-leading-zero": ["glued-tokens"],
  "lex-float-no-exp": ["glued-tokens"],
  "parse-kw-or-isnot-binary-op": ["cursed-or"],
  "parse-int-too-big": ["number-out-of-range"],
  "parse-redundant-paren": ["redundant-parentheses"],
  "deprecated-url-literal": ["url-literal"],
  "deprecated-let": ["legacy-let"],
  "deprecated-let-missing-body": ["legacy-let"],
  "empty-inherit": ["empty-inherit"],
  "or-identifier": ["or-as-name"],
  "merge-diff-rec": ["rec-merge"],
  "sema-duplicated-attrname": ["duplicate-attribute"],
  "sema-dynamic-inherit": ["dynamic-binding-name"],
  "sema-dup-formal": ["duplicate-formal"],
  "sema-dup-formal-arg": ["duplicate-formal"],
  "sema-undefined-variable": ["undefined-variable"],
  "sema-unused-def-let": ["unused-binding"],
  "sema-unused-def-lambda-noarg-formal": ["unused-formal"],
  "sema-unused-def-lambda-witharg-formal": ["unused-formal"],
  "sema-unused-def-lambda-witharg-arg": ["unused-at-name"],
  "sema-extra-rec": ["unused-rec"],
  "sema-extra-with": ["unused-with"],
  "sema-primop-unknown": ["unknown-builtin"],
  "sema-primop-removed-prefix": ["redundant-builtins-prefix"],
  "sema-primop-needs-prefix": ["undefined-variable"],
  "sema-primop-overridden": ["shadowed-constant"],
  "sema-constant-overridden": ["shadowed-constant"],
};

/** nil, as it names its diagnostics. */
export const nilChecks: ChecksOfPeer = {
  syntax_error: syntax,
  invalid_dynamic: ["dynamic-binding-name"],
  duplicated_key: ["duplicate-attribute"],
  duplicated_param: ["duplicate-formal"],
  empty_inherit: ["empty-inherit"],
  empty_let_in: ["empty-let"],
  let_attrset: ["legacy-let"],
  uri_literal: ["url-literal"],
  merge_plain_rec_attrset: ["rec-merge"],
  merge_rec_attrset: ["rec-merge"],
  undefined_name: ["undefined-variable"],
  unused_binding: ["unused-binding", "unused-formal", "unused-at-name"],
  unused_with: ["unused-with"],
  unused_rec: ["unused-rec"],
};

/** Codes that statix prints in place of names (its lints are declared with them). */
export const statixCodes: Readonly<Record<string, string>> = {
  W01: "bool_comparison",
  W02: "empty_let_in",
  W03: "manual_inherit",
  W04: "manual_inherit_from",
  W05: "legacy_let_syntax",
  W06: "collapsible_let_in",
  W07: "eta_reduction",
  W08: "useless_parens",
  W10: "empty_pattern",
  W11: "redundant_pattern_bind",
  W12: "unquoted_uri",
  W14: "empty_inherit",
  W17: "deprecated_to_path",
  W18: "bool_simplification",
  W19: "useless_has_attr",
  W20: "repeated_keys",
  W23: "empty_list_concat",
};

/** deadnix has no names: these are its three scopes. */
export const deadnixRules = ["unused-binding", "unused-formal", "unused-at-name", "unused-parameter"] as const;

/** A check of another linter. */
export interface PeerCheck {
  readonly peer: "statix" | "deadnix" | "nixf" | "nil";
  readonly check: string;
  /** Ids of our rules. */
  readonly rules: readonly string[];
}

const peers = { statix: statixChecks, nixf: nixfChecks, nil: nilChecks } as const;

/**
 * The checks that are called so: by their name (`manual_inherit`, `sema-extra-with`), by statix' code (`W03`), or with the
 * linter before it (`statix:manual_inherit`, `deadnix`). More than one where linters share a name; empty where none has it.
 */
export function peerChecksNamed(name: string): readonly PeerCheck[] {
  const [, named, rest = name] = /^(statix|deadnix|nixf|nixd|nil)(?:[:/](.+))?$/.exec(name) ?? [];
  if (named === "deadnix") return [{ peer: "deadnix", check: "deadnix", rules: deadnixRules }];
  const check = statixCodes[rest.toUpperCase()] ?? rest;
  return (Object.keys(peers) as (keyof typeof peers)[]).flatMap((peer) => {
    const isMeant = named === undefined || (named === "nixd" ? "nixf" : named) === peer;
    const rules = isMeant && Object.hasOwn(peers[peer], check) ? peers[peer][check] : undefined;
    return rules === undefined ? [] : [{ peer, check, rules }];
  });
}
