import { inAscii } from "../reporters/text/ascii.ts";
import type { colorChoices } from "./option-choices.ts";
import type { Shell } from "./shell.ts";
import { makeStyle, type Style } from "./style.ts";
import { knowsLinks, onlyAscii } from "./terminal-abilities.ts";
import { useColor } from "./use-color.ts";

/** How text for people is printed where it goes. */
export interface TerminalLook {
  readonly style: Style;
  /** Columns there are; without end in a pipe, where each line is a fact. */
  readonly width: number;
  /** Columns of prose, which is hard to read in longer lines. */
  readonly proseWidth: number;
  readonly hyperlinks: boolean;
  readonly ascii: boolean;
}

const widestProse = 100;

/** What standard output shows of colours, links and characters. */
export function terminalLook(choice: (typeof colorChoices)[number], shell: Shell): TerminalLook {
  const { environment, isTerminal, columns } = shell;
  const color = useColor(choice, environment, isTerminal);
  return {
    style: makeStyle(color),
    width: isTerminal ? columns : Number.POSITIVE_INFINITY,
    proseWidth: Math.min(columns, widestProse),
    hyperlinks: color && knowsLinks(environment, isTerminal),
    ascii: onlyAscii(environment),
  };
}

/** A rendered text as the locale can show it: its frames in ASCII where that is all there is. */
export function inLocale(text: string, environment: Shell["environment"]): string {
  return onlyAscii(environment) ? inAscii(text) : text;
}
