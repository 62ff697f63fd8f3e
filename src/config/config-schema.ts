import { type LayoutRole, layoutPresets, layoutRoles } from "../project/layout-settings.ts";
import type { OptionSpec, RegisteredRule, Rule } from "../rules/rule.ts";
import { ruleSets, ruleSeverities } from "./config-keys.ts";

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
      baseline: {
        description: "File of known findings, which are not reported: flakelint --update-baseline writes it.",
        type: "string",
        minLength: 1,
      },
      layout: { description: "Where things live; inferred from the repository where not given.", ...layoutSchema() },
      boundaries: { description: "Which part of the repository must not import which.", ...boundariesSchema(globs) },
    }),
    $defs: { rules: closed(Object.fromEntries(rules.map(({ rule }) => [rule.id, ruleSchema(rule)]))) },
  };
}

const roleTexts: Readonly<Record<LayoutRole, string>> = {
  homes: "Folder, or folders, of the users' home configurations.",
  modules: "Folder, or folders, of the modules that several hosts share.",
  overlays: "Folder, or folders, of overlays.",
  packages: "Folder, or folders, of packages.",
};

function layoutSchema(): JsonSchema {
  const folder = { type: "string", minLength: 1 };
  const folders = { anyOf: [folder, { type: "array", items: folder }] };
  return closed({
    preset: { description: "A whole layout by its name; the other keys say what differs.", enum: layoutPresets },
    hosts: { description: "Folder that holds a folder or file for each host.", ...folder },
    ...Object.fromEntries(layoutRoles.map((role) => [role, { description: roleTexts[role], ...folders }])),
  });
}

function boundariesSchema(globs: JsonSchema): JsonSchema {
  const text = { type: "string", minLength: 1 };
  const oneOrMore = { anyOf: [text, globs] };
  const zones = (description: string) => ({ description, ...oneOrMore });
  const rule = {
    ...closed({
      from: zones("Whose imports are judged: zones, roles or globs."),
      to: zones("What they must not import."),
      only: zones("What alone they may import, besides themselves."),
      allow: zones("What they may import all the same."),
      message: { description: "What is said of an import that is forbidden.", ...text },
    }),
    required: ["from"],
    oneOf: ["to", "only"].map((end) => ({ type: "object", properties: { [end]: true }, required: [end] })),
  };
  return closed({
    zones: { description: "Parts of the repository by name.", type: "object", additionalProperties: oneOrMore },
    rule: { description: "Imports that are forbidden.", type: "array", items: rule },
  });
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
