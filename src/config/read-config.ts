import { registry } from "../rules/registry.ts";
import type { OptionSpec, RegisteredRule, Rule } from "../rules/rule.ts";
import { type Config, defaultConfig, type OptionSettings, type Override, type RuleSetting } from "./config.ts";
import { configKeys, overrideKeys, ruleSets, ruleSeverities } from "./config-keys.ts";
import { readBoundaries } from "./read-boundaries.ts";
import { checkInside, readGlobs } from "./read-globs.ts";
import { readLayout } from "./read-layout.ts";
import { ruleNameHint } from "./rule-names.ts";
import type { TomlPath } from "./toml-positions.ts";
import { misplacedKeyHint, suggestion, TomlReader } from "./toml-reader.ts";

/**
 * Reads flakelint.toml. `path` is relative to the root; globs count from its folder.
 * Throws a `ConfigError` at the first mistake: no TOML, an unknown key, rule or option, a wrong type or value.
 */
export function readConfig(text: string, path: string, rules: readonly RegisteredRule[] = registry): Config {
  const reader = new TomlReader(text, path);
  const top = reader.tableOf(reader.document, [], configKeys);
  return {
    ...defaultConfig,
    path,
    set: top.extends === undefined ? defaultConfig.set : readSet(reader, top.extends),
    rules: top.rules === undefined ? defaultConfig.rules : readRules(reader, top.rules, ["rules"], rules),
    overrides: top.override === undefined ? [] : readOverrides(reader, top.override, rules),
    exclude: top.exclude === undefined ? [] : readGlobs(reader, top.exclude, ["exclude"]),
    baseline: top.baseline === undefined ? null : readBaselinePath(reader, top.baseline, path),
    layout: top.layout === undefined ? {} : readLayout(reader, top.layout, path.slice(0, path.lastIndexOf("/") + 1)),
    boundaries: top.boundaries === undefined ? [] : readBoundaries(reader, top.boundaries),
  };
}

/** Written relative to the folder of flakelint.toml. */
function readBaselinePath(reader: TomlReader, value: unknown, configPath: string): string {
  const written = reader.string(value, ["baseline"]);
  checkInside(reader, written, ["baseline"], false);
  return configPath.slice(0, configPath.lastIndexOf("/") + 1) + written.replace(/^(?:\.\/)+/, "");
}

/** The largest of the sets named: each holds those before it. */
function readSet(reader: TomlReader, value: unknown): Config["set"] {
  const named = reader
    .list(value, ["extends"], "rule sets")
    .map((name, index) => reader.oneOf(name, ["extends", index], ruleSets));
  return ruleSets.findLast((set) => named.includes(set)) ?? "minimal";
}

function readRules(
  reader: TomlReader,
  value: unknown,
  path: TomlPath,
  rules: readonly RegisteredRule[],
): ReadonlyMap<string, RuleSetting> {
  const settings = new Map<string, RuleSetting>();
  for (const [name, setting] of Object.entries(reader.table(value, path))) {
    const known = rules.find(({ rule }) => rule.id === name);
    if (!known) {
      const hint = misplacedKeyHint(name, path) ?? ruleNameHint(name, rules);
      throw reader.error([...path, name], `unknown rule '${name}'`, hint);
    }
    settings.set(name, readRule(reader, setting, [...path, name], known.rule));
  }
  return settings;
}

/** `"off"`, `"warning"`, …, or a table of `severity` and the rule's options. */
function readRule(reader: TomlReader, value: unknown, path: TomlPath, rule: Rule): RuleSetting {
  if (typeof value === "string") return { severity: reader.oneOf(value, path, ruleSeverities), options: {} };
  const { severity, ...given } = reader.table(value, path);
  const options: Record<string, OptionSettings[string]> = {};
  for (const [name, option] of Object.entries(given)) {
    const spec = rule.options?.[name];
    if (!spec) throw unknownOption(reader, [...path, name], rule);
    options[name] = readOption(reader, option, [...path, name], spec);
  }
  if (severity === undefined) return { options };
  return { severity: reader.oneOf(severity, [...path, "severity"], ruleSeverities), options };
}

function unknownOption(reader: TomlReader, path: TomlPath, rule: Rule): Error {
  const name = String(path.at(-1));
  const known = ["severity", ...Object.keys(rule.options ?? {})];
  const hint = misplacedKeyHint(name, path.slice(0, -1)) ?? suggestion(name, known, "it has");
  return reader.error(path, `rule '${rule.id}' has no option '${name}'`, hint);
}

function readOption(reader: TomlReader, value: unknown, path: TomlPath, spec: OptionSpec): OptionSettings[string] {
  switch (spec.type) {
    case "boolean":
      return reader.boolean(value, path);
    case "integer":
      return reader.integer(value, path);
    case "string":
      return reader.string(value, path);
    case "strings":
      return reader.strings(value, path);
  }
}

function readOverrides(reader: TomlReader, value: unknown, rules: readonly RegisteredRule[]): Override[] {
  return reader.list(value, ["override"], "tables").map((element, index) => {
    const path = ["override", index];
    const override = reader.tableOf(element, path, overrideKeys);
    if (override.paths === undefined) {
      throw reader.error(path, "an override must say its 'paths'", 'such as paths = ["hosts/laptop/**"]');
    }
    return {
      paths: readGlobs(reader, override.paths, [...path, "paths"]),
      rules: override.rules === undefined ? new Map() : readRules(reader, override.rules, [...path, "rules"], rules),
    };
  });
}
