import { checkRuleNames } from "../config/rule-names.ts";
import { settingsUnder } from "../config/rule-settings.ts";
import { compareTexts } from "../engine/build-findings.ts";
import { describeRule } from "../engine/rule-descriptions.ts";
import { registry } from "../rules/registry.ts";
import type { RegisteredRule } from "../rules/rule.ts";
import { readChoice, readOptionalChoice } from "./check-settings.ts";
import type { RawCommand } from "./command-options.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { settingsAround } from "./open-target.ts";
import { colorChoices, listFormats, ruleSets } from "./option-choices.ts";
import { readConfigFor } from "./read-config-for.ts";
import { renderRuleTable, type SeverityHere } from "./render-rule-table.ts";
import type { Shell } from "./shell.ts";
import { terminalLook } from "./terminal-look.ts";

/** `flakelint rules`: every rule by topic, and what the flakelint.toml around makes of it. */
export async function runRules(command: RawCommand, shell: Shell): Promise<ExitCode> {
  const { options } = command;
  const format = readChoice("format", options.get("format")?.at(-1), listFormats, "text");
  const color = readChoice("color", options.get("color")?.at(-1), colorChoices, "auto");
  const rules = chosenRules(command);
  if (format === "json") {
    const entries = rules
      .map(describeRule)
      .map(({ id, topic, summary, severity, set, since, fix, precision, security }) => {
        return {
          id,
          topic,
          summary,
          severity,
          set,
          since,
          fix,
          precision,
          ...(security === undefined ? {} : { security }),
        };
      });
    shell.print(`${JSON.stringify({ version: 1, rules: entries }, null, 2)}\n`);
    return exitCode.clean;
  }
  shell.print(renderRuleTable(rules, terminalLook(color, shell), await severitiesHere(shell)));
  return exitCode.clean;
}

function chosenRules({ positionals, options }: RawCommand): readonly RegisteredRule[] {
  checkRuleNames("flakelint rules", positionals);
  const set = readOptionalChoice("set", options.get("set")?.at(-1), ruleSets);
  return [...registry]
    .filter(
      ({ topic, rule }) => positionals.length === 0 || positionals.includes(topic) || positionals.includes(rule.id),
    )
    .filter(({ rule }) => set === undefined || rule.set === set)
    .filter(({ rule }) => !options.has("fixable") || rule.fix !== "none")
    .sort((one, other) => compareTexts(one.rule.id, other.rule.id));
}

/** What the flakelint.toml around says; `undefined` where there is none. */
async function severitiesHere(shell: Shell): Promise<SeverityHere | undefined> {
  const settings = { select: [], ignore: [], set: undefined, config: undefined, isolated: false };
  const config = await readConfigFor(settingsAround(shell.workingDirectory), settings, shell.workingDirectory);
  if (config.path === null) return undefined;
  return (rule) => settingsUnder(config, [], rule).severity;
}
