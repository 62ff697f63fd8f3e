import type { Finding, RelatedPlace } from "../../findings/finding.ts";
import { sentence } from "../excerpt/plain-text.ts";
import { messageLength, shortened } from "./limits.ts";

/**
 * The message of a result: what was found as first sentence (all that GitHub shows in lists), then each related place as
 * a link to its related location, then the help. GitHub shows no other way to a related location than its link.
 */
export function messageText(findings: readonly Finding[], related: readonly RelatedPlace[]): string {
  const found = findings.map(({ message }) => fragmentSentence(message));
  const links = related.map(
    (place, index) => `See [${linkText(shortened(place.message, messageLength))}](${index + 1}).`,
  );
  const helps = findings.flatMap(({ help }) => (help === undefined ? [] : [fragmentSentence(`Help: ${help}`)]));
  return [...new Set(found), ...links, ...new Set(helps)].join(" ");
}

/** A fragment that an analysed file may have a part in, as a sentence without links. */
export function fragmentSentence(fragment: string): string {
  return sentence(literalText(shortened(fragment, messageLength)));
}

/** SARIF 2.1.0 §3.11.6: `[text](1)` in a message is a link, and brackets in a link's text are escaped. */
function linkText(text: string): string {
  return text.replace(/[[\]\\]/g, "\\$&");
}

/** Nix lists wear brackets too: they are escaped only where they would make a link. */
function literalText(text: string): string {
  return text.includes("](") ? linkText(text) : text;
}
