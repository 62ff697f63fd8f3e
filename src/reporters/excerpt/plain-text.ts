const fencedBlock = /^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm;
/** Code in backticks (left as it is), links and images, and emphasis, in the order they are looked for. */
const inlineMarkup = /(`+)[\s\S]*?\1|!?\[([^\]]*)\]\([^)]*\)|(?<![\w.])(\*\*|__|\*)(?=\S)([^*_\n]*?\S)\3(?!\w)/g;
const table = /(?:^[ \t]*\|[^\n]*\n?)+/gm;
const blockMarker = /^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+/gm;

/** Markdown without its markup, for one paragraph a line: links by their text, no fenced code, no tables. Backticks stay. */
export function plainText(markdown: string): string {
  const bare = markdown
    .replace(fencedBlock, "")
    .replace(table, "\n")
    .replace(blockMarker, "")
    .replace(inlineMarkup, withoutMarkup);
  return bare
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n");
}

function withoutMarkup(markup: string, code?: string, linkText?: string, _mark?: string, emphasized?: string): string {
  return code !== undefined ? markup : (linkText ?? emphasized ?? markup);
}

/** A full stop ends a sentence when a new one begins behind it; "e.g. Nix" and "i.e. Nix" go on. */
const sentenceEnd = /(?<!\b(?:e\.g|i\.e|cf|vs))[.!?](?=["')\]]*(?:\n|$|\s+(?:`|["'(]?[\p{Lu}\d])))/gu;

/** The first sentence of plain text, which ends with its paragraph at the latest, without its full stop or colon. */
export function firstSentence(plain: string): string {
  const text = plain.split("\n", 1)[0] as string;
  sentenceEnd.lastIndex = 0;
  const end = sentenceEnd.exec(text);
  if (!end) return text.replace(/:$/, "");
  return text.slice(0, end.index + (end[0] === "." ? 0 : 1));
}

/** As many whole sentences as fit in `limit` UTF-16 code units; at least a piece of the first. */
export function sentencesWithin(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let fitting = 0;
  for (const end of text.matchAll(sentenceEnd)) {
    if (end.index + 1 > limit) break;
    fitting = end.index + 1;
  }
  return fitting > 0 ? text.slice(0, fitting) : `${text.slice(0, limit - 1)}…`;
}

/** Ends a fragment as a sentence, as SARIF wants it. */
export function sentence(fragment: string): string {
  const trimmed = fragment.trimEnd();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
