import type { Position } from "../source/span.ts";

/**
 * Who imports whom, as plain data: what reports and `graph --format json` tell. Numbers are positions in `configurations`
 * and `modules`.
 */
export interface ReportedGraph {
  readonly configurations: readonly ReportedConfiguration[];
  readonly modules: readonly ReportedModule[];
  readonly imports: readonly ReportedImport[];
  /** Nix files that nothing leads to. */
  readonly unreachable: readonly string[];
}

export interface ReportedConfiguration {
  /** `nixosConfigurations`, …; where there is no flake, which kind it is. */
  readonly output: string;
  readonly name: string;
  /** A user or machine inside the configuration, which has modules of its own; it follows the configuration. */
  readonly part: { readonly kind: string; readonly name: string } | null;
}

/** Either a file of the repository or what an input offers. */
export interface ReportedModule {
  readonly file: string | null;
  /** `inputs.agenix.nixosModules.default`. */
  readonly external: string | null;
  readonly configurations: readonly number[];
}

export interface ReportedImport {
  /** A module; `null` where the configuration itself lists what is imported. */
  readonly from: number | null;
  readonly to: number;
  /** Whether a condition decides it, in all configurations. */
  readonly conditional: boolean;
  readonly configurations: readonly number[];
  /** Where the import is written. */
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
}
