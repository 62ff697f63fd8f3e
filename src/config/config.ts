import type { Severity } from "../findings/finding.ts";
import type { RuleSet } from "../findings/report.ts";
import type { BoundaryRule } from "../project/boundaries.ts";
import type { LayoutSettings } from "../project/layout-settings.ts";

export type OptionSettings = Readonly<Record<string, boolean | number | string | readonly string[]>>;

/** What flakelint.toml or a flag says of one rule. */
export interface RuleSetting {
  /** `undefined` leaves what the set says. */
  readonly severity?: Severity | "off";
  readonly options: OptionSettings;
}

/** `[[override]]`: other settings for some paths. */
export interface Override {
  /** Globs relative to the folder of flakelint.toml. */
  readonly paths: readonly string[];
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

/** The user's settings, checked: every rule and option named in it exists. */
export interface Config {
  /** Where it was read from, relative to the root; `null` for the defaults. */
  readonly path: string | null;
  readonly set: Exclude<RuleSet, "off">;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly overrides: readonly Override[];
  /** Globs of files that get no findings. */
  readonly exclude: readonly string[];
  /** The file of known findings, relative to the root; `null` for none. */
  readonly baseline: string | null;
  readonly layout: LayoutSettings;
  /** Which part of the repository must not import which. */
  readonly boundaries: readonly BoundaryRule[];
  /** `--select`: only these rules or topics, whatever their set; `null` for all. */
  readonly select: readonly string[] | null;
  /** `--ignore`: never these rules or topics. */
  readonly ignore: readonly string[];
}

/** What holds where there is no flakelint.toml: the recommended rules, nothing excluded. */
export const defaultConfig: Config = {
  path: null,
  set: "recommended",
  rules: new Map(),
  overrides: [],
  exclude: [],
  baseline: null,
  layout: {},
  boundaries: [],
  select: null,
  ignore: [],
};
