/**
 * YAML as programs write it and people edit it: nested maps and lists by indentation, texts on one or several lines,
 * anchors, aliases, and lists in brackets. Of a text with anything else nothing is said.
 */
import type { DocumentEntry, DocumentMap, DocumentNode, DocumentText } from "./document.ts";
import { type WholeLine, type YamlLine, yamlLines } from "./yaml-lines.ts";
import { blockText, flowItems, keyAtStart, quotedText, withoutComment } from "./yaml-texts.ts";

/** The map that a text holds; `null` where it is no map, or not understood. */
export function readYaml(text: string): DocumentMap | null {
  const lines = yamlLines(text);
  if (lines === null) return null;
  try {
    const node = new YamlReader(lines).read();
    return node.kind === "map" ? node : null;
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}

class NotUnderstood extends Error {}

/** What is left of a line, and where it stands. */
interface Rest {
  readonly text: string;
  readonly start: number;
}

class YamlReader {
  readonly #lines: readonly WholeLine[];
  readonly #anchors = new Map<string, DocumentNode>();
  #next = 0;

  constructor(lines: readonly WholeLine[]) {
    this.#lines = lines;
  }

  read(): DocumentNode {
    const line = this.#peek();
    if (line?.indent !== 0) throw new NotUnderstood();
    const node = this.#block(line);
    if (this.#peek()) throw new NotUnderstood();
    return node;
  }

  /** The next line that says something. */
  #peek(): YamlLine | undefined {
    while (this.#lines[this.#next]?.isBlank) this.#next++;
    return this.#lines[this.#next];
  }

  #block(line: YamlLine): DocumentNode {
    return isItem(line) ? this.#list(line.indent) : this.#map(line);
  }

  #list(indent: number): DocumentNode {
    const items: DocumentNode[] = [];
    const start = this.#peek()?.start ?? 0;
    for (let line = this.#peek(); line?.indent === indent && isItem(line); line = this.#peek()) {
      this.#next++;
      items.push(this.#item(line));
    }
    this.#endBlock(indent);
    return { kind: "list", items, span: { start, end: this.#end } };
  }

  #item(line: YamlLine): DocumentNode {
    const dash = /^-(?: +|$)/.exec(line.text)?.[0].length ?? 1;
    const rest = { text: line.text.slice(dash), start: line.start + dash };
    const inner = { ...rest, indent: line.indent + dash, isBlank: false };
    if (!isItem(inner) && !keyAtStart(rest.text)) return this.#value(rest, line.indent, false);
    return this.#inline(inner);
  }

  /** A map or list that begins behind a dash, as if it stood in a line of its own. */
  #inline(first: YamlLine): DocumentNode {
    if (!isItem(first)) return this.#map(first, true);
    const items = [this.#item(first)];
    const more = this.#peek();
    const others = more?.indent === first.indent && isItem(more) ? this.#list(first.indent) : null;
    if (others?.kind === "list") items.push(...others.items);
    return { kind: "list", items, span: { start: first.start, end: this.#end } };
  }

  #map(first: YamlLine, isTaken = false): DocumentMap {
    const entries = new Map<string, DocumentEntry>();
    if (isTaken) this.#entry(first, entries);
    for (let line = this.#peek(); line?.indent === first.indent && !isItem(line); line = this.#peek()) {
      this.#next++;
      this.#entry(line, entries);
    }
    this.#endBlock(first.indent);
    return { kind: "map", entries, span: { start: first.start, end: this.#end } };
  }

  #entry({ text, start, indent }: YamlLine, entries: Map<string, DocumentEntry>): void {
    const key = keyAtStart(text);
    if (!key || key.name === "<<" || entries.has(key.name)) throw new NotUnderstood();
    const rest = { text: text.slice(key.length), start: start + key.length };
    const value = this.#value(rest, indent, true);
    entries.set(key.name, { key: { start, end: start + key.written }, value });
  }

  /** What lies deeper than a block that ended belongs to nothing. */
  #endBlock(indent: number): void {
    const line = this.#peek();
    if (line && line.indent > indent) throw new NotUnderstood();
  }

  #value(rest: Rest, indent: number, isInMap: boolean): DocumentNode {
    const written = withoutComment(rest.text);
    if (written === "") return this.#below(rest, indent, isInMap);
    const span = { start: rest.start, end: rest.start + written.length };
    // Whether a colon belongs to the name (`- &hosts:`), parsers do not agree.
    const anchor = /^&([\w.-]+):?(?: +|$)/.exec(written);
    if (anchor) {
      const length = anchor[0].length;
      const value = this.#value({ text: rest.text.slice(length), start: rest.start + length }, indent, isInMap);
      this.#anchors.set(anchor[1] as string, value);
      return value;
    }
    switch (written[0]) {
      case "*":
        return this.#alias(written, span);
      case "|":
      case ">":
        return this.#blockText(written, span.start, indent);
      case "[":
        return this.#flowList(rest, indent);
      case "'":
      case '"':
        return this.#text(quotedText(written), span);
      case "{":
        if (!/^\{ *\}$/.test(written)) throw new NotUnderstood();
        return { kind: "map", entries: new Map(), span };
    }
    return this.#plain(written, span.start, indent);
  }

  #below({ start }: Rest, indent: number, isInMap: boolean): DocumentNode {
    const line = this.#peek();
    if (line && (line.indent > indent || (isInMap && line.indent === indent && isItem(line)))) {
      return isItem(line) || keyAtStart(line.text) ? this.#block(line) : this.#loneText(line, indent);
    }
    return { kind: "text", text: "", isNull: true, span: { start, end: start } };
  }

  /** A text that begins below its key. */
  #loneText(line: YamlLine, indent: number): DocumentNode {
    this.#next++;
    return this.#value(line, indent, false);
  }

  /** The value that an alias stands for, where the alias stands. */
  #alias(written: string, span: DocumentText["span"]): DocumentNode {
    const name = written.slice(1);
    const value = this.#anchors.get(name);
    if (!value) throw new NotUnderstood();
    return { ...value, span, alias: name };
  }

  #blockText(header: string, start: number, indent: number): DocumentNode {
    if (!/^[|>][+-]?$/.test(header)) throw new NotUnderstood();
    const lines: string[] = [];
    for (let line = this.#lines[this.#next]; line; line = this.#lines[this.#next]) {
      if (line.indent <= indent && line.raw.trim() !== "") break;
      lines.push(line.raw);
      this.#next++;
    }
    return this.#text(blockText(lines, header[0] === ">"), { start, end: this.#end });
  }

  #flowList({ text, start }: Rest, indent: number): DocumentNode {
    let written = text;
    let items = flowItems(written);
    for (let line = this.#peek(); items === "unfinished"; line = this.#peek()) {
      if (!line || line.indent <= indent) throw new NotUnderstood();
      this.#next++;
      written = `${withoutComment(written)} ${line.text}`;
      items = flowItems(written);
    }
    if (items === null) throw new NotUnderstood();
    const span = { start, end: this.#end };
    return { kind: "list", items: items.map((item) => this.#flowItem(item, span)), span };
  }

  #flowItem(item: string, span: DocumentText["span"]): DocumentNode {
    const anchor = /^&([\w.-]+) +/.exec(item);
    if (anchor) {
      const value = this.#flowItem(item.slice(anchor[0].length), span);
      this.#anchors.set(anchor[1] as string, value);
      return value;
    }
    if (item.startsWith("*")) return this.#alias(item, span);
    if (/^['"]/.test(item)) return this.#text(quotedText(item), span);
    if (/^[&!|>%@`{[]/.test(item) || /:(?: |$)/.test(item)) throw new NotUnderstood();
    return { kind: "text", text: item, isNull: isNull(item), span };
  }

  #plain(written: string, start: number, indent: number): DocumentNode {
    const parts = [written];
    for (let line = this.#peek(); line && line.indent > indent; line = this.#peek()) {
      parts.push(withoutComment(line.text));
      this.#next++;
    }
    if (parts.some((part) => /:(?: |$)/.test(part)) || /^(?:[!%@`]|[?:-] )/.test(written)) throw new NotUnderstood();
    const end = parts.length === 1 ? start + written.length : this.#end;
    return { kind: "text", text: parts.join(" "), isNull: isNull(written), span: { start, end } };
  }

  #text(text: string | null, span: DocumentText["span"]): DocumentNode {
    if (text === null) throw new NotUnderstood();
    return { kind: "text", text, isNull: false, span };
  }

  /** Where the last line that was read ends. */
  get #end(): number {
    const line = this.#lines[this.#next - 1];
    return line ? line.start + line.text.length : 0;
  }
}

function isItem({ text }: Pick<YamlLine, "text">): boolean {
  return /^-(?: |$)/.test(text);
}

function isNull(text: string): boolean {
  return /^(?:~|null|Null|NULL)$/.test(text);
}
