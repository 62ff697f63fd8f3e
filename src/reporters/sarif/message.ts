import type { Finding } from "../../findings/finding.ts";
import { sentence } from "../excerpt/plain-text.ts";

/** More links than these are a list nobody reads; the places are still among the related locations. */
const linkLimit = 10;

/**
 * The message of a result: the finding's own as first sentence (all that GitHub shows in lists), then each related
 * place as a link to its related location, then the help.
 */
export function messageText(finding: Finding): string {
  const sentences = [sentence(literalText(finding.message))];
  finding.related.slice(0, linkLimit).forEach((place, index) => {
    sentences.push(`See [${linkText(place.message)}](${index + 1}).`);
  });
  if (finding.help !== undefined) sentences.push(sentence(`Help: ${literalText(finding.help)}`));
  return sentences.join(" ");
}

/** SARIF 2.1.0 §3.11.6: `[text](1)` in a message is a link, and brackets in a link's text are escaped. */
function linkText(text: string): string {
  return text.replace(/[[\]\\]/g, "\\$&");
}

/** Nix lists wear brackets too: they are escaped only where they would make a link. */
export function literalText(text: string): string {
  return text.includes("](") ? linkText(text) : text;
}
