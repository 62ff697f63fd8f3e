/** What holds for all commands and stands in no table of flags: told on the manual page and in docs/command-line.md. */

export const environmentVariables: readonly (readonly [name: string, meaning: string])[] = [
  ["NO_COLOR", "No colour, whatever the text of it (but none)"],
  ["FORCE_COLOR", "Colour, in pipes too; 0 or false switch it off"],
  ["CLICOLOR_FORCE", "The same, if it is not 0; CLICOLOR=0 switches colour off"],
  ["TERM", "On a 'dumb' terminal there is no colour, no link and no progress"],
  ["FORCE_HYPERLINK", "Links, as terminals show them (OSC 8), where they would not be used; 0 switches them off"],
  ["COLUMNS", "How wide reports are in a pipe; default: 100"],
  ["LC_ALL, LC_CTYPE, LANG", "Where the first that is set names no UTF-8, frames are drawn in ASCII"],
  ["FLAKELINT_NO_CACHE", "Nothing is kept for later runs in the user's caches, whatever the text of it (but none)"],
  ["XDG_CACHE_HOME", "Where the user's caches are; default: ~/.cache, ~/Library/Caches or %LOCALAPPDATA%"],
  ["CI", "No progress and no links, if it is set"],
];

export const filesInUse: readonly (readonly [path: string, meaning: string])[] = [
  ["flakelint.toml", "Settings: the nearest one, from what is checked up to the repository's root"],
  ["flakelint-baseline.json", "Known findings, if flakelint.toml names it as its baseline"],
];
