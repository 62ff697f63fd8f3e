import { commands } from "../src/cli/command-options.ts";
import { type CommandDeclaration, type OptionDeclaration, optionGroups } from "../src/cli/option-declarations.ts";
import { exitStatus, optionRow, positionalWords, purpose } from "../src/cli/render-help.ts";
import { projectUrl } from "../src/findings/rule-url.ts";
import { wrapped } from "../src/reporters/text/wrapped.ts";
import { environmentVariables, filesInUse } from "./command-facts.ts";

const visible = Object.entries(commands as Readonly<Record<string, CommandDeclaration>>).filter(
  ([, { hidden }]) => !hidden,
);

/** The manual page flakelint(1) in mdoc(7), from the table of commands. */
export function manPage(version: string): string {
  return `${[
    // The reader's own day, so that the page is the same whenever it is made.
    ".Dd $Mdocdate$",
    ".Dt FLAKELINT 1",
    `.Os flakelint ${version}`,
    ".Sh NAME",
    ".Nm flakelint",
    ".Nd linter and analyzer for NixOS, home-manager and nix-darwin flakes",
    ".Sh SYNOPSIS",
    ...visible.flatMap(([name, { positional }]) => [".Nm", ...synopsis(name, positional)]),
    ".Sh DESCRIPTION",
    prose(purpose),
    "Nothing that is analysed is executed, and no network is used.",
    ".Pp",
    "Findings go to standard output, everything else to standard error.",
    ...visible.flatMap(([name, command]) => commandSection(name, command)),
    ".Sh ENVIRONMENT",
    ...list(environmentVariables, ".Ev"),
    ".Sh FILES",
    ...list(filesInUse, ".Pa"),
    ".Sh EXIT STATUS",
    ...list(
      exitStatus.map(([status, meaning]) => [status, `${meaning}.`] as const),
      "",
    ),
    ".Sh EXAMPLES",
    ...visible
      .flatMap(([, { examples }]) =>
        examples.flatMap(([line, meaning]) => [sentence(meaning), `.Dl ${escaped(line)}`, ".Pp"]),
      )
      .slice(0, -1),
    ".Sh SEE ALSO",
    ".Xr nix 1 ,",
    ".Xr nixos-rebuild 8",
    ".Pp",
    `.Lk ${projectUrl}`,
  ].join("\n")}\n`;
}

function synopsis(name: string, positional: string): string[] {
  const words = positionalWords(positional).replace("…", " ...");
  const isNeeded = words.startsWith("<");
  const argument = words.replace(/[[\]<>]/g, "").toLowerCase();
  const command = name === "check" ? ".Op Cm check" : `.Cm ${name}`;
  const rest = argument === "" ? [] : [isNeeded ? `.Ar ${argument}` : `.Op Ar ${argument}`];
  return [command, ...rest, ".Op Ar flags"];
}

function commandSection(
  name: string,
  { describe, positional, positionalDescribe, options }: CommandDeclaration,
): string[] {
  const argument = positionalWords(positional)
    .replace(/[[\]<>…]/g, "")
    .toLowerCase();
  const own = Object.entries(options);
  const groups = optionGroups.map((group) => own.filter(([, option]) => (option.group ?? "Other") === group));
  return [
    `.Ss flakelint ${name}`,
    sentence(describe),
    ...(argument === "" ? [] : [".Pp", `.Ar ${argument} :`, sentence(positionalDescribe)]),
    ...(own.length === 0 ? [] : [".Bl -tag -width Ds", ...groups.flat().flatMap(optionItem), ".El"]),
  ];
}

function optionItem([name, option]: readonly [string, OptionDeclaration]): string[] {
  const { short, placeholder, kind } = option;
  const flags = [...(short === undefined ? [] : [`Fl ${short} ,`]), `Fl -${name}`].join(" ");
  const value =
    placeholder === undefined ? "" : escaped(kind === "optional" ? placeholder.replace(/[[\]]/g, "") : placeholder);
  const tag = value === "" ? flags : kind === "optional" ? `${flags} Ns Op = Ns Ar ${value}` : `${flags} Ar ${value}`;
  return [`.It ${tag}`, sentence(optionRow([name, option])[1])];
}

function list(entries: readonly (readonly [string, string])[], macro: string): string[] {
  const items = entries.flatMap(([name, meaning]) => [
    `.It ${macro.slice(1)} ${escaped(name)}`.replace("  ", " "),
    sentence(meaning),
  ]);
  return [".Bl -tag -width Ds", ...items, ".El"];
}

function sentence(text: string): string {
  const upper = text.slice(0, 1).toUpperCase() + text.slice(1);
  return prose(/[.!?]$/.test(upper) ? upper : `${upper}.`);
}

/** Each sentence on a line of its own, as mdoc wants it. */
function prose(text: string): string {
  return text
    .split(/(?<=[.!?]) (?=[A-Z])/)
    .flatMap((line) => wrapped(line, 66))
    .map((line) => escaped(line).replace(/^([.'])/, "\\&$1"))
    .join("\n");
}

/** Backslashes, and signs that roff would turn into typography where they are to be typed. */
function escaped(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replace(/-/g, "\\-")
    .replaceAll("…", "...")
    .replaceAll("~", "\\(ti")
    .replaceAll("'", "\\(aq")
    .replaceAll("^", "\\(ha");
}
