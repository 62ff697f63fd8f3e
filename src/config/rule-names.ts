import { registry } from "../rules/registry.ts";
import type { RegisteredRule } from "../rules/rule.ts";
import { nearestName } from "../source/nearest-name.ts";
import { ConfigError } from "./config-error.ts";

/**
 * Checks names given to a flag such as `--select`: each must be a rule or a topic. Throws a `ConfigError` that names
 * the first that is neither.
 */
export function checkRuleNames(
  flag: string,
  names: readonly string[],
  rules: readonly RegisteredRule[] = registry,
): void {
  const known = [...rules.map(({ rule }) => rule.id), ...topicsOf(rules)];
  for (const name of names) {
    if (known.includes(name)) continue;
    const nearest = nearestName(name, known);
    const hint = nearest === undefined ? listHint : `did you mean '${nearest}'?`;
    throw new ConfigError(`${flag}: unknown rule or topic '${name}'`, null, hint);
  }
}

/** What to write instead of a name that is no rule. */
export function ruleNameHint(name: string, rules: readonly RegisteredRule[]): string {
  if (topicsOf(rules).includes(name)) return `'${name}' is a topic; here rules are named one by one`;
  const nearest = nearestName(
    name,
    rules.map(({ rule }) => rule.id),
  );
  return nearest === undefined ? listHint : `did you mean '${nearest}'?`;
}

const listHint = "'flakelint rules' lists all rules";

function topicsOf(rules: readonly RegisteredRule[]): string[] {
  return [...new Set(rules.map(({ topic }) => topic))];
}
