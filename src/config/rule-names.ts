import { peerChecksNamed } from "../rules/peer-checks.ts";
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
    throw new ConfigError(`${flag}: unknown rule or topic '${name}'`, null, hintFor(name, known));
  }
}

/** What to write instead of a name that is no rule. */
export function ruleNameHint(name: string, rules: readonly RegisteredRule[]): string {
  if (topicsOf(rules).includes(name)) return `'${name}' is a topic; here rules are named one by one`;
  return hintFor(
    name,
    rules.map(({ rule }) => rule.id),
  );
}

/** What a check of another linter is called here, or the nearest name there is. */
function hintFor(name: string, known: readonly string[]): string {
  const [peer] = peerChecksNamed(name);
  if (peer) return `${peer.peer} calls it so; here it is ${peer.rules.map((rule) => `'${rule}'`).join(", ")}`;
  const written = kebabCase(name);
  const meant = known.includes(written) ? written : nearestName(written, known);
  return meant === undefined ? listHint : `did you mean '${meant}'?`;
}

/** `BroadWith`, `broad_with`, `BROAD-WITH`: how other tools would write `broad-with`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/[_\s]+/g, "-")
    .toLowerCase();
}

const listHint = "'flakelint rules' lists all rules";

function topicsOf(rules: readonly RegisteredRule[]): string[] {
  return [...new Set(rules.map(({ topic }) => topic))];
}
