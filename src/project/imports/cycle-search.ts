/** Finds the ways along which a file needs itself. */
import type { NixFile } from "../../scopes/nix-file.ts";
import type { RepositoryFiles } from "../../source/repository-files.ts";
import type { Place } from "../../source/span.ts";

/** One import of a cycle; `to` is the file of the next, and that of the last the file of the first. */
export interface CycleStep {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/** Cycles, each once. */
export type Cycles = readonly (readonly CycleStep[])[];

export interface CycleInput {
  readonly files: RepositoryFiles;
  readonly nixFile: (path: string) => NixFile | undefined;
}

/** A file, and to how many arguments it is applied. */
export interface Asked {
  readonly file: string;
  readonly applied: number;
}

/** What a file needs in any case, and where it says so. */
export interface Need extends Asked {
  readonly place: Place;
}

/** The cycles that can be reached from some files, each from the file of it that is reached first. */
export function cyclesAmong(starts: Iterable<Asked>, needsOf: (asked: Asked) => readonly Need[]): Cycles {
  const search = new CycleSearch(needsOf);
  for (const start of starts) search.visit(start, []);
  return search.cycles;
}

const deepestChain = 100;

class CycleSearch {
  readonly cycles: CycleStep[][] = [];
  readonly #needsOf: (asked: Asked) => readonly Need[];
  readonly #done = new Set<string>();

  constructor(needsOf: (asked: Asked) => readonly Need[]) {
    this.#needsOf = needsOf;
  }

  visit(asked: Asked, chain: readonly (CycleStep & { readonly key: string })[]): void {
    const key = `${asked.applied} ${asked.file}`;
    const before = chain.findIndex((step) => step.key === key);
    if (before >= 0) this.#add(chain.slice(before));
    if (before >= 0 || this.#done.has(key) || chain.length > deepestChain) return;
    for (const { place, ...next } of this.#needsOf(asked)) {
      this.visit(next, [...chain, { key, from: asked.file, to: next.file, place }]);
    }
    this.#done.add(key);
  }

  #add(steps: readonly CycleStep[]): void {
    const isTold = steps.every(({ from }) => this.cycles.some((cycle) => cycle.some((step) => step.from === from)));
    if (!isTold) this.cycles.push(steps.map(({ from, to, place }) => ({ from, to, place })));
  }
}
