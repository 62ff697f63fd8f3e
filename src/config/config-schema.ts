import type { OptionSpec, RegisteredRule, Rule } from "../rules/rule.ts";
import { layoutFolders, ruleSets, ruleSeverities } from "./config-keys.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** JSON Schema of flakelint.toml, for editors: accepts what `readConfig` accepts. */
export function configSchema(rules: readonly RegisteredRule[]): JsonSchema {
  const globs = { type: "array", items: { type: "string", minLength: 1 } };
  const rulesTable = { $ref: "#/$defs/rules" };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "flakelint.toml",
    ...closed({
      extends: {
        description: "The rule sets to start from: each holds those before it. Default: recommended.",
        type: "array",
        items: { enum: ruleSets },
      },
      rules: { description: "Severities and options of rules.", ...rulesTable },
      override: {
        description: "Other settings for some paths; later ones win.",
        type: "array",
        items: { ...closed({ paths: globs, rules: rulesTable }), required: ["paths"] },
      },
      exclude: { description: "Globs of files that get no findings.", ...globs },
      layout: { description: "Where things live; inferred from the hosts where not given.", ...layoutSchema() },
    }),
    $defs: { rules: closed(Object.fromEntries(rules.map(({ rule }) => [rule.id, ruleSchema(rule)]))) },
  };
}

function layoutSchema(): JsonSchema {
  const folders = layoutFolders.map((key) => [key, { type: "string", minLength: 1 }]);
  return closed(Object.fromEntries(folders));
}

function ruleSchema(rule: Rule): JsonSchema {
  const severity = { enum: ruleSeverities };
  const options = Object.entries(rule.options ?? {}).map(([name, spec]) => [name, optionSchema(spec)]);
  return {
    description: `${rule.summary}. Default: ${rule.severity}.`,
    anyOf: [severity, closed({ severity, ...Object.fromEntries(options) })],
  };
}

function optionSchema(spec: OptionSpec): JsonSchema {
  const type = spec.type === "strings" ? { type: "array", items: { type: "string" } } : { type: spec.type };
  return { description: spec.describe, ...type, default: spec.default };
}

function closed(properties: JsonSchema): JsonSchema {
  return { type: "object", additionalProperties: false, properties };
}
