/** A file that sops has encrypted: its keys, which anybody can read, and what sops itself wrote into it. */
import type { Span } from "../../source/span.ts";
import { type DocumentMap, valueAt } from "../documents/document.ts";
import { readJson } from "../documents/json.ts";
import { readDotenv, readIni } from "../documents/lines.ts";
import { readYaml } from "../documents/yaml.ts";

export interface SopsFile {
  /** What is encrypted; the part of sops is taken out. */
  readonly content: DocumentMap;
  readonly metadata: SopsMetadata;
}

export interface SopsMetadata {
  /** Where it stands. */
  readonly span: Span;
  /** The settings that are texts: "unencrypted_suffix". */
  readonly settings: ReadonlyMap<string, string>;
  /** Who can decrypt the file; `null` where others can than keys of age and PGP, or only several together. */
  readonly recipients: readonly SopsRecipient[] | null;
}

export interface SopsRecipient {
  readonly kind: "age" | "pgp";
  /** The public key, or the fingerprint. */
  readonly key: string;
  readonly span: Span;
}

/** What a file holds whose name says which format it has; `null` where sops did not write it, or it is not understood. */
export function readSopsFile(path: string, text: string): SopsFile | null {
  if (!/ENC\[AES256_GCM,/.test(text)) return null;
  if (/\.env$/i.test(path)) return flatFile(readDotenv(text), "sops_");
  if (/\.ini$/i.test(path)) return iniFile(readIni(text));
  const root = text.trimStart().startsWith("{") ? readJson(text) : readYaml(text);
  const sops = root?.entries.get("sops");
  if (!root || sops?.value.kind !== "map" || !sops.value.entries.has("mac")) return null;
  return {
    content: without(root, (name) => name === "sops"),
    metadata: {
      span: sops.key,
      settings: textsOf(sops.value),
      recipients: recipientsOf(sops.value),
    },
  };
}

/** All lists of keys that are no keys of age or PGP. */
const otherKeys = /^(?:kms|gcp_kms|azure_kv|hc_vault|hckms|key_groups|shamir_threshold|aws_kms|key_service)/;

function recipientsOf(sops: DocumentMap): readonly SopsRecipient[] | null {
  for (const [name, { value }] of sops.entries) {
    if (!otherKeys.test(name) || (value.kind === "text" && (value.isNull || value.text === "0"))) continue;
    if (value.kind !== "list" || value.items.length > 0) return null;
  }
  const lists = [keysIn(sops, "age", "recipient"), keysIn(sops, "pgp", "fp")];
  return lists.includes(null) ? null : (lists.flat() as SopsRecipient[]);
}

function keysIn(sops: DocumentMap, kind: SopsRecipient["kind"], field: string): SopsRecipient[] | null {
  const list = valueAt(sops, kind);
  if (!list || (list.kind === "text" && list.isNull)) return [];
  if (list.kind !== "list") return null;
  const keys = list.items.map((item): SopsRecipient | null => {
    const key = valueAt(item, field);
    return key?.kind === "text" && !key.isNull ? { kind, key: key.text.trim(), span: key.span } : null;
  });
  return keys.includes(null) ? null : (keys as SopsRecipient[]);
}

function textsOf(map: DocumentMap): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [name, { value }] of map.entries) {
    if (value.kind === "text" && !value.isNull) texts.set(name, value.text);
  }
  return texts;
}

function without(map: DocumentMap, isLeftOut: (name: string) => boolean): DocumentMap {
  return { ...map, entries: new Map([...map.entries].filter(([name]) => !isLeftOut(name))) };
}

function iniFile(root: DocumentMap | null): SopsFile | null {
  const sops = root?.entries.get("sops");
  if (!root || sops?.value.kind !== "map" || !sops.value.entries.has("mac")) return null;
  const metadata = flatMetadata(sops.value, "");
  return metadata && { content: without(root, (name) => name === "sops"), metadata };
}

function flatFile(root: DocumentMap | null, prefix: string): SopsFile | null {
  if (!root?.entries.has(`${prefix}mac`)) return null;
  const metadata = flatMetadata(root, prefix);
  return metadata && { content: without(root, (name) => name.startsWith(prefix)), metadata };
}

/** What formats without lists write as `age__list_0__map_recipient`. */
function flatMetadata(map: DocumentMap, prefix: string): SopsMetadata | null {
  const settings = new Map<string, string>();
  const recipients: SopsRecipient[] = [];
  let span: Span | null = null;
  let isKnown = true;
  for (const [name, { key, value }] of map.entries) {
    if (!name.startsWith(prefix) || value.kind !== "text") continue;
    span ??= key;
    const own = name.slice(prefix.length);
    const field = /^(age__list_\d+__map_recipient|pgp__list_\d+__map_fp)$/.test(own);
    if (field) recipients.push({ kind: own.startsWith("age") ? "age" : "pgp", key: value.text, span: value.span });
    else if (otherKeys.test(own)) isKnown = isKnown && /^0?$/.test(value.text);
    else if (!own.includes("__")) settings.set(own, value.text);
  }
  return span && { span, settings, recipients: isKnown ? recipients : null };
}
