import { kebabCase } from "../config/rule-names.ts";
import { describeRule } from "../engine/rule-descriptions.ts";
import { rulePage } from "../findings/rule-page.ts";
import { ruleUrl } from "../findings/rule-url.ts";
import { type PeerCheck, peerChecksNamed } from "../rules/peer-checks.ts";
import { registry } from "../rules/registry.ts";
import type { RegisteredRule } from "../rules/rule.ts";
import { nearestName } from "../source/nearest-name.ts";
import { readChoice } from "./check-settings.ts";
import type { RawCommand } from "./command-options.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { colorChoices, explainFormats } from "./option-choices.ts";
import { renderRulePage } from "./render-rule-page.ts";
import { renderRuleTable } from "./render-rule-table.ts";
import type { Shell } from "./shell.ts";
import { terminalLook } from "./terminal-look.ts";
import { UsageError } from "./usage-error.ts";

/** What a word of the command line stands for. */
interface Meaning {
  readonly word: string;
  readonly rules: readonly RegisteredRule[];
  /** A topic is a list of rules, of which nobody wants all pages. */
  readonly isTopic: boolean;
  readonly peers: readonly PeerCheck[];
}

/** `flakelint explain RULE…`: the pages of rules; of a topic, its rules. */
export function runExplain(command: RawCommand, shell: Shell): ExitCode {
  const format = readChoice("format", command.options.get("format")?.at(-1), explainFormats, "text");
  const color = readChoice("color", command.options.get("color")?.at(-1), colorChoices, "auto");
  const meanings = command.positionals.map(meaningOf);
  const rules = [...new Set(meanings.flatMap((meaning) => meaning.rules))];
  if (format === "json") {
    shell.print(`${JSON.stringify({ version: 1, rules: rules.map(describe) }, null, 2)}\n`);
    return exitCode.clean;
  }
  if (format === "markdown") {
    shell.print(rules.map((rule) => `${rulePage(describeRule(rule))}\n`).join("\n"));
    return exitCode.clean;
  }
  for (const { word, peers } of meanings) for (const peer of peers) shell.say("note", inOurWords(word, peer));
  const look = terminalLook(color, shell);
  const topics = meanings.filter(({ isTopic }) => isTopic).flatMap((meaning) => meaning.rules);
  const single = rules.filter((rule) => !topics.includes(rule));
  const tables = topics.length > 0 ? [renderRuleTable(topics, look)] : [];
  shell.print([...tables, ...single.map((rule) => renderRulePage(describeRule(rule), look))].join(pageBreak));
  return exitCode.clean;
}

const pageBreak = "\n\n";

/** What programs want to know of a rule. */
function describe({ topic, rule }: RegisteredRule) {
  const { id, summary, severity, set, since, fix, why, example, options = {} } = rule;
  return { id, topic, summary, severity, set, since, fix, url: ruleUrl(id), why: why.trim(), example, options };
}

function inOurWords(word: string, { peer, rules }: PeerCheck): string {
  const ours = rules.map((rule) => `'${rule}'`).join(", ");
  return word === peer ? `what ${peer} reports is here ${ours}` : `'${word}' of ${peer} is here ${ours}`;
}

/** A rule, a topic, either as other tools would write it, or a check of another linter. Throws a `UsageError` for others. */
function meaningOf(word: string): Meaning {
  for (const name of [word, kebabCase(word)]) {
    const rule = registry.find((candidate) => candidate.rule.id === name);
    if (rule) return { word, rules: [rule], isTopic: false, peers: [] };
    const ofTopic = registry.filter(({ topic }) => topic === name);
    if (ofTopic.length > 0) return { word, rules: ofTopic, isTopic: true, peers: [] };
  }
  const peers = peerChecksNamed(word);
  if (peers.length > 0) {
    const ids = new Set(peers.flatMap((peer) => peer.rules));
    return { word, rules: registry.filter(({ rule }) => ids.has(rule.id)), isTopic: false, peers };
  }
  throw new UsageError(`no such rule or topic: '${word}'`, hintFor(kebabCase(word)));
}

function hintFor(word: string): string {
  const ids = registry.map(({ rule }) => rule.id);
  const known = [...ids, ...registry.map(({ topic }) => topic)];
  const similar = nearestName(word, known) ?? ids.find((id) => word.length > 3 && id.includes(word));
  return similar === undefined ? "flakelint rules lists them all" : `did you mean '${similar}'?`;
}
