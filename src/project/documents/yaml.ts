import { type Alias, isAlias, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from "yaml";
import type { Span } from "../../source/span.ts";
import type { DocumentEntry, DocumentMap, DocumentNode } from "./document.ts";

/** The map that a text holds; `null` where it is no map, no YAML, or has tags, merged maps or several documents. */
export function readYaml(text: string): DocumentMap | null {
  // Without a schema everything is a text as it is written: `no` and `0x1f` stay what they look like.
  // Keys that come twice are found below: the library compares each with all others.
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  // `&hosts:` is an anchor to sops, too; other warnings are of tags.
  const isDoubtful = document.warnings.some(({ code }) => code !== "BAD_ALIAS");
  if (document.errors.length > 0 || isDoubtful) return null;
  const node = new YamlReader().read(document.contents);
  return node?.kind === "map" ? node : null;
}

/** Aliases of aliases grow beyond all bounds in a few lines. */
const mostNodes = 200_000;

class YamlReader {
  readonly #open = new Set<unknown>();
  /** What each name stands for so far. The library would look through the whole document for each alias. */
  readonly #anchors = new Map<string, unknown>();
  #isInAlias = false;
  #nodes = 0;

  /** `null` for what is not understood: then nothing around it is, either. */
  read(node: unknown): DocumentNode | null {
    this.#nodes++;
    if (this.#nodes > mostNodes || this.#open.has(node)) return null;
    if (isAlias(node)) return this.#alias(node);
    this.#remember(node);
    if (isScalar(node)) {
      const written = String(node.value ?? "");
      const isNull = node.type === "PLAIN" && /^(?:|~|null|Null|NULL)$/.test(written);
      return { kind: "text", span: spanOf(node), text: written, isNull };
    }
    this.#open.add(node);
    const collection = isMap(node) ? this.#map(node) : isSeq(node) ? this.#list(node) : null;
    this.#open.delete(node);
    return collection;
  }

  #alias(alias: Alias): DocumentNode | null {
    const isInner = this.#isInAlias;
    this.#isInAlias = true;
    const target = this.read(this.#anchors.get(alias.source));
    this.#isInAlias = isInner;
    return target && { ...target, span: spanOf(alias), alias: alias.source };
  }

  /** A later anchor of the same name takes its place; what is read again for an alias is no later one. */
  #remember(node: unknown): void {
    const anchor = (node as { anchor?: string } | undefined)?.anchor;
    if (anchor !== undefined && !this.#isInAlias) this.#anchors.set(anchor, node);
  }

  #list(node: { items: readonly unknown[]; range?: YamlRange }): DocumentNode | null {
    const items: DocumentNode[] = [];
    for (const item of node.items) {
      const read = this.read(item);
      if (!read) return null;
      items.push(read);
    }
    return { kind: "list", span: spanOf(node), items };
  }

  #map(node: YAMLMap): DocumentMap | null {
    const entries = new Map<string, DocumentEntry>();
    for (const { key, value } of node.items as readonly Pair[]) {
      if (!isScalar(key) || key.value === "<<") return null;
      const name = String(key.value);
      if (entries.has(name)) return null;
      this.#remember(key);
      const read = value === null ? nothingAfter(key) : this.read(value);
      if (!read) return null;
      entries.set(name, { key: spanOf(key), value: read });
    }
    return { kind: "map", span: spanOf(node), entries };
  }
}

type YamlRange = readonly [start: number, valueEnd: number, nodeEnd: number] | null | undefined;

function nothingAfter(key: { range?: YamlRange }): DocumentNode {
  const { end } = spanOf(key);
  return { kind: "text", span: { start: end, end }, text: "", isNull: true };
}

function spanOf({ range }: { range?: YamlRange }): Span {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}
