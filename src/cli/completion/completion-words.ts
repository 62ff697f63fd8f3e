import { formatNames } from "../../reporters/formats.ts";
import { registry } from "../../rules/registry.ts";
import { type CommandName, commands } from "../command-options.ts";
import type { CommandDeclaration, Offer, OptionDeclaration } from "../option-declarations.ts";

/** What a shell may offer in a place: words that are known, or what it has to look for itself. */
export interface Candidates {
  readonly words: readonly string[];
  /** Several may be joined by commas. */
  readonly isList: boolean;
  /** Rules and topics, paths, names of configurations, or a format with a file behind `=`. */
  readonly offers: Offer | null;
}

export interface CompletedOption {
  readonly name: string;
  readonly short: string | null;
  readonly describe: string;
  readonly isRepeatable: boolean;
  /** `optional`: only behind `=`. */
  readonly takes: "nothing" | "value" | "optional";
  readonly placeholder: string;
  readonly candidates: Candidates;
}

export interface CompletedCommand {
  readonly name: CommandName;
  readonly describe: string;
  /** How many positional arguments there are: any number is `Infinity`. */
  readonly most: number;
  readonly candidates: Candidates;
  readonly options: readonly CompletedOption[];
}

const nothing: Candidates = { words: [], isList: false, offers: null };

/** The names of rules and topics, which the scripts hold once. */
export function ruleWords(): readonly string[] {
  const names = [...registry.map(({ topic }) => topic), ...registry.map(({ rule }) => rule.id)];
  return [...new Set(names)].sort();
}

/** All that the scripts for shells know, made from the table of commands and the rules. */
export function completedCommands(): readonly CompletedCommand[] {
  return (Object.entries(commands) as [CommandName, CommandDeclaration][])
    .filter(([, { hidden }]) => !hidden)
    .map(([name, { describe, positional, offers, choices, options }]) => ({
      name,
      describe,
      most: positional.includes("..") ? Number.POSITIVE_INFINITY : positional === "" ? 0 : 1,
      candidates: name === "help" ? { ...nothing, words: visibleCommands() } : candidatesOf(offers, choices, false),
      options: [...Object.entries(options).map(completedOption), helpFlag],
    }));
}

const helpFlag: CompletedOption = {
  name: "help",
  short: "h",
  describe: "Print help",
  isRepeatable: false,
  takes: "nothing",
  placeholder: "",
  candidates: nothing,
};

function visibleCommands(): readonly string[] {
  return Object.entries(commands as Readonly<Record<string, CommandDeclaration>>)
    .filter(([, { hidden }]) => !hidden)
    .map(([name]) => name);
}

function completedOption([name, option]: readonly [string, OptionDeclaration]): CompletedOption {
  const { kind, short = null, describe, choices, offers, placeholder = "" } = option;
  return {
    name,
    short,
    describe,
    isRepeatable: kind === "values",
    takes: kind === "switch" ? "nothing" : kind === "optional" ? "optional" : "value",
    placeholder,
    candidates: candidatesOf(offers, choices, offers === "rules"),
  };
}

function candidatesOf(offers: Offer | undefined, choices: readonly string[] = [], isList: boolean): Candidates {
  return { words: offers === "formats" ? formatNames : choices, isList, offers: offers ?? null };
}
