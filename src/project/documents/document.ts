import type { Span } from "../../source/span.ts";

/** A part of a text that holds data, whatever the format. */
export type DocumentNode = DocumentText | DocumentList | DocumentMap;

interface Written {
  readonly span: Span;
  /** The name of what is written elsewhere, and stands here as `*name`. */
  readonly alias?: string;
}

/** A string, a number, a Boolean, or nothing, as it is written. */
export interface DocumentText extends Written {
  readonly kind: "text";
  /** Quotes taken off, lines joined. */
  readonly text: string;
  /** Whether it is nothing at all: `null`, or no value. */
  readonly isNull: boolean;
}

export interface DocumentList extends Written {
  readonly kind: "list";
  readonly items: readonly DocumentNode[];
}

export interface DocumentMap extends Written {
  readonly kind: "map";
  /** In order; no key comes twice. */
  readonly entries: ReadonlyMap<string, DocumentEntry>;
}

export interface DocumentEntry {
  /** Where the key stands. */
  readonly key: Span;
  readonly value: DocumentNode;
}

/** The value at a path of keys; `undefined` where there is none. */
export function valueAt(root: DocumentNode | undefined, ...path: readonly string[]): DocumentNode | undefined {
  let node = root;
  for (const key of path) node = node?.kind === "map" ? node.entries.get(key)?.value : undefined;
  return node;
}
