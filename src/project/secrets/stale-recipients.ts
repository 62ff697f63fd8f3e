/** Files of sops whose recipients are not those that their creation rule names. */
import type { Place } from "../../source/span.ts";
import type { Project } from "../project.ts";
import type { SopsRecipient } from "./sops-file.ts";
import { sopsConfigFor, sopsFiles } from "./sops-files.ts";
import { sopsRulesAt } from "./sops-readings.ts";
import type { RuleRecipient, SopsRule } from "./sops-rules.ts";

export interface StaleFile {
  readonly file: string;
  /** Where its part of sops stands. */
  readonly place: Place;
  /** Those of the rule that cannot decrypt it. */
  readonly missing: readonly RuleRecipient[];
  /** Those that can, and that the rule does not name. */
  readonly left: readonly SopsRecipient[];
  readonly rule: Place;
}

/** Every such file, in order. A file that has nobody in common with its rule may be meant for somebody else. */
export function staleFiles(project: Project): readonly StaleFile[] {
  return [...sopsFiles(project)].flatMap(([file, { metadata }]): StaleFile[] => {
    const config = sopsConfigFor(project, file);
    const rules = (config && sopsRulesAt(project, config.file)) ?? [];
    const rule = config && ruleFor(rules, config.relative);
    const wanted = rule?.recipients ?? [];
    const given = metadata.recipients ?? [];
    if (!rule || wanted.length === 0 || given.length === 0) return [];
    const missing = lacking(wanted, given);
    const left = lacking(given, wanted);
    if ((missing.length === 0 && left.length === 0) || left.length === given.length) return [];
    // Where a later rule fits, the order of the rules is wrong, and updating the file would make it worse.
    if (rules.some((other) => matches(other, config?.relative ?? "") && fits(other, given))) return [];
    const place = { file, span: metadata.span };
    return [{ file, place, missing, left, rule: { file: config.file, span: rule.span } }];
  });
}

/** The rule that sops takes; `null` where older releases, which compare the whole path, would take another. */
function ruleFor(rules: readonly SopsRule[], path: string): SopsRule | null {
  const takes = (name: string) => rules.find((rule) => matches(rule, name));
  const rule = takes(path);
  return rule && rule === takes(`/${path}`) ? rule : null;
}

function matches({ pattern }: SopsRule, path: string): boolean {
  return !pattern || pattern.test(path);
}

function fits({ recipients }: SopsRule, given: readonly SopsRecipient[]): boolean {
  return recipients !== null && lacking(recipients, given).length === 0 && lacking(given, recipients).length === 0;
}

/** Those of a list that another one does not have. */
function lacking<One extends Recipient>(all: readonly One[], others: readonly Recipient[]): One[] {
  return all.filter((one) => !others.some((other) => isSame(one, other)));
}

type Recipient = Pick<SopsRecipient, "kind" | "key">;

function isSame(one: Recipient, other: Recipient): boolean {
  const [a, b] = [one, other].map(comparable) as [string, string];
  if (one.kind !== other.kind) return false;
  // A fingerprint may be shortened to its end.
  return a === b || (one.kind === "pgp" && a.length > 7 && b.length > 7 && (a.endsWith(b) || b.endsWith(a)));
}

function comparable({ kind, key }: Recipient): string {
  if (kind === "pgp") return key.replace(/^0x|[\s!]/gi, "").toUpperCase();
  // Behind an SSH key stands whose it is.
  return key.split(/\s+/).slice(0, 2).join(" ");
}
