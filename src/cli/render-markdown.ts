import { hyperlink } from "../reporters/text/palette.ts";
import { wrapped } from "../reporters/text/wrapped.ts";
import { highlightCode } from "./highlight-code.ts";
import type { Style } from "./style.ts";

/** How Markdown is shown on a terminal. */
export interface MarkdownLook {
  readonly style: Style;
  /** Columns there are. */
  readonly width: number;
  /** Whether the terminal shows links (OSC 8); else an address stands behind its text. */
  readonly hyperlinks: boolean;
}

/** The Markdown of our own pages (paragraphs, lists, tables, fenced code) as text for people; ends with a line feed. */
export function renderMarkdown(markdown: string, look: MarkdownLook): string {
  return `${blocksOf(markdown.trim())
    .map((block) => renderBlock(block, look))
    .join("\n\n")}\n`;
}

/** Paragraphs; fenced code is one, whatever empty lines it holds. */
function blocksOf(markdown: string): readonly string[] {
  const blocks: string[] = [];
  let isFenced = false;
  for (const paragraph of markdown.split(/\n[ \t]*\n/)) {
    if (isFenced) blocks.push(`${blocks.pop()}\n\n${paragraph}`);
    else blocks.push(paragraph);
    const fences = paragraph.match(/^```/gm)?.length ?? 0;
    if (fences % 2 === 1) isFenced = !isFenced;
  }
  return blocks;
}

function renderBlock(block: string, look: MarkdownLook): string {
  const fenced = /^```(\w*)\n([\s\S]*?)\n?```$/.exec(block);
  if (fenced) return indented(highlightCode(fenced[2] as string, fenced[1] as string, look.style), "  ");
  if (block.startsWith("|")) return renderTable(block, look);
  const parts = block.split(/\n(?=[-*] |\d+\. )/);
  return parts.map((part) => renderParagraph(part, look)).join("\n");
}

/** What goes on below a list's mark stands in as far as its text. */
function renderParagraph(text: string, look: MarkdownLook): string {
  const [, mark = "", rest = text] = /^((?:[-*]|\d+\.) )?([\s\S]*)$/.exec(text) ?? [];
  const words = withAddresses(rest.replace(/\s+/g, " ").trim(), look);
  const lines = wrapped(words, Math.max(20, look.width - mark.length));
  return mark + styled(lines.join(`\n${" ".repeat(mark.length)}`), look);
}

/** Cells below each other; the last column goes on below itself where there is no room. */
function renderTable(table: string, look: MarkdownLook): string {
  const rows = table
    .split("\n")
    .filter((row) => !/^\|[\s|:-]+\|$/.test(row))
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("\\|", "|")),
    );
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lead = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 2);
  const isNarrow = look.width - lead < 24;
  return rows
    .map((cells) => {
      const last = cells.at(-1) ?? "";
      const head = cells.slice(0, -1).map((cell, column) => cell.padEnd(widths[column] as number));
      const lines = wrapped(last, Math.max(20, look.width - (isNarrow ? 6 : lead)));
      const gap = isNarrow ? `\n${" ".repeat(6)}` : "  ";
      const below = `\n${" ".repeat(isNarrow ? 6 : lead)}`;
      return styled(
        `  ${head
          .join("  ")
          .trimEnd()
          .padEnd(isNarrow ? 0 : lead - 2)}${gap === "  " ? "" : gap}${lines.join(below)}`,
        look,
      );
    })
    .join("\n");
}

/** Addresses that cannot be clicked are spelled out; relative ones lead nowhere from a terminal. */
function withAddresses(text: string, { hyperlinks }: MarkdownLook): string {
  return text.replace(link, (whole, label: string, address: string) => {
    if (!/^https?:/.test(address)) return label;
    return hyperlinks ? whole : `${label} (${address})`;
  });
}

const link = /\[([^\]]+)\]\(([^)\s]+)\)/g;

/** Code and stressed words. Without colour the backticks stay. */
function styled(text: string, { style, hyperlinks }: MarkdownLook): string {
  const plain = text.replace(/(`[^`]+`)|\*\*([^*]+)\*\*/g, (_, code?: string, strong?: string) => {
    return code === undefined ? style.bold(strong as string) : style.code(code);
  });
  return hyperlinks ? plain.replace(link, (_, label: string, address: string) => hyperlink(label, address)) : plain;
}

/** Each line that holds something, behind the indentation. */
export function indented(text: string, indentation: string): string {
  return text.replace(/^(?=.)/gm, indentation);
}
