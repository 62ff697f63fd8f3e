import { wrapped } from "../reporters/text/wrapped.ts";
import { type CommandName, commands } from "./command-options.ts";
import { type CommandDeclaration, type OptionDeclaration, optionGroups } from "./option-declarations.ts";
import type { Style } from "./style.ts";

/** What help is written for. */
export interface HelpPage {
  /** Columns there are. */
  readonly width: number;
  readonly style: Style;
}

/** What flakelint is, in a sentence. */
export const purpose =
  "flakelint reads NixOS, home-manager and nix-darwin flakes the way Nix would, without Nix, and says what Nix would " +
  "refuse, what is dead, what is unsafe, and what breaks your conventions.";

/** Lines of help grow no longer than this on a wide terminal. */
const widest = 100;

export const exitStatus = [
  ["0", "nothing at or above --fail-on"],
  ["1", "findings, or differences with --diff"],
  ["2", "a mistake in flags, paths or configuration"],
  ["3", "a bug in flakelint"],
] as const;

/** Help on all commands: what there is, what most people need, and where to read on. */
export function renderOverview({ width, style }: HelpPage): string {
  const columns = Math.min(width, widest);
  const common = Object.entries(commands.check.options as CommandDeclaration["options"]).filter(
    ([, option]) => option.isCommon,
  );
  return [
    `${wrap(purpose, columns, 0)}\n`,
    `${style.bold("Usage:")} flakelint [COMMAND] [PATH…] [FLAG…]\n`,
    section("Commands", commandRows(), columns, style),
    section("Flags of check", common.map(optionRow), columns, style),
    section("Examples", commands.check.examples.slice(0, 3), columns, style),
    `Exit status: ${exitStatus.map(([status, meaning]) => `${status} ${meaning}`).join("; ")}.`,
    "All flags: flakelint help COMMAND, or man flakelint.",
  ]
    .map((paragraph) => (paragraph.includes("\n") ? paragraph : wrap(paragraph, columns, 0)))
    .join("\n")
    .concat("\n");
}

function commandRows(): readonly Row[] {
  const all = Object.entries(commands as Readonly<Record<string, CommandDeclaration>>);
  return all
    .filter(([, { hidden }]) => !hidden)
    .map(([name, { positional, describe }]) => [`${name} ${positionalWords(positional)}`.trim(), describe]);
}

/** Help on one command: its arguments, all its flags by group, and examples. */
export function renderCommandHelp(name: CommandName, { width, style }: HelpPage): string {
  const columns = Math.min(width, widest);
  const { describe, positional, positionalDescribe, options, examples }: CommandDeclaration = commands[name];
  const words = positionalWords(positional);
  const usage = ["flakelint", name === "check" ? "[check]" : name, words, "[FLAG…]"].filter((word) => word !== "");
  const isShort = Object.keys(options).length < 10;
  const groups = isShort
    ? [["Flags", [...Object.entries(options).map(optionRow), helpRow]] as const]
    : optionGroups.map((group) => [group, optionsOf(options, group)] as const);
  return `${[
    `${wrap(`${describe}.`, columns, 0)}\n`,
    `${style.bold("Usage:")} ${usage.join(" ")}\n`,
    ...(words === "" ? [] : [rowText([words, positionalDescribe], nameWidth, columns)]),
    ...groups.map(([group, rows]) => section(group, rows, columns, style)),
    ...(examples.length > 0 ? [section("Examples", examples, columns, style)] : []),
  ].join("\n")}`;
}

type Row = readonly [name: string, describe: string];

function optionsOf(options: CommandDeclaration["options"], group: (typeof optionGroups)[number]): readonly Row[] {
  const own = Object.entries(options).filter(([, option]) => (option.group ?? "Other") === group);
  return [...own.map(optionRow), ...(group === "Other" ? [helpRow] : [])];
}

const helpRow: Row = ["-h, --help", "Print this"];

/** `--fail-on SEVERITY`, and what it does, with the values there are. */
export function optionRow([name, option]: readonly [string, OptionDeclaration]): Row {
  const { kind, placeholder, short, describe, choices, standard } = option;
  const flag = `${short === undefined ? "" : `-${short}, `}--${name}`;
  const value =
    placeholder === undefined
      ? ""
      : kind === "optional"
        ? `[=${placeholder.replace(/[[\]]/g, "")}]`
        : ` ${placeholder}`;
  return [
    flag + value,
    choices
      ? `${describe}: ${choices.map((choice) => (choice === standard ? `${choice} (default)` : choice)).join(", ")}`
      : describe,
  ];
}

/** `[paths..]` of the table as people write it: `[PATHS…]`. */
export function positionalWords(positional: string): string {
  return positional.replace(/\w+/, (word) => word.toUpperCase()).replace("..", "…");
}

/** Columns of names before their meaning. */
const nameWidth = 24;

function section(title: string, rows: readonly Row[], columns: number, style: Style): string {
  const widestName = Math.max(...rows.map(([name]) => name.length));
  const nameColumns = title === "Examples" ? Math.min(widestName, Math.floor(columns * 0.6)) : nameWidth;
  return `${style.bold(`${title}:`)}\n${rows.map((row) => rowText(row, nameColumns, columns)).join("")}`;
}

/** A name and its meaning, which stands behind it, or below where the name is too long. */
function rowText([name, describe]: Row, nameColumns: number, columns: number): string {
  const indent = nameColumns + 4;
  if (columns - indent < 20) return `  ${name}\n      ${wrap(describe, columns, 6)}\n`;
  const lines = wrap(describe, columns, indent);
  return name.length > nameColumns
    ? `  ${name}\n${" ".repeat(indent)}${lines}\n`
    : `  ${name.padEnd(nameColumns)}  ${lines}\n`;
}

function wrap(text: string, columns: number, indent: number): string {
  return wrapped(text, columns - indent).join(`\n${" ".repeat(indent)}`);
}
