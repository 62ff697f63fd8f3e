import type { Flaw, Judgement } from "./judge-mending.ts";
import type { Mending } from "./mend-tree.ts";

/** The sums of one rule, or of all rules together. */
interface Row {
  fixes: number;
  files: number;
  refusedBefore: number;
  comments: number;
  readonly flaws: Map<Flaw["kind"], number>;
}

const flawKinds: readonly Flaw["kind"][] = [
  "refused",
  "difference",
  "unstable",
  "crash",
  "lost comment",
  "line ends",
  "trailing blank",
  "blank line",
  "tab",
  "last line",
];

/** Counts over many trees, by rule. */
export class Tally {
  readonly #rows = new Map<string, Row>();

  add({ mending, flaws, refusedBefore, takenComments }: Judgement): void {
    const row = this.#row(nameOf(mending));
    row.fixes += mending.applied;
    row.files += mending.files.length;
    row.refusedBefore += refusedBefore;
    row.comments += takenComments.length;
    for (const { kind } of flaws) row.flaws.set(kind, (row.flaws.get(kind) ?? 0) + 1);
  }

  get flaws(): number {
    return [...this.#rows.values()].flatMap(({ flaws }) => [...flaws.values()]).reduce((sum, count) => sum + count, 0);
  }

  /** A Markdown table: the rules by name, all together last. */
  render(): string {
    const head = ["rule", "fixes", "files", "refused before", "comments taken", ...flawKinds];
    const names = [...this.#rows.keys()].sort(
      (a, b) => Number(a === together) - Number(b === together) || (a < b ? -1 : 1),
    );
    const lines = names.map((name) => {
      const { fixes, files, refusedBefore, comments, flaws } = this.#row(name);
      return [name, fixes, files, refusedBefore, comments, ...flawKinds.map((kind) => flaws.get(kind) ?? 0)];
    });
    return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  }

  #row(name: string): Row {
    let row = this.#rows.get(name);
    if (!row) {
      row = { fixes: 0, files: 0, refusedBefore: 0, comments: 0, flaws: new Map() };
      this.#rows.set(name, row);
    }
    return row;
  }
}

const together = "all together";

/** What a line of the table, or a message, calls a mending. */
export function nameOf({ alone }: Mending): string {
  return alone ?? together;
}
