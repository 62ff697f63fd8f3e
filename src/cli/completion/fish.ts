import { type Candidates, type CompletedCommand, type CompletedOption, ruleWords } from "./completion-words.ts";

/** Completion for fish 3 and later. */
export function fishCompletion(all: readonly CompletedCommand[]): string {
  const names = all.map(({ name }) => name).join(" ");
  const lines = [
    "# fish completion for flakelint, made by 'flakelint completion fish'",
    "",
    "function __flakelint_command --description 'The command of the line: check, if none is named'",
    "    set -l words (commandline -opc)",
    "    if set -q words[2]; and contains -- $words[2] " + names,
    "        echo $words[2]",
    "    else",
    "        echo check",
    "    end",
    "end",
    "",
    "function __flakelint_list --description 'Names, behind what is typed before the last comma'",
    "    set -l before (string replace -rf '[^,]*$' '' -- (string replace -r '^--[a-z-]+=' '' -- (commandline -ct)))",
    "    printf '%s\\n' $before$argv",
    "end",
    "",
    `set -g __flakelint_rules ${ruleWords().join(" ")}`,
    "",
    "function __flakelint_hosts",
    "    flakelint hosts --format names 2>/dev/null",
    "end",
    "",
    "complete -c flakelint -f",
    ...all.map(({ name, describe }) => {
      return `complete -c flakelint -n 'test (count (commandline -opc)) -eq 1' -a ${name} -d ${quoted(describe)}`;
    }),
  ];
  for (const command of all) {
    lines.push("", `set -l on "test (__flakelint_command) = ${command.name}"`, ...positionalLines(command));
    lines.push(...command.options.map((option) => optionLine(option)));
  }
  return `${lines.join("\n")}\n`;
}

function positionalLines({ candidates, most }: CompletedCommand): string[] {
  if (most === 0) return [];
  const one = most === 1 ? '"$on; and test (count (commandline -opc)) -le 2"' : '"$on"';
  const values = valuesOf(candidates);
  const lines = values === "" ? [] : [`complete -c flakelint -n ${one} ${values}`];
  return candidates.offers === "hosts"
    ? [...lines, `complete -c flakelint -n ${one} -a '(__fish_complete_directories)'`]
    : lines;
}

function optionLine(option: CompletedOption): string {
  const short = option.short === null ? "" : ` -s ${option.short}`;
  const value = option.takes === "value" ? ` -r ${valuesOf(option.candidates) || "-f"}` : "";
  return `complete -c flakelint -n "$on" -l ${option.name}${short}${value} -d ${quoted(option.describe)}`;
}

function valuesOf({ words, isList, offers }: Candidates): string {
  if (offers === "rules")
    return isList ? "-f -a '(__flakelint_list $__flakelint_rules)'" : "-f -a '$__flakelint_rules'";
  if (offers === "hosts") return "-f -a '(__flakelint_hosts)'";
  if (offers === "files") return "-F";
  if (offers === "folders") return "-f -a '(__fish_complete_directories)'";
  if (words.length === 0) return "";
  return `-f -a '${words.join(" ")}'`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
