import type { FencedBlock } from "./markdown.ts";

const shells: ReadonlySet<string> = new Set(["sh", "bash", "console", "shell"]);

/** The argument vectors of flakelint that a block tells to run: in a shell, or as the command of a hook or a job. */
export function shownCommands({ language, text }: FencedBlock): string[][] {
  const lines = text.replace(/\\\n\s*/g, " ").split("\n");
  if (shells.has(language)) return lines.flatMap((line) => commandsOf(line.replace(/^\$ /, "")));
  if (language !== "yaml" && language !== "yml") return [];
  return lines.flatMap((line) => {
    const [, command] = /^\s*(?:- )?(?:run:|entry:|command:|-)\s+((?:npx (?:--yes )?)?flakelint\b.*)$/.exec(line) ?? [];
    return command === undefined ? [] : commandsOf(command);
  });
}

/** The argument vectors that stand in a sentence; those with a name in capitals in place of a value are left out. */
export function mentionedCommands(document: string): string[][] {
  const mentioned = [...document.matchAll(/`((?:npx )?flakelint [^`\n]+)`/g)].map(([, command = ""]) => command);
  return mentioned.filter((command) => !/…|\b[A-Z]{3,}\b/.test(command)).flatMap(commandsOf);
}

/** What may stand before the program. */
const starts: readonly (readonly string[])[] = [[], ["exec"], ["npx"], ["npx", "--yes"]];

function commandsOf(line: string): string[][] {
  return splitCommands(line).flatMap((argv) => {
    const start = starts.find(
      (before) => before.every((word, index) => argv[index] === word) && isProgram(argv[before.length]),
    );
    return start === undefined ? [] : [argv.slice(start.length + 1)];
  });
}

function isProgram(word = ""): boolean {
  return /^flakelint(?:@[\d.]+)?$/.test(word);
}

/** A word, with its quotes and the expressions of a workflow; an operator; a comment. */
const words = /(?:\$\{\{.*?\}\}|"[^"]*"|'[^']*'|(?<=\S)#|[^\s"'|&;#])+|&&|\|\|?|;|#.*/g;

/** Splits a line as a shell does, as far as documents need it: quotes, comments, redirections, `&&`, `|` and `;`. */
function splitCommands(line: string): string[][] {
  const commands: string[][] = [[]];
  for (const [token] of line.matchAll(words)) {
    if (token.startsWith("#")) break;
    if (/^(?:&&|\|\|?|;)$/.test(token)) commands.push([]);
    else commands.at(-1)?.push(token.replace(/["']/g, ""));
  }
  return commands.map((argv) => {
    const redirection = argv.findIndex((word) => /^\d?[<>]/.test(word));
    return redirection < 0 ? argv : argv.slice(0, redirection);
  });
}
