import type { Severity } from "../findings/finding.ts";
import type { RuleSet } from "../findings/report.ts";
import type { RegisteredRule, Rule } from "../rules/rule.ts";
import type { Config, OptionSettings, Override, RuleSetting } from "./config.ts";
import { matchesAny } from "./path-globs.ts";

/** What one rule does in one file: its severity there, and every option with its value. */
export interface RuleSettings {
  readonly severity: Severity | "off";
  readonly options: OptionSettings;
}

const setsFromSmallest: readonly RuleSet[] = ["minimal", "recommended", "strict"];

/** The overrides that hold for a file, in their order. Files with the same ones have the same settings. */
export function overridesFor(config: Config, file: string): readonly Override[] {
  return config.overrides.filter((override) => matchesAny(config, override.paths, file));
}

/** A rule's settings in a file; later settings win: set, `[rules]`, overrides in order, and last `select` and `ignore`. */
export function settingsFor(config: Config, registered: RegisteredRule, file: string): RuleSettings {
  return settingsUnder(config, overridesFor(config, file), registered);
}

/** A rule's settings where these overrides hold. */
export function settingsUnder(
  config: Config,
  overrides: readonly Override[],
  registered: RegisteredRule,
): RuleSettings {
  const { rule } = registered;
  const local = overrides.flatMap((override) => override.rules.get(rule.id) ?? []);
  const configured = config.rules.get(rule.id);
  const options = Object.assign(defaultOptions(rule), configured?.options, ...local.map((setting) => setting.options));
  if (isNamed(config.ignore, registered)) return { severity: "off", options };

  const general = generalSeverity(config, registered, configured);
  const last = local.findLast((setting) => setting.severity !== undefined);
  const severity = last?.severity ?? general;
  const unselected = config.select !== null && !isNamed(config.select, registered);
  return { severity: unselected ? "off" : severity, options };
}

/** The options of a rule as it declares them. */
export function defaultOptions(rule: Rule): Record<string, boolean | number | string | readonly string[]> {
  return Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, spec]) => [name, spec.default]));
}

/** The severity before overrides. A rule named by `select` runs whatever its set, and even if it is off elsewhere. */
function generalSeverity(
  config: Config,
  registered: RegisteredRule,
  configured: RuleSetting | undefined,
): Severity | "off" {
  const { rule } = registered;
  const own = configured?.severity;
  if (config.select !== null && isNamed(config.select, registered)) {
    return own === undefined || own === "off" ? rule.severity : own;
  }
  return own ?? (isInSet(rule, config.set) ? rule.severity : "off");
}

function isInSet(rule: Rule, set: RuleSet): boolean {
  const place = setsFromSmallest.indexOf(rule.set);
  return place >= 0 && place <= setsFromSmallest.indexOf(set);
}

function isNamed(names: readonly string[], registered: RegisteredRule): boolean {
  return names.includes(registered.rule.id) || names.includes(registered.topic);
}
