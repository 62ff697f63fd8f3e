/** Moving lines to the left, where that changes no string. */
import type { Fragment, IndentedString, Node, SyntaxTree } from "../parser/syntax.ts";
import { walk } from "../parser/walk.ts";
import type { Span } from "../source/span.ts";
import type { Replacement } from "./binding-removal.ts";

/** The blanks that the line of a place begins with. */
export function indentationAt(place: number, { source }: SyntaxTree): string {
  return /^[ \t]*/.exec(source.lineText(source.positionAt(place).line))?.[0] ?? "";
}

/**
 * Edits that take `extra` away behind the first `base` of each line that begins in a node. Lines that are indented less
 * stay as they are. `null` where a string would mean something else afterwards.
 */
export function dedentLines(node: Node, base: string, extra: string, { source }: SyntaxTree): Replacement[] | null {
  const strings = multilineTexts(node, source.text);
  const edits: Replacement[] = [];
  const first = source.positionAt(node.start).line;
  const last = source.positionAt(node.end).line;
  for (let line = first + 1; line <= last; line++) {
    const { start, end } = source.lineSpan(line);
    const text = source.text.slice(start, end);
    const string = strings.find((one) => one.start < start && start <= one.end);
    if (string && !(isStripped(string, source.text) && /^ *$/.test(base + extra))) return null;
    if (text.startsWith(base + extra)) edits.push(cut(start + base.length, extra.length));
    else if (string && /^ *$/.test(text) && start < string.end)
      edits.push(cut(start, Math.min(text.length, extra.length)));
    else if (string) return null;
  }
  return edits.filter((edit) => edit.end > edit.start);
}

function cut(start: number, length: number): Replacement {
  return { start, end: start + length, text: "" };
}

interface StringText extends Span {
  readonly fragment: Fragment;
}

/** The texts in strings that go over several lines. */
function multilineTexts(node: Node, text: string): StringText[] {
  const found: StringText[] = [];
  walk(node, (one) => {
    if (one.kind !== "Fragment" || !/[\r\n]/.test(text.slice(one.start, one.end))) return;
    found.push({ start: one.start, end: one.end, fragment: one });
  });
  return found;
}

/** Whether Nix takes off the blanks that all lines of a string begin with, and none stands where it may not. */
function isStripped({ fragment }: StringText, text: string): boolean {
  const { parent } = fragment;
  return parent?.kind === "IndentedString" && beginsOnNextLine(parent, text) && !/[\t\r]/.test(blanksOf(parent, text));
}

function beginsOnNextLine(string: IndentedString, text: string): boolean {
  return /^'' *\n/.test(text.slice(string.start, string.end));
}

/** What its lines begin with. */
function blanksOf(string: IndentedString, text: string): string {
  return (text.slice(string.start, string.end).match(/\n[ \t\r]*|\r/g) ?? []).join("");
}
