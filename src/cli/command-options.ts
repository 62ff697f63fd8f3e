/** The one table of commands and flags: help, both readers of the argument vector, and its checks derive from it. */

import { layoutPresets } from "../project/layout-settings.ts";
import { formatNames } from "../reporters/formats.ts";

/** A flag as it is declared; it exists only once it works. */
export interface OptionDeclaration {
  readonly describe: string;
  /**
   * `switch` takes no value, `value` one (the last counts), `values` may be repeated; `optional` may have one behind `=`,
   * never as the next argument, which is a path.
   */
  readonly kind: "switch" | "value" | "values" | "optional";
  /** What stands for the value in the help. */
  readonly placeholder?: string;
  /** The only values there are. */
  readonly choices?: readonly string[];
  /** One letter that means the same. */
  readonly short?: string;
}

export interface CommandDeclaration {
  readonly describe: string;
  /** Positional arguments as yargs writes them: `[paths..]`, `<rule>`. */
  readonly positional: string;
  readonly positionalDescribe: string;
  readonly options: Readonly<Record<string, OptionDeclaration>>;
  /** Left out of the help: for those who work on flakelint. */
  readonly hidden?: true;
}

export const listFormats = ["text", "json"] as const;
export type ListFormat = (typeof listFormats)[number];
export const graphFormats = ["text", "json", "mermaid", "dot", "html"] as const;

export const colorChoices = ["auto", "always", "never"] as const;
export const failOnChoices = ["error", "warning", "note", "never"] as const;
export const setChoices = ["minimal", "recommended", "strict"] as const;

const color: OptionDeclaration = {
  kind: "value",
  choices: colorChoices,
  describe: "Colour the text; auto: on a terminal (NO_COLOR and FORCE_COLOR are heard)",
};

const listFormat: OptionDeclaration = { kind: "value", choices: listFormats, describe: "How to print it" };

const projectArguments = "A flake (default: the one around the working directory), and names of configurations";

const host: OptionDeclaration = {
  kind: "values",
  placeholder: "NAME",
  describe: "Only this configuration; repeatable",
};

export const commands = {
  check: {
    describe: "Check a flake, a folder or files (the default command)",
    positional: "[paths..]",
    positionalDescribe: "Flakes, folders or files; default: the flake around the working directory",
    options: {
      format: {
        kind: "values",
        placeholder: "FMT[=FILE]",
        describe: `How to report: ${formatNames.join(", ")}; with =FILE into a file; repeatable`,
      },
      "no-annotations": {
        kind: "switch",
        describe: "Print the text alone where a CI runner would get annotations, too",
      },
      fix: { kind: "switch", describe: "Apply the safe fixes" },
      "unsafe-fixes": { kind: "switch", describe: "Apply the suggested fixes too: read what they changed" },
      diff: { kind: "switch", describe: "Print what --fix would change as a patch, and change nothing" },
      select: { kind: "values", placeholder: "RULE|TOPIC,…", describe: "Run only these" },
      ignore: { kind: "values", placeholder: "RULE|TOPIC,…", describe: "Never run these" },
      set: { kind: "value", choices: setChoices, describe: "Which rules run unless something says otherwise" },
      "fail-on": {
        kind: "value",
        choices: failOnChoices,
        describe: "Exit with 1 if there is a finding of this severity or above (default: error)",
      },
      "max-warnings": { kind: "value", placeholder: "N", describe: "Exit with 1 if there are more warnings than this" },
      staged: { kind: "switch", describe: "Check what is staged: tell what a commit would bring in" },
      changed: {
        kind: "optional",
        placeholder: "[REF]",
        describe: "Tell only what the changes since HEAD left REF bring in (default: the branch others start from)",
      },
      baseline: { kind: "value", placeholder: "FILE", describe: "Hold back the findings that this file knows" },
      "no-baseline": { kind: "switch", describe: "Hold nothing back, whatever flakelint.toml says" },
      "update-baseline": { kind: "switch", describe: "Write all that is found into the baseline" },
      quiet: { kind: "switch", describe: "Report errors only" },
      statistics: { kind: "switch", describe: "Count the findings of each rule" },
      timing: { kind: "switch", describe: "Tell which steps and rules took how long" },
      now: { kind: "value", placeholder: "DATE", describe: "Take this day (YYYY-MM-DD) for today" },
      config: { kind: "value", placeholder: "FILE", describe: "Read this instead of the nearest flakelint.toml" },
      isolated: { kind: "switch", describe: "Read no flakelint.toml" },
      "stdin-filename": {
        kind: "value",
        placeholder: "FILE",
        describe: "Read standard input as the text of this file; with --fix, print the fixed text",
      },
      color,
    },
  },
  hosts: {
    describe: "List every configuration of the flake and its modules",
    positional: "[what..]",
    positionalDescribe: projectArguments,
    options: {
      format: listFormat,
      host,
      modules: { kind: "switch", describe: "Tell the entry modules and users of each, however many there are" },
      tree: { kind: "switch", describe: "Tell every module of each, below the one that imports it" },
      color,
    },
  },
  graph: {
    describe: "Show which module imports which, for which configurations",
    positional: "[what..]",
    positionalDescribe: projectArguments,
    options: {
      format: { kind: "value", choices: graphFormats, describe: "How to show it" },
      host,
      external: { kind: "switch", describe: "Show the modules of inputs, too" },
      collapse: {
        kind: "values",
        placeholder: "DIR",
        describe: "Draw this folder as one node; repeatable (default: the deepest folders of a big graph)",
      },
      full: { kind: "switch", describe: "Draw every module, however many there are" },
      output: { kind: "value", placeholder: "FILE", describe: "Write it into this file", short: "o" },
      color,
    },
  },
  init: {
    describe: "Write flakelint.toml with the layout that the flake has, and tell what would be reported",
    positional: "[path]",
    positionalDescribe: "A flake (default: the one around the working directory)",
    options: {
      preset: { kind: "value", choices: layoutPresets, describe: "Keep to this layout, whatever there is" },
      force: { kind: "switch", describe: "Replace a flakelint.toml that exists" },
    },
  },
  rules: {
    describe: "List the rules",
    positional: "",
    positionalDescribe: "",
    options: { format: listFormat, color },
  },
  explain: {
    describe: "Print the page of a rule",
    positional: "<rule>",
    positionalDescribe: "The id of a rule",
    options: { color },
  },
  parse: {
    describe: "Print what is read of a file, as Nix source: for comparing with Nix",
    positional: "<file>",
    positionalDescribe: "A file with one expression",
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
