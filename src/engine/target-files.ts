import { isExcluded } from "../config/path-globs.ts";
import type { AnalysisInput } from "./analysis.ts";

/** Which files findings are wanted in. */
export class TargetFiles {
  readonly #input: AnalysisInput;
  readonly #named: ReadonlySet<string> | null;

  constructor(input: AnalysisInput) {
    this.#input = input;
    this.#named = input.targets && new Set(input.targets);
  }

  has(path: string): boolean {
    return (this.#named?.has(path) ?? true) && !isExcluded(this.#input.config, path);
  }

  /**
   * The Nix files among them, sorted. Those that were named may be missing; of the others, links within the
   * repository are left out, as what they lead to is a target of its own.
   */
  get nixFiles(): readonly string[] {
    const { paths, links } = this.#input.files;
    const candidates = this.#named
      ? [...this.#named].sort()
      : paths.filter((path) => typeof links.get(path) !== "string");
    return candidates.filter((path) => path.endsWith(".nix") && this.has(path));
  }
}
