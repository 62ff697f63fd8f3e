import { html, type Markup } from "./markup.ts";

/**
 * The Markdown that rules are explained in, as HTML: paragraphs, lists, tables, fenced code; code, emphasis and links in
 * the line. Anything else is text.
 */
export function markdown(text: string): Markup {
  return html`${blocksOf(text).map(block)}`;
}

function blocksOf(text: string): string[] {
  return text.match(/^(```|~~~)[\s\S]*?^\1[^\n]*$|(?:^(?!```|~~~)[^\n]*\S[^\n]*(?:\n|$))+/gm) ?? [];
}

function block(text: string): Markup {
  const fence = /^(?:```|~~~)[^\n]*\n([\s\S]*?)\n?(?:```|~~~)[^\n]*$/.exec(text.trimEnd());
  if (fence)
    return html`<pre class="code plain" tabindex="0"><code>${(fence[1] as string).split("\n").map(codeLine)}</code></pre>`;
  const lines = text.trimEnd().split("\n");
  if (lines.every((line) => line.startsWith("|"))) return table(lines);
  const items = listItems(lines);
  if (items.length === 0) return html`<p>${inline(lines.join(" "))}</p>`;
  const head = lines.slice(0, lines.findIndex(isItem)).join(" ");
  return html`${head === "" ? null : html`<p>${inline(head)}</p>`}<ul>${items.map((item) => html`<li>${inline(item)}</li>`)}</ul>`;
}

function codeLine(line: string): Markup {
  return html`<span class="l">${line}\n</span>`;
}

function isItem(line: string): boolean {
  return /^\s*(?:[-*+]|\d+\.)\s/.test(line);
}

function listItems(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (isItem(line)) items.push(line.replace(/^\s*(?:[-*+]|\d+\.)\s+/, ""));
    else if (items.length > 0) items[items.length - 1] += ` ${line.trim()}`;
  }
  return items;
}

function table(lines: readonly string[]): Markup {
  const cells = (line: string) =>
    line
      .replace(/^\||\|\s*$/g, "")
      .split("|")
      .map((cell) => inline(cell.trim()));
  const [head = "", rule = "", ...body] = lines;
  const rows = /^[|\s:-]+$/.test(rule) ? body : [rule, ...body];
  return html`<table><thead><tr>${cells(head).map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${cells(row).map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
}

const markup = /(`+)([\s\S]*?)\1|\[([^\]]*)\]\((https:\/\/[^)\s]*)\)|(\*\*|\*)(?=\S)([^*\n]*?\S)\5/g;

/** Text in a line with its code, emphasis and links. */
export function inline(text: string): Markup {
  const parts: (Markup | string)[] = [];
  let position = 0;
  for (const match of text.matchAll(markup)) {
    const [whole, , code, label, address, , stressed] = match;
    parts.push(text.slice(position, match.index));
    if (code !== undefined) parts.push(html`<code>${code.trim()}</code>`);
    else if (address !== undefined)
      parts.push(html`<a href="${address}" rel="noopener noreferrer">${label ?? address}</a>`);
    else parts.push(html`<em>${stressed ?? ""}</em>`);
    position = match.index + whole.length;
  }
  parts.push(text.slice(position));
  return html`${parts}`;
}

/** Text of a finding: code in backticks, and nothing else, since names of the repository stand in it. */
export function withCode(text: string): Markup {
  const parts = text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
  return html`${parts}`;
}
