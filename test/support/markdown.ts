/** A fenced block of a document. */
export interface FencedBlock {
  readonly language: string;
  readonly text: string;
  /** Line of its first fence, from 1. */
  readonly line: number;
}

const fence = /^( *)(`{3,}|~{3,})([\w-]*)[^\n]*\n([\s\S]*?)^\1\2[ \t]*$/gm;

/** The fenced blocks of a document, without their indentation. */
export function fencedBlocks(document: string): FencedBlock[] {
  return [...document.matchAll(fence)].map(({ index, 1: indent = "", 3: language = "", 4: text = "" }) => ({
    language,
    text: text.replace(new RegExp(`^${indent}`, "gm"), ""),
    line: document.slice(0, index).split("\n").length,
  }));
}

/** What links, pictures and sources of a document lead to; what stands in code is no link. */
export function linkTargets(document: string): string[] {
  const prose = withoutCode(document);
  const inText = [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = ""]) => target);
  const inTags = [...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(([, target = ""]) => target);
  return [...inText, ...inTags];
}

/** The anchors of a document's headings, as GitHub makes them. */
export function anchors(document: string): string[] {
  const seen = new Map<string, number>();
  return [...document.replace(fence, "").matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = ""]) => {
    const slug = slugOf(heading);
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

function slugOf(heading: string): string {
  const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll("`", "");
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

function withoutCode(document: string): string {
  return document.replace(fence, "").replace(/`[^`\n]+`/g, "``");
}

/** The rows of the table that follows a mark such as `<!-- keys:top -->`, or begins with it: the text of their cells. */
export function tableAfter(document: string, mark: string): string[][] {
  const at = document.indexOf(mark);
  if (at < 0) throw new Error(`there is no mark ${mark}`);
  const table = /\n((?:\|[^\n]*\n)+)/.exec(document.slice(document[at] === "|" ? at - 1 : at))?.[1] ?? "";
  const rows = table.trim().split("\n").slice(2);
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}
