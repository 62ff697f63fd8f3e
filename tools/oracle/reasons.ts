/**
 * Why Nix and flakelint may differ without either being wrong. Each reason has a detector that looks at the file at
 * hand, never at its name; what none detects is a disagreement.
 */
import type { Finding } from "../../src/findings/finding.ts";
import { nodeAt } from "../../src/parser/node-at.ts";
import type { Entry, Node, SyntaxTree } from "../../src/parser/syntax.ts";
import { walk } from "../../src/parser/walk.ts";
import { type AttributeTree, attributeTree } from "../../src/scopes/attribute-tree.ts";
import { baseEnvironment } from "../../src/scopes/base-environment.ts";
import type { OwnVerdict } from "./own-verdict.ts";
import type { NixVerdict, RealNix } from "./real-nix.ts";

export interface Judged {
  readonly nix: Pick<RealNix, "isBefore" | "judgeText">;
  readonly theirs: NixVerdict;
  readonly ours: OwnVerdict;
}

interface Reason {
  readonly words: string;
  applies(judged: Judged): boolean | Promise<boolean>;
}

type Refusal = Extract<NixVerdict, { kind: "refused" }>;

/** Why one accepts what the other refuses. */
export const verdictReasons: readonly Reason[] = [
  {
    words: "pipe operators, which Nix knows since 2.24",
    applies: ({ nix, theirs, ours }) =>
      nix.isBefore(2, 24) &&
      theirs.kind === "refused" &&
      theirs.message.includes("syntax error") &&
      beginsPipe(theirs, ours),
  },
  {
    words: "a merge of sets that Nix refuses before 2.26, and flakelint warns of",
    applies: ({ nix, theirs, ours }) =>
      nix.isBefore(2, 26) &&
      theirs.kind === "refused" &&
      theirs.message.includes("already defined") &&
      ours.warnings.some(({ message }) => message.includes("Nix before 2.26 refuses")),
  },
  {
    words: "a builtin that this Nix lacks, and another has",
    applies: ({ theirs }) => {
      const name = theirs.kind === "refused" ? /^undefined variable '(.*)'$/m.exec(theirs.message)?.[1] : undefined;
      return name !== undefined && baseEnvironment.has(name);
    },
  },
  {
    words: "a NUL character, which Nix refuses in strings since 2.26 and takes for the end of the file elsewhere",
    applies: ({ theirs, ours }) => theirs.kind === "accepted" && ours.errors.some(({ message }) => /NUL/.test(message)),
  },
  {
    words: "a file that git-crypt holds encrypted, which flakelint leaves alone",
    applies: ({ theirs, ours }) => theirs.kind === "refused" && ours.encrypted,
  },
  {
    words: "bytes that are not UTF-8, which Nix does not look at",
    applies: ({ theirs, ours }) =>
      theirs.kind === "accepted" && ours.errors.some(({ message }) => message.includes("is not UTF-8")),
  },
];

/** Why both refuse a file at different lines. */
export const lineReasons: readonly Reason[] = [
  {
    words: "Nix names no line",
    applies: ({ theirs }) => theirs.kind === "refused" && theirs.line === null,
  },
  {
    words: "the file cannot be read as text: it has no lines",
    applies: ({ ours }) => ours.errors.some(({ rule }) => rule === "unreadable-file"),
  },
  {
    words: "something is missing: only blanks and comments stand between the two places",
    applies: ({ theirs, ours }) => {
      const place = offsetOf(theirs, ours);
      return ours.errors.some(
        ({ span }) => isBlankBetween(span.end, place, ours) || isBlankBetween(place, span.start, ours),
      );
    },
  },
  {
    words: "Nix names the beginning of the expression in which the place is that flakelint names",
    applies: ({ theirs, ours }) =>
      theirs.kind === "refused" && !theirs.message.includes("syntax error") && namesOuterStart(theirs, ours),
  },
  {
    words: "Nix reads on and stops later: mended as flakelint proposes, it accepts the file or gets further",
    applies: async ({ nix, theirs, ours }) => {
      const mended = mend(ours);
      if (mended === null || theirs.kind !== "refused") return false;
      const verdict = await nix.judgeText(mended);
      return verdict.kind === "accepted" || (verdict.line ?? 0) > (theirs.line ?? 0);
    },
  },
  {
    words: "flakelint names the other of two places, or the opener, and lists Nix's line with it",
    applies: ({ theirs, ours }) => ours.errors.some((finding) => tellsLine(finding, theirs, ours)),
  },
];

/** Why both accept a file and read different trees. */
export const treeReasons: readonly Reason[] = [
  {
    words: "computed attributes of a set that is merged into another: Nix before 2.26 loses them",
    applies: ({ nix, ours }) => nix.isBefore(2, 26) && losesComputed(ours),
  },
  {
    words: "a character of several bytes behind ''\\, of which Nix takes the first byte apart",
    applies: ({ ours }) => escapesManyBytes(ours),
  },
];

