import { visibleText } from "../excerpt/visible-text.ts";

/** Ends what GitHub and GitLab would read on as one word; it is not drawn. */
const breaker = "<!-- -->";

/**
 * A text that Markdown shows as it is, within a line: no markup, no HTML, no mention of people (whom it would notify), no
 * issue, no link. Backslashes keep markup away; mentions and links are made of the finished text, so that they are broken.
 */
export function markdownText(text: string): string {
  return visibleText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_[\]|~$]/g, "\\$&")
    .replaceAll("@", `@${breaker}`)
    .replace(/([#!%])(?=\d)/g, `$1${breaker}`)
    .replaceAll("://", `:${breaker}//`)
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}${breaker}.`)
    .replace(/\b(GH)-(?=\d)/gi, `$1-${breaker}`);
}

/** A link; the address must be whole. */
export function markdownLink(text: string, url: string | undefined): string {
  const shown = markdownText(text);
  return url === undefined ? shown : `[${shown}](<${url.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
}
