import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadParserFor } from "../../src/cli/load-parser.ts";
import { printNix } from "../../src/scopes/print-nix.ts";
import { SourceFile } from "../../src/source/source-file.ts";
import { firstDifference } from "../oracle/canonical-form.ts";
import type { NixVerdict, RealNix } from "../oracle/real-nix.ts";
import { type IntendedChange, intendedChanges } from "./intended-changes.ts";
import type { MendedFile, Mending } from "./mend-tree.ts";
import { normalise } from "./normal-forms.ts";
import { showTree } from "./printed-tree.ts";
import { readPrinted } from "./read-printed.ts";
import { lostComments, type TextFlaw, textFlaws } from "./text-promises.ts";

/** What is wrong with a mended file. */
export interface Flaw {
  readonly kind: "refused" | "difference" | "unstable" | "crash" | TextFlaw;
  readonly path: string;
  readonly words: string;
}

export interface Judgement {
  readonly mending: Mending;
  readonly flaws: readonly Flaw[];
  /** How many files Nix refused already before. */
  readonly refusedBefore: number;
  /** Comments that went with what they are about. */
  readonly takenComments: readonly { readonly path: string; readonly words: string }[];
}

const parser = loadParserFor(Number.POSITIVE_INFINITY);

/** Deep, so that `../..` in a file leads to different folders. */
const depth = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** Judges what fixes made of one tree, by the Nix on PATH. */
export async function judgeMendings(mendings: readonly Mending[], nix: RealNix): Promise<Judgement[]> {
  const top = mkdtempSync(join(tmpdir(), "fixes-"));
  const folder = join(top, ...depth);
  mkdirSync(folder, { recursive: true });
  try {
    const pool = new TextPool(folder);
    for (const { files } of mendings)
      for (const { before, after } of files) [before, after].map((text) => pool.add(text));
    await pool.judge(nix);
    return mendings.map((mending) => judgement(mending, pool));
  } finally {
    rmSync(top, { recursive: true });
  }
}

/** Texts that Nix reads, each once. */
class TextPool {
  readonly #folder: string;
  readonly #files = new Map<string, string>();
  readonly #verdicts = new Map<string, NixVerdict>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  add(text: string): void {
    if (this.#files.has(text)) return;
    const file = join(this.#folder, `${this.#files.size}.nix`);
    writeFileSync(file, text);
    this.#files.set(text, file);
  }

  async judge(nix: RealNix): Promise<void> {
    const texts = [...this.#files.keys()];
    const verdicts = await nix.judge([...this.#files.values()]);
    for (const [index, text] of texts.entries()) this.#verdicts.set(text, verdicts[index] as NixVerdict);
  }

  verdict(text: string): NixVerdict {
    return this.#verdicts.get(text) as NixVerdict;
  }
}

function judgement(mending: Mending, pool: TextPool): Judgement {
  const change = changeOf(mending.rules);
  const flaws: Flaw[] = mending.files.flatMap((file) => [
    ...meaningFlaws(file, change, pool),
    ...[...textFlaws(file.before, file.after, change, parser)].map(([kind, words]) => ({
      kind,
      path: file.path,
      words,
    })),
  ]);
  for (const path of mending.unstable) flaws.push({ kind: "unstable", path, words: "a second run changes it again" });
  for (const { file, rule, message } of mending.crashes) {
    flaws.push({ kind: "crash", path: file, words: `${rule}: ${message}` });
  }
  const takenComments = mending.files.flatMap(({ path, before, after }) =>
    lostComments(before, after, parser).map((words) => ({ path, words })),
  );
  const refusedBefore = mending.files.filter(({ before }) => pool.verdict(before).kind === "refused").length;
  return { mending, flaws, refusedBefore, takenComments };
}

/** What some rules may change together. */
export function changeOf(rules: readonly string[]): IntendedChange {
  // In the order of the table: a form may leave less for those behind it.
  const changes = Object.keys(intendedChanges).flatMap((rule) => {
    return rules.includes(rule) ? [intendedChanges[rule] as IntendedChange] : [];
  });
  return {
    tree: [...new Set(changes.flatMap(({ tree }) => tree))],
    takesComments: changes.some(({ takesComments }) => takesComments),
    changesLineEnds: changes.some(({ changesLineEnds }) => changesLineEnds),
  };
}

function meaningFlaws({ path, before, after }: MendedFile, change: IntendedChange, pool: TextPool): Flaw[] {
  const [was, is] = [pool.verdict(before), pool.verdict(after)];
  if (was.kind === "refused") return ownFlaws({ path, before, after }, change);
  if (is.kind === "refused") return [{ kind: "refused", path, words: `line ${is.line}: ${is.message}` }];
  const difference = unintendedDifference(was.printed, is.printed, change);
  return difference === null ? [] : [{ kind: "difference", path, words: difference }];
}

/** What Nix refuses anyway, for a pipe or a name that is not there, is judged by what our own parser makes of it. */
function ownFlaws({ path, before, after }: MendedFile, change: IntendedChange): Flaw[] {
  const [was, is] = [before, after].map(ownForm) as [string | null, string | null];
  if (was === null) return [];
  if (is === null) return [{ kind: "refused", path, words: "it does not parse any more" }];
  const difference = unintendedDifference(was, is, change);
  return difference === null ? [] : [{ kind: "difference", path, words: difference }];
}

function ownForm(text: string): string | null {
  const { root, problems } = parser.parse(new SourceFile("file.nix", text));
  return root === null || problems.length > 0 ? null : printNix(root, { directory: "/tree", home: "/home" });
}

/** Where two texts, in Nix's printed form, differ by more than what was meant; `null` if they do not. */
export function unintendedDifference(before: string, after: string, { tree: forms }: IntendedChange): string | null {
  if (before === after) return null;
  const [was, is] = [before, after].map((text) => showTree(normalise(readPrinted(text), forms))) as [string, string];
  if (was === is) return null;
  const { one, other } = firstDifference(was, is);
  return `before: …${one}…\n    after:  …${other}…`;
}
