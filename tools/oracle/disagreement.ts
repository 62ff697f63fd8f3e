import { canonicalForm, firstDifference } from "./canonical-form.ts";
import { type OwnVerdict, printedTree } from "./own-verdict.ts";
import type { NixVerdict } from "./real-nix.ts";
import { explain, type Judged, lineReasons, startsInLine, treeReasons, verdictReasons } from "./reasons.ts";

/** What became of the comparison of one file. */
export type Comparison =
  | { readonly kind: "agreed" }
  | { readonly kind: "explained"; readonly reason: string }
  | {
      readonly kind: "disagreed";
      readonly about: "verdict" | "line" | "tree";
      readonly theirs: string;
      readonly ours: string;
    };

const agreed: Comparison = { kind: "agreed" };

/** Compares accept and refuse, and the line where both refuse. */
export async function compareVerdicts(judged: Judged): Promise<Comparison> {
  const { theirs, ours } = judged;
  const refused = ours.errors.length > 0;
  if (theirs.kind === "accepted" && !refused) return agreed;
  const words = { theirs: describeTheirs(theirs), ours: describeOurs(ours) };
  if ((theirs.kind === "refused") !== refused) return conclude(await explain(verdictReasons, judged), "verdict", words);
  if (ours.errors.some((finding) => startsInLine(finding, theirs, ours))) return agreed;
  return conclude(await explain(lineReasons, judged), "line", words);
}

/** Compares the trees of a file that both accept; the others count as agreed. */
export async function compareTrees(judged: Judged, path: string): Promise<Comparison> {
  const { theirs, ours } = judged;
  if (theirs.kind !== "accepted" || ours.errors.length > 0) return agreed;
  const one = canonicalForm(theirs.printed);
  const other = canonicalForm(printedTree(ours.tree, path));
  if (one === other) return agreed;
  const difference = firstDifference(one, other);
  return conclude(await explain(treeReasons, judged), "tree", { theirs: difference.one, ours: difference.other });
}

function conclude(
  reason: string | null,
  about: "verdict" | "line" | "tree",
  words: { readonly theirs: string; readonly ours: string },
): Comparison {
  return reason === null ? { kind: "disagreed", about, ...words } : { kind: "explained", reason };
}

function describeTheirs(theirs: NixVerdict): string {
  if (theirs.kind === "accepted") return "accepts";
  return `line ${theirs.line ?? "?"}: ${theirs.message.replaceAll("\n", " ")}`;
}

function describeOurs({ tree, errors }: OwnVerdict): string {
  if (errors.length === 0) return "accepts";
  const lines = errors
    .slice(0, 3)
    .map(({ span, message }) => `line ${tree.source.positionAt(span.start).line}: ${message}`);
  return lines.join("; ") + (errors.length > 3 ? `; and ${errors.length - 3} more` : "");
}
