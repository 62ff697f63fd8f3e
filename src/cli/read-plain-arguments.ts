import { type CommandName, commands, type RawCommand } from "./command-options.ts";
import type { CommandDeclaration } from "./option-declarations.ts";

/**
 * Reads an argument vector if it is so plain that it has one meaning only: arguments, and flags written out in full.
 * `undefined` for all else: then yargs reads it. Loading yargs takes longer than checking a file, and hooks check files.
 * Both readers derive from one table, and a test holds them together.
 */
export function readPlainArguments(argv: readonly string[]): RawCommand | undefined {
  const isNamed = Object.hasOwn(commands, argv[0] ?? "");
  const name = isNamed ? (argv[0] as CommandName) : "check";
  const declaration: CommandDeclaration = commands[name];
  const declared = declaration.options;
  const positionals: string[] = [];
  const options = new Map<string, readonly string[]>();
  for (let index = isNamed ? 1 : 0; index < argv.length; index++) {
    const argument = argv[index] as string;
    if (!argument.startsWith("-")) {
      if (argument === "") return undefined;
      positionals.push(argument);
      continue;
    }
    const equals = argument.indexOf("=");
    const flag = argument.slice(2, equals < 0 ? undefined : equals);
    const option = argument.startsWith("--") && Object.hasOwn(declared, flag) ? declared[flag] : undefined;
    if (!option) return undefined;
    if (option.kind === "switch" || (option.kind === "optional" && equals < 0)) {
      if (equals >= 0) return undefined;
      options.set(flag, []);
      continue;
    }
    const value = equals >= 0 ? argument.slice(equals + 1) : argv[++index];
    if (value === undefined || value === "" || /^-|^['"]|['"]$/.test(value)) return undefined;
    options.set(flag, option.kind === "values" ? [...(options.get(flag) ?? []), value] : [value]);
  }
  return takesSoMany(declaration, positionals.length) ? { name, positionals, options } : undefined;
}

function takesSoMany({ positional }: CommandDeclaration, count: number): boolean {
  const least = positional.startsWith("<") ? 1 : 0;
  const most = positional.includes("..") ? Number.POSITIVE_INFINITY : positional === "" ? 0 : 1;
  return count >= least && count <= most;
}
