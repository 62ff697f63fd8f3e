/** Machines that declare a secret of agenix which is not encrypted for them. */
import { constantText, staticAttributeName } from "../../parser/attribute-name.ts";
import type { Attribute } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Place } from "../../source/span.ts";
import type { FileAttributes, Project } from "../project.ts";
import { namedIn, rulesFiles } from "./recipient-rules.ts";
import { type SecretDeclaration, secretDeclarations } from "./secret-declarations.ts";

/** A machine whose key is not among the recipients of a secret that it declares. */
export interface MissingRecipient {
  readonly declaration: SecretDeclaration;
  /** The encrypted file. */
  readonly file: string;
  /** The file that says for whom, and where it names the encrypted file. */
  readonly rule: Place;
  /** Where the key of the machine is written. */
  readonly key: Place;
}

interface Rules {
  readonly file: NixFile;
  readonly attributes: FileAttributes;
  /** Every key among the recipients of any secret. */
  readonly recipients: ReadonlySet<string>;
  readonly keys: ReadonlyMap<string, readonly NamedKey[]>;
}

interface NamedKey {
  readonly key: string;
  readonly place: Place;
}

/**
 * Each such secret once for each machine. A machine's key is known by its name, if that key is a recipient of some other
 * secret: so the owner means it to be one.
 */
export function missingRecipients(project: Project): readonly MissingRecipient[] {
  const declarations = secretDeclarations(project).filter(isSure);
  if (declarations.length === 0) return [];
  const rules = rulesFiles(project).flatMap((path) => rulesIn(project, path) ?? []);
  return declarations.flatMap((declaration) => {
    const file = declaration.fields.get("file")?.file as string;
    if (!project.files.isFile(file)) return [];
    const found = rules.flatMap((one) => missingIn(one, declaration, file) ?? []);
    return found.slice(0, 1);
  });
}

/** Of the machine itself, and with the key that the machine has: its own, not one of `age.identityPaths`. */
function isSure({ option, conditional, isOpen, fields, scope }: SecretDeclaration): boolean {
  const file = fields.get("file");
  if (option !== "age.secrets" || conditional || isOpen || !file?.file || file.conditional || scope.part) return false;
  return scope.host.definitionsOf(["age", "identityPaths"]).length === 0;
}

function rulesIn(project: Project, path: string): Rules | null {
  const file = project.nixFile(path);
  const attributes = project.attributesOf(path);
  if (!file || !attributes || attributes.isOpen) return null;
  const lists = attributes.names.map((name) => attributes.textsAt([name, "publicKeys"]));
  return { file, attributes, recipients: new Set(lists.flatMap((texts) => texts ?? []).map(bare)), keys: keysIn(file) };
}

/** Keys by the names that they are given. */
function keysIn(file: NixFile): Map<string, NamedKey[]> {
  const keys = new Map<string, NamedKey[]>();
  if (!file.tree.root) return keys;
  walk(file.tree.root, (node) => {
    if (node.kind !== "Binding" || node.value.kind !== "String") return;
    const name = staticAttributeName(node.path.attributes.at(-1) as Attribute);
    const text = constantText(node.value);
    if (name === null || text === null || !/^(?:ssh-|ecdsa-|age1)/.test(text)) return;
    const place = { file: file.path, span: { start: node.path.start, end: node.path.end } };
    keys.set(name, [...(keys.get(name) ?? []), { key: bare(text), place }]);
  });
  return keys;
}

function missingIn(
  { file, attributes, recipients, keys }: Rules,
  declaration: SecretDeclaration,
  secret: string,
): MissingRecipient | null {
  const name = attributes.names.find((one) => namedIn(file.path, one) === secret);
  const [own, ...others] = keys.get(declaration.scope.host.name) ?? [];
  const written = name === undefined ? null : attributes.textsAt([name, "publicKeys"]);
  if (!own || others.length > 0 || !written || !recipients.has(own.key)) return null;
  if (written.map(bare).includes(own.key)) return null;
  return { declaration, file: secret, rule: placeOfName(file, name as string), key: own.place };
}

/** A key without the comment behind it. */
function bare(key: string): string {
  return key.trim().split(/\s+/).slice(0, 2).join(" ");
}

function placeOfName(file: NixFile, name: string): Place {
  let span = { start: 0, end: 0 };
  if (file.tree.root) {
    walk(file.tree.root, (node) => {
      const first = node.kind === "Binding" ? node.path.attributes[0] : undefined;
      if (first && staticAttributeName(first) === name) span = { start: first.start, end: first.end };
    });
  }
  return { file: file.path, span };
}
