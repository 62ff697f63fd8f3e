/** The creation rules of `.sops.yaml`: which files sops encrypts for whom. */
import type { Span } from "../../source/span.ts";
import { type DocumentMap, type DocumentNode, valueAt } from "../documents/document.ts";
import { readYaml } from "../documents/yaml.ts";

/** A rule; a file belongs to the first whose pattern is found in its path, relative to the folder of `.sops.yaml`. */
export interface SopsRule {
  /** `null` for a rule that takes every file. */
  readonly pattern: RegExp | null;
  /** For whom its files are encrypted; `null` where others can decrypt them, only several together, or it is not known. */
  readonly recipients: readonly RuleRecipient[] | null;
  readonly span: Span;
}

export interface RuleRecipient {
  readonly kind: "age" | "pgp";
  /** The public key, or the fingerprint. */
  readonly key: string;
  /** What the file calls it: the name of an anchor; `null` where it is written out. */
  readonly name: string | null;
}

/** The rules in order; `null` where the text, or a pattern in it, is not understood. */
export function readSopsRules(text: string): readonly SopsRule[] | null {
  const list = valueAt(readYaml(text) ?? undefined, "creation_rules");
  if (list?.kind !== "list") return null;
  const rules = list.items.map((item) => (item.kind === "map" ? ruleOf(item) : null));
  return rules.includes(null) ? null : (rules as SopsRule[]);
}

function ruleOf(rule: DocumentMap): SopsRule | null {
  const [first] = rule.entries.values();
  const written = valueAt(rule, "path_regex");
  if (!first || (written && written.kind !== "text")) return null;
  const pattern = written && written.text !== "" ? compiled(written.text) : null;
  if (pattern === undefined) return null;
  return { pattern, recipients: recipientsOf(rule), span: first.key };
}

/** The patterns of sops are those of Go, which are written as ours but for flags. */
function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}

/** All that holds keys which are not of age or PGP. */
const otherKeys = ["kms", "gcp_kms", "hckms", "azure_keyvault", "hc_vault", "hc_vault_transit_uri", "plugins"];

function recipientsOf(rule: DocumentMap): readonly RuleRecipient[] | null {
  const groups = valueAt(rule, "key_groups");
  if (!groups || isEmpty(groups)) return keysOf(rule);
  const [only, ...others] = groups.kind === "list" ? groups.items : [];
  return only && others.length === 0 ? keysOf(only) : null;
}

function keysOf(group: DocumentNode): RuleRecipient[] | null {
  if (group.kind !== "map") return null;
  if (otherKeys.some((name) => !isEmpty(valueAt(group, name)))) return null;
  const merged = valueAt(group, "merge");
  const parts = merged?.kind === "list" ? merged.items.map((part) => keysOf(part)) : [];
  const lists = [...parts, keysIn(group, "age"), keysIn(group, "pgp")];
  return lists.includes(null) ? null : (lists.flat() as RuleRecipient[]);
}

function isEmpty(node: DocumentNode | undefined): boolean {
  if (node?.kind === "list") return node.items.length === 0;
  return node === undefined || (node.kind === "text" && node.text === "") || (node.kind === "text" && node.isNull);
}

/** A list of keys, or a text in which commas stand between them. */
function keysIn(group: DocumentMap, kind: RuleRecipient["kind"]): RuleRecipient[] | null {
  const value = valueAt(group, kind);
  if (!value || isEmpty(value)) return [];
  const nodes = value.kind === "list" ? value.items : [value];
  const keys = nodes.map((node): RuleRecipient[] | null => {
    if (node.kind !== "text" || node.isNull) return null;
    const name = node.alias ?? null;
    const parts = node.text.split(",").map((part) => part.trim());
    return parts.filter((part) => part !== "").map((key) => ({ kind, key, name }));
  });
  return keys.includes(null) ? null : (keys.flat() as RuleRecipient[]);
}
