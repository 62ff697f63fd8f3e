/** The one table of commands and flags: help, completion, man page, both readers of the argument vector derive from it. */

import { layoutPresets } from "../project/layout-settings.ts";
import { formatNames } from "../reporters/formats.ts";
import {
  explainFormats,
  failOnChoices,
  graphFormats,
  hostFormats,
  ruleSets,
  setChoices,
  shells,
} from "./option-choices.ts";
import type { CommandDeclaration } from "./option-declarations.ts";
import { color, host, listFormat, projectArguments } from "./shared-options.ts";

export const commands = {
  check: {
    describe: "Check a flake, a folder or files (the default)",
    positional: "[paths..]",
    positionalDescribe: "Flakes, folders or files; default: the flake around the working directory",
    offers: "files",
    examples: [
      ["flakelint", "check the flake around here"],
      ["flakelint --diff", "show what --fix would change"],
      ["flakelint hosts/laptop --select secrets", "one topic below one folder"],
      ["flakelint --staged", "what a commit would bring in"],
      ["flakelint --format text --format sarif=out.sarif", "for people and for code scanning"],
    ],
    options: {
      select: {
        kind: "values",
        placeholder: "RULE|TOPIC,…",
        describe: "Run only these",
        group: "What to check",
        offers: "rules",
        isCommon: true,
      },
      ignore: {
        kind: "values",
        placeholder: "RULE|TOPIC,…",
        describe: "Never run these",
        group: "What to check",
        offers: "rules",
      },
      set: {
        kind: "value",
        placeholder: "SET",
        choices: setChoices,
        standard: "recommended",
        describe: "Rules that run",
        group: "What to check",
      },
      staged: {
        kind: "switch",
        describe: "Only what the staged changes bring in",
        group: "What to check",
        isCommon: true,
      },
      changed: {
        kind: "optional",
        placeholder: "[REF]",
        describe: "Only what changes since HEAD left REF bring in",
        group: "What to check",
        isCommon: true,
      },
      "stdin-filename": {
        kind: "value",
        placeholder: "FILE",
        describe: "Read standard input as this file; --fix prints it fixed",
        group: "What to check",
        offers: "files",
      },
      format: {
        kind: "values",
        placeholder: "FMT[=FILE]",
        describe: `How to report, into which file; repeatable: ${formatNames.join(", ")}`,
        group: "What to report",
        offers: "formats",
        isCommon: true,
      },
      "fail-on": {
        kind: "value",
        placeholder: "SEVERITY",
        choices: failOnChoices,
        standard: "error",
        describe: "Exit with 1 from this on",
        group: "What to report",
        isCommon: true,
      },
      "max-warnings": {
        kind: "value",
        placeholder: "N",
        describe: "Exit with 1 for more warnings than this",
        group: "What to report",
      },
      "no-annotations": {
        kind: "switch",
        describe: "Print the text alone where a CI runner would get annotations, too",
        group: "What to report",
      },
      quiet: { kind: "switch", describe: "Report errors only", group: "What to report" },
      statistics: { kind: "switch", describe: "Count the findings of each rule", group: "What to report" },
      color,
      fix: { kind: "switch", describe: "Apply the safe fixes", group: "Fixing", isCommon: true },
      "unsafe-fixes": {
        kind: "switch",
        describe: "Apply the suggested fixes, too: look at them",
        group: "Fixing",
      },
      diff: {
        kind: "switch",
        describe: "Print what --fix would change, and change nothing",
        group: "Fixing",
        isCommon: true,
      },
      baseline: {
        kind: "value",
        placeholder: "FILE",
        describe: "Hold back the findings that this file knows",
        group: "Living with findings",
        offers: "files",
      },
      "update-baseline": {
        kind: "switch",
        describe: "Write all that is found into the baseline",
        group: "Living with findings",
      },
      "no-baseline": {
        kind: "switch",
        describe: "Hold nothing back, whatever flakelint.toml says",
        group: "Living with findings",
      },
      config: {
        kind: "value",
        placeholder: "FILE",
        describe: "Read this instead of the nearest flakelint.toml",
        offers: "files",
      },
      isolated: { kind: "switch", describe: "Read no flakelint.toml" },
      now: { kind: "value", placeholder: "DATE", describe: "Take this day (YYYY-MM-DD) for today" },
      timing: {
        kind: "optional",
        placeholder: "[all]",
        describe: "Tell how long stages and the slowest rules took, or all rules",
      },
      threads: {
        kind: "value",
        placeholder: "N",
        describe: "Use so many threads (default: one for each core, up to 8)",
      },
      "no-cache": { kind: "switch", describe: "Neither use nor keep what runs have found out about files" },
    },
  },
  hosts: {
    describe: "List every configuration and its modules",
    positional: "[what..]",
    positionalDescribe: projectArguments,
    offers: "hosts",
    examples: [
      ["flakelint hosts", "all of them"],
      ["flakelint hosts laptop --tree", "every module of one, below the one that imports it"],
    ],
    options: {
      format: { ...listFormat, choices: hostFormats },
      host,
      modules: { kind: "switch", describe: "Tell the entry modules and users of each, however many there are" },
      tree: { kind: "switch", describe: "Tell every module of each, below the one that imports it" },
      color,
    },
  },
  graph: {
    describe: "Show which module imports which",
    positional: "[what..]",
    positionalDescribe: projectArguments,
    offers: "hosts",
    examples: [
      ["flakelint graph laptop", "what one configuration is made of"],
      ["flakelint graph --format dot | dot -Tsvg > modules.svg", "a picture of all"],
    ],
    options: {
      format: { kind: "value", placeholder: "FORMAT", choices: graphFormats, describe: "How to show it" },
      host,
      external: { kind: "switch", describe: "Show the modules of inputs, too" },
      collapse: {
        kind: "values",
        placeholder: "DIR",
        offers: "folders",
        describe: "Draw this folder as one node; repeatable (default: the deepest folders of a big graph)",
      },
      full: { kind: "switch", describe: "Draw every module, however many there are" },
      output: {
        kind: "value",
        placeholder: "FILE",
        describe: "Write it into this file",
        short: "o",
        offers: "files",
      },
      color,
    },
  },
  init: {
    describe: "Write flakelint.toml for the layout there is",
    positional: "[path]",
    positionalDescribe: "A flake (default: the one around the working directory)",
    offers: "folders",
    examples: [["flakelint init", "in a repository that has no flakelint.toml yet"]],
    options: {
      preset: {
        kind: "value",
        placeholder: "LAYOUT",
        choices: layoutPresets,
        describe: "Keep to this layout, whatever there is",
      },
      force: { kind: "switch", describe: "Replace a flakelint.toml that exists" },
    },
  },
  rules: {
    describe: "List the rules",
    positional: "[what..]",
    positionalDescribe: "Rules and topics (default: all)",
    offers: "rules",
    examples: [
      ["flakelint rules secrets", "those of one topic"],
      ["flakelint rules --set strict --fixable", "what 'strict' adds, and --fix mends"],
    ],
    options: {
      set: { kind: "value", placeholder: "SET", choices: ruleSets, describe: "Only those that this set adds" },
      fixable: { kind: "switch", describe: "Only those with a fix" },
      format: listFormat,
      color,
    },
  },
  explain: {
    describe: "Print the pages of rules, or list a topic",
    positional: "<rules..>",
    positionalDescribe: "Rules or topics; names of statix, deadnix, nixf and nil will do",
    offers: "rules",
    examples: [
      ["flakelint explain missing-follows", "why it is reported, and what to do"],
      ["flakelint explain statix:manual_inherit", "what another linter's rule is called here"],
    ],
    options: { format: { ...listFormat, choices: explainFormats }, color },
  },
  completion: {
    describe: "Print completion for bash, zsh or fish",
    positional: "<shell>",
    positionalDescribe: "bash, zsh or fish",
    choices: shells,
    examples: [
      ["flakelint completion bash > ~/.local/share/bash-completion/completions/flakelint", "for bash"],
      ["flakelint completion zsh > ~/.zfunc/_flakelint", "for zsh, with ~/.zfunc in fpath before compinit"],
      ["flakelint completion fish > ~/.config/fish/completions/flakelint.fish", "for fish"],
    ],
    options: {},
  },
  help: {
    describe: "Print the help of a command",
    positional: "[command]",
    positionalDescribe: "A command (default: all of them)",
    examples: [["flakelint help check", "every flag of a check"]],
    options: {},
  },
  parse: {
    describe: "Print what is read of a file, as Nix source: for comparing with Nix",
    positional: "<file>",
    positionalDescribe: "A file with one expression",
    offers: "files",
    examples: [],
    options: { nix: { kind: "switch", describe: "Print it as nix-instantiate --parse of Nix 2.8 does" } },
    hidden: true,
  },
} as const satisfies Record<string, CommandDeclaration>;

export type CommandName = keyof typeof commands;

/** What the argument vector says, not yet checked. */
export interface RawCommand {
  readonly name: CommandName;
  readonly positionals: readonly string[];
  /** By flag name without dashes; a switch has an empty list, and so has an optional value that was left out. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}
