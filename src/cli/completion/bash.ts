import { type Candidates, type CompletedCommand, ruleWords } from "./completion-words.ts";

/** Completion for bash 4 and later, without the package bash-completion. */
export function bashCompletion(all: readonly CompletedCommand[]): string {
  const names = all.map(({ name }) => name).join(" ");
  return `# bash completion for flakelint, made by 'flakelint completion bash'

_flakelint_rules="${ruleWords().join(" ")}"

_flakelint_words() {
  # $1: the words there are; $2: what is typed
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

_flakelint_list() {
  # as _flakelint_words, behind what is typed before the last comma
  local before=""
  [[ $2 == *,* ]] && before="\${2%,*},"
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "\${2##*,}")
}

_flakelint_paths() {
  # $1: -f for files and folders, -d for folders; $2: what is typed
  compopt -o filenames 2> /dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

_flakelint() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="" command=check flag
  (( COMP_CWORD > 0 )) && previous="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()

  # bash takes '--flag=value' for three words.
  [[ $current == "=" ]] && current=""
  if [[ $previous == "=" || \${COMP_WORDS[COMP_CWORD]} == "=" ]]; then
    local back=$(( COMP_CWORD - 1 ))
    [[ $previous == "=" ]] && back=$(( COMP_CWORD - 2 ))
    previous="\${COMP_WORDS[back]}="
    # '--format sarif=FILE'
    [[ $previous != -* ]] && previous="FORMAT="
  fi

  # shellcheck disable=SC2194
  case " ${names} " in *" \${COMP_WORDS[1]} "*) (( COMP_CWORD > 1 )) && command="\${COMP_WORDS[1]}" ;; esac

  flag="\${previous%=}"
  case "$command $flag" in
${all.flatMap((command) => valueCases(command)).join("\n")}
  esac
  [[ $previous == "FORMAT=" ]] && { _flakelint_paths -f "$current"; return; }

  if [[ $current == -* ]]; then
    case "$command" in
${all.map(({ name, options }) => `      ${name}) _flakelint_words "${options.map((option) => `--${option.name}`).join(" ")}" "$current" ;;`).join("\n")}
    esac
    return
  fi

  case "$command" in
${all.map((command) => `    ${command.name}) ${positionalAction(command)} ;;`).join("\n")}
  esac
  if (( COMP_CWORD == 1 )); then
    local paths=("\${COMPREPLY[@]}")
    _flakelint_words "${names}" "$current"
    COMPREPLY+=("\${paths[@]}")
  fi
}

complete -F _flakelint flakelint
`;
}

function valueCases({ name, options }: CompletedCommand): string[] {
  return options
    .filter(({ takes }) => takes !== "nothing")
    .map((option) => {
      const flags = [`"${name} --${option.name}"`, ...(option.short ? [`"${name} -${option.short}"`] : [])].join("|");
      const action = actionFor(option.candidates);
      // What may be left out stands behind '=' only.
      const guard = option.takes === "optional" ? "[[ $previous == *= ]] && return" : `${action}; return`;
      return `    ${flags}) ${guard} ;;`;
    });
}

function positionalAction({ candidates, most }: CompletedCommand): string {
  if (candidates.offers === "hosts") {
    return `${actionFor(candidates)}; local hosts=("\${COMPREPLY[@]}"); _flakelint_paths -d "$current"; COMPREPLY+=("\${hosts[@]}")`;
  }
  const action = actionFor(candidates);
  return most === 1 ? `(( COMP_CWORD <= 2 )) && ${action}` : action;
}

function actionFor({ words, isList, offers }: Candidates): string {
  if (offers === "hosts") return '_flakelint_words "$(flakelint hosts --format names 2> /dev/null)" "$current"';
  if (offers === "rules") return `${isList ? "_flakelint_list" : "_flakelint_words"} "$_flakelint_rules" "$current"`;
  if (offers === "folders") return '_flakelint_paths -d "$current"';
  if (words.length > 0) return `_flakelint_words "${words.join(" ")}" "$current"`;
  return offers === "files" ? '_flakelint_paths -f "$current"' : ":";
}
