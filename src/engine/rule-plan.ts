import type { Config, OptionSettings, Override } from "../config/config.ts";
import { overridesFor, type RuleSettings, settingsUnder } from "../config/rule-settings.ts";
import type { Severity } from "../findings/finding.ts";
import type { Node, NodeKind } from "../parser/syntax.ts";
import type { RegisteredRule, RuleContext } from "../rules/rule.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { OffenceLog, RuleRun } from "./offence-log.ts";
import { ruleStep, type Stopwatch } from "./stopwatch.ts";

type NodeHook = (node: Node, context: RuleContext, file: NixFile) => void;

/** A node hook with the rule it belongs to. */
export interface NodeHookRun {
  readonly run: RuleRun;
  readonly hook: NodeHook;
}

/** Rules ready to run: all of them, and their node hooks by the kind they are for. */
export interface RuleTable {
  readonly runs: readonly RuleRun[];
  readonly nodeHooks: ReadonlyMap<NodeKind, readonly NodeHookRun[]>;
}

/** The rules that run in a file, all of its kind having the same settings. */
export interface FileRules extends RuleTable {
  severityOf(ruleId: string): Severity | "off";
}

/** Which rules run where, with which options: the configuration, worked out once for each set of overrides. */
export class RulePlan {
  readonly #config: Config;
  readonly #rules: readonly RegisteredRule[];
  readonly #log: OffenceLog;
  readonly #stopwatch: Stopwatch | undefined;
  readonly #byOverrides = new Map<string, FileRules>();

  constructor(config: Config, rules: readonly RegisteredRule[], log: OffenceLog, stopwatch?: Stopwatch) {
    this.#config = config;
    this.#rules = rules;
    this.#log = log;
    this.#stopwatch = stopwatch;
  }

  forFile(path: string): FileRules {
    const overrides = overridesFor(this.#config, path);
    const key = overrides.map((override) => this.#config.overrides.indexOf(override)).join();
    let rules = this.#byOverrides.get(key);
    if (!rules) {
      rules = this.#fileRules(overrides);
      this.#byOverrides.set(key, rules);
    }
    return rules;
  }

  /**
   * The rules that are on in at least one place, with the options of `[rules]`: for hooks that see the project.
   * Whether an offence counts is settled by the settings of the file it is in.
   */
  somewhere(): readonly RuleRun[] {
    const overrides = this.#config.overrides;
    return this.#rules.flatMap((registered) => {
      const general = settingsUnder(this.#config, [], registered);
      const isOn = [[], ...overrides.map((override) => [override])].some(
        (held) => settingsUnder(this.#config, held, registered).severity !== "off",
      );
      return isOn ? [this.#run(registered, general.options)] : [];
    });
  }

  #fileRules(overrides: readonly Override[]): FileRules {
    const severities = new Map<string, Severity | "off">();
    const runs: RuleRun[] = [];
    for (const registered of this.#rules) {
      const settings: RuleSettings = settingsUnder(this.#config, overrides, registered);
      severities.set(registered.rule.id, settings.severity);
      if (settings.severity !== "off") runs.push(this.#run(registered, settings.options));
    }
    return {
      ...tableOf(runs, this.#stopwatch),
      severityOf: (ruleId) => severities.get(ruleId) ?? "off",
    };
  }

  #run({ topic, rule }: RegisteredRule, options: OptionSettings): RuleRun {
    const log = this.#log;
    return { topic, rule, context: { options, report: (offence) => log.add(topic, rule, offence) } };
  }
}

function tableOf(runs: readonly RuleRun[], stopwatch: Stopwatch | undefined): RuleTable {
  const nodeHooks = new Map<NodeKind, NodeHookRun[]>();
  for (const run of runs) {
    for (const [kind, hook] of Object.entries(run.rule.check.nodes ?? {})) {
      const ofKind = nodeHooks.get(kind as NodeKind) ?? [];
      // A hook is filed under the one kind of node it is called for.
      ofKind.push({ run, hook: measuredHook(hook as NodeHook, run, stopwatch) });
      nodeHooks.set(kind as NodeKind, ofKind);
    }
  }
  return { runs, nodeHooks };
}

function measuredHook(hook: NodeHook, { rule }: RuleRun, stopwatch: Stopwatch | undefined): NodeHook {
  if (!stopwatch) return hook;
  const step = ruleStep(rule.id);
  return (node, context, file) => stopwatch.measure(step, () => hook(node, context, file));
}