/** The first reason that applies, in words. */
export async function explain(reasons: readonly Reason[], judged: Judged): Promise<string | null> {
  for (const reason of reasons) if (await reason.applies(judged)) return reason.words;
  return null;
}

/** Whether a finding begins in the line where Nix stopped. */
export function startsInLine(finding: Finding, theirs: NixVerdict, { tree }: OwnVerdict): boolean {
  return theirs.kind === "refused" && tree.source.positionAt(finding.span.start).line === theirs.line;
}

function tellsLine(finding: Finding, theirs: NixVerdict, { tree }: OwnVerdict): boolean {
  if (theirs.kind !== "refused" || theirs.line === null) return false;
  const lineAt = (offset: number) => tree.source.positionAt(offset).line;
  return (
    (lineAt(finding.span.start) <= theirs.line && theirs.line <= lineAt(finding.span.end)) ||
    finding.related.some(({ span }) => lineAt(span.start) === theirs.line)
  );
}

/** Nix counts columns in bytes. */
function offsetOf(theirs: NixVerdict, { tree }: OwnVerdict): number {
  if (theirs.kind !== "refused" || theirs.line === null) return -1;
  const { start, end } = tree.source.lineSpan(theirs.line);
  const before = Buffer.from(tree.source.text.slice(start, end)).subarray(0, (theirs.column ?? 1) - 1);
  return start + before.toString().length;
}

function beginsPipe(theirs: Refusal, ours: OwnVerdict): boolean {
  const { text } = ours.tree.source;
  const offset = offsetOf(theirs, ours);
  return /^(?:\|>|<\|)/.test(text.slice(offset, offset + 2)) || /^(?:\|>|<\|)/.test(text.slice(offset - 1, offset + 1));
}

/** Whether nothing but blanks and comments stands between two places, of which the first is not behind the second. */
function isBlankBetween(start: number, end: number, { tree }: OwnVerdict): boolean {
  if (start < 0 || start > end) return false;
  let rest = tree.source.text.slice(start, end);
  for (const comment of tree.comments.toReversed()) {
    if (comment.start < start || comment.end > end) continue;
    rest = rest.slice(0, comment.start - start) + rest.slice(comment.end - start);
  }
  return /^\s*$/.test(rest);
}

function namesOuterStart(theirs: Refusal, ours: OwnVerdict): boolean {
  const place = offsetOf(theirs, ours);
  return ours.errors.some(({ span }) => {
    let node: Node | null = nodeAt(ours.tree, span.start);
    while (node && !opensAt(node, place, ours)) node = node.parent;
    return node !== null;
  });
}

/** Nix takes the entries of a set for a thing that begins behind the brace. */
function opensAt({ start, end }: Node, place: number, { tree }: OwnVerdict): boolean {
  return start <= place && place < end && /^(?:(?:(?:rec|let)\s*)?\{)?$/.test(tree.source.text.slice(start, place));
}

/** The text with the first fix of each error applied; `null` where none has one. */
function mend({ tree, errors }: OwnVerdict): string | null {
  const edits = errors.flatMap(({ fixes }) => fixes[0]?.edits ?? []).toSorted((a, b) => b.start - a.start);
  let { text } = tree.source;
  for (const { start, end, text: replacement } of edits) text = text.slice(0, start) + replacement + text.slice(end);
  return edits.length > 0 ? text : null;
}

function escapesManyBytes({ tree }: OwnVerdict): boolean {
  return holds(tree, (node) => {
    return (
      node.kind === "Fragment" &&
      node.parent?.kind === "IndentedString" &&
      node.escaped &&
      /[^\0-\x7f]/.test(node.value)
    );
  });
}

function holds({ root }: SyntaxTree, isSuch: (node: Node) => boolean): boolean {
  let found = false;
  if (root) {
    walk(root, (node) => {
      found ||= isSuch(node);
    });
  }
  return found;
}

function losesComputed({ tree }: OwnVerdict): boolean {
  return holds(tree, (node) => {
    return (
      (node.kind === "AttrSet" || node.kind === "Let" || node.kind === "LegacyLet") && mergesComputed(node.entries)
    );
  });
}

function mergesComputed(entries: readonly Entry[]): boolean {
  const pending: AttributeTree[] = [attributeTree(entries)];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const { sites, children } of next.attributes.values()) {
      if (children) pending.push(children);
      if (sites.slice(1).some(({ literal }) => literal && attributeTree(literal.entries).dynamic.length > 0))
        return true;
    }
  }
  return false;
}
