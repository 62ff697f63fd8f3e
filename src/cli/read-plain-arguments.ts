import { type CommandDeclaration, commands, type RawCommand } from "./command-options.ts";

/**
 * Reads an argument vector of `check` if it is so plain that it has one meaning only: paths, and flags written out in full.
 * `undefined` for all else: then yargs reads it. Loading yargs takes longer than checking a file, and hooks check files.
 * Both readers derive from one table, and a test holds them together.
 */
export function readPlainArguments(argv: readonly string[]): RawCommand | undefined {
  const [first] = argv;
  if (first !== undefined && first !== "check" && Object.hasOwn(commands, first)) return undefined;
  const declared: CommandDeclaration["options"] = commands.check.options;
  const positionals: string[] = [];
  const options = new Map<string, readonly string[]>();
  for (let index = first === "check" ? 1 : 0; index < argv.length; index++) {
    const argument = argv[index] as string;
    if (!argument.startsWith("-")) {
      if (argument === "") return undefined;
      positionals.push(argument);
      continue;
    }
    const equals = argument.indexOf("=");
    const name = argument.slice(2, equals < 0 ? undefined : equals);
    const option = argument.startsWith("--") && Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (!option) return undefined;
    if (option.kind === "switch" || (option.kind === "optional" && equals < 0)) {
      if (equals >= 0) return undefined;
      options.set(name, []);
      continue;
    }
    const value = equals >= 0 ? argument.slice(equals + 1) : argv[++index];
    if (value === undefined || value === "" || /^-|^['"]|['"]$/.test(value)) return undefined;
    options.set(name, option.kind === "values" ? [...(options.get(name) ?? []), value] : [value]);
  }
  return { name: "check", positionals, options };
}
