import { type Candidates, type CompletedCommand, type CompletedOption, ruleWords } from "./completion-words.ts";

/** Completion for zsh: a function of the folder in \`fpath\`, to be called _flakelint. */
export function zshCompletion(all: readonly CompletedCommand[]): string {
  return `#compdef flakelint
# zsh completion for flakelint, made by 'flakelint completion zsh'

_flakelint_rules() {
  local -a rules=(${ruleWords().join(" ")})
  compadd "$@" -a rules
}

_flakelint_rule_list() {
  _sequence _flakelint_rules
}

_flakelint_hosts() {
  local -a hosts=(\${(f)"$(flakelint hosts --format names 2> /dev/null)"})
  compadd "$@" -a hosts
}

_flakelint_formats() {
  if compset -P 1 '*='; then
    _files
  else
    compadd "$@" -- ${all.flatMap(({ options }) => options.find(({ candidates }) => candidates.offers === "formats")?.candidates.words ?? []).join(" ")}
  fi
}

_flakelint_commands() {
  local -a commands=(
${all.map(({ name, describe }) => `    ${quoted(`${name}:${describe}`)}`).join("\n")}
  )
  _describe -t commands command commands
}

${all.map(commandFunction).join("\n")}
_flakelint() {
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _alternative 'commands:command:_flakelint_commands' 'files:file:_files'
    return
  fi
  case $words[2] in
${all.map(({ name }) => `    ${name}) shift words; (( CURRENT-- )); _flakelint_command_${name} ;;`).join("\n")}
    *) _flakelint_command_check ;;
  esac
}

if [[ $funcstack[1] == _flakelint ]]; then
  _flakelint "$@"
else
  compdef _flakelint flakelint
fi
`;
}

function commandFunction({ name, options, candidates, most }: CompletedCommand): string {
  const rest = actionFor(candidates);
  const positional =
    rest === "" || most === 0 ? [] : [quoted(`${most === 1 ? "1" : "*"}:${labelOf(candidates)}:${rest}`)];
  const specs = [...options.flatMap(optionSpecs), ...positional];
  return `_flakelint_command_${name}() {\n  _arguments -s -S \\\n    ${specs.join(" \\\n    ")}\n}\n`;
}

/** As _arguments wants it: how often, the flag, whether a value follows, what it means, what it may be. */
function optionSpecs(option: CompletedOption): string[] {
  const meaning = `[${option.describe.replace(/[[\]\\]/g, "\\$&").replaceAll(":", "\\:")}]`;
  const often = option.isRepeatable ? "*" : "";
  const label = option.placeholder.replace(/[[\]:]/g, "") || "value";
  const action = actionFor(option.candidates);
  const value = { nothing: "", value: `:${label}:${action}`, optional: `::${label}:${action}` }[option.takes];
  const sign = { nothing: "", value: "=", optional: "=-" }[option.takes];
  const long = quoted(`${often}--${option.name}${sign}${meaning}${value}`);
  if (option.short === null) return [long];
  return [long, quoted(`${often}-${option.short}${option.takes === "value" ? "+" : ""}${meaning}${value}`)];
}

function labelOf({ offers, words }: Candidates): string {
  if (offers === "hosts") return "configuration";
  if (offers === "rules") return "rule or topic";
  return offers !== null ? "path" : words.includes("bash") ? "shell" : "command";
}

function actionFor({ words, isList, offers }: Candidates): string {
  if (offers === "rules") return isList ? "_flakelint_rule_list" : "_flakelint_rules";
  if (offers === "hosts") return "_flakelint_hosts";
  if (offers === "formats") return "_flakelint_formats";
  if (offers === "folders") return "_files -/";
  if (offers === "files") return "_files";
  return words.length === 0 ? "" : `(${words.join(" ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
