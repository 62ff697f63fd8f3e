import yargs, { type Argv } from "yargs";
import { nearestName } from "../source/nearest-name.ts";
import { type CommandName, commands, type RawCommand } from "./command-options.ts";
import type { CommandDeclaration, OptionDeclaration } from "./option-declarations.ts";
import { UsageError } from "./usage-error.ts";

/** Reads an argument vector with yargs. Throws a `UsageError` for what it does not understand. */
export function readArguments(argv: readonly string[]): RawCommand {
  if (argv.includes("-")) {
    throw new UsageError("standard input needs a name", "name the file it stands for: --stdin-filename FILE");
  }
  let command: RawCommand | undefined;
  let failure: string | undefined;
  const [name] = argv;
  declareCommands((own, values) => {
    command = toRawCommand(own, values);
  })
    .fail((message, error) => {
      if (error instanceof UsageError) throw error;
      failure ??= message ?? error?.message;
    })
    .parse(withCommand(withoutValues(argv)), () => {});
  if (failure !== undefined) throw describeFailure(failure, name);
  if (command === undefined) throw new UsageError("no command given", seeHelp(undefined));
  return command;
}

function seeHelp(name: string | undefined): string {
  return `see flakelint ${Object.hasOwn(commands, name ?? "") ? name : "check"} --help`;
}

/**
 * The first argument names the command, or it is `check`. yargs would look for the name behind flags too, of which it
 * does not know yet whether they take a value, and lose a path on the way.
 */
function withCommand(argv: readonly string[]): string[] {
  return Object.hasOwn(commands, argv[0] ?? "") ? [...argv] : ["check", ...argv];
}

const optionalFlags: ReadonlySet<string> = new Set(
  Object.values(commands as Readonly<Record<string, CommandDeclaration>>).flatMap(({ options }) =>
    Object.entries(options).flatMap(([name, { kind }]) => (kind === "optional" ? [`--${name}`] : [])),
  ),
);

/** yargs takes the next argument for the value of a flag: where a value may be left out, it is given an empty one. */
function withoutValues(argv: readonly string[]): string[] {
  const dashes = argv.indexOf("--");
  return argv.map((argument, index) => {
    const isFlag = dashes < 0 || index < dashes;
    if (isFlag && argument.endsWith("=") && optionalFlags.has(argument.slice(0, -1))) {
      throw new UsageError(`${argument} names nothing`, `leave out the '=' for the default`);
    }
    return isFlag && optionalFlags.has(argument) ? `${argument}=` : argument;
  });
}

type Receive = (name: CommandName, values: Readonly<Record<string, unknown>>) => void;

function declareCommands(receive: Receive): Argv {
  let parser = yargs()
    .scriptName("flakelint")
    .exitProcess(false)
    .detectLocale(false)
    .parserConfiguration({
      "camel-case-expansion": false,
      "dot-notation": false,
      "boolean-negation": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
      "strip-dashed": false,
    })
    .help(false)
    .version(false);
  for (const [name, declaration] of Object.entries(commands) as [CommandName, CommandDeclaration][]) {
    const words = `${name} ${declaration.positional}`.trim();
    parser = parser.command(
      name === "check" ? [words, "$0"] : words,
      declaration.describe,
      (own) => declareOptions(own, declaration),
      (values) => receive(name, values),
    );
  }
  return parser;
}

function declareOptions(parser: Argv, declaration: CommandDeclaration): Argv {
  const positional = /\w+/.exec(declaration.positional)?.[0];
  let own = positional === undefined ? parser : parser.positional(positional, { type: "string" });
  for (const [name, { kind, short }] of Object.entries(declaration.options)) {
    if (short) own = own.alias(name, short);
    own =
      kind === "switch"
        ? own.option(name, { type: "boolean" })
        : own.option(name, { type: "string", requiresArg: kind !== "optional" });
  }
  return own;
}

function toRawCommand(name: CommandName, values: Readonly<Record<string, unknown>>): RawCommand {
  const declaration: CommandDeclaration = commands[name];
  const positional = /\w+/.exec(declaration.positional)?.[0];
  const known = new Set([
    "_",
    "$0",
    "--",
    positional,
    ...Object.entries(declaration.options).flatMap(([flag, { short }]) => (short ? [flag, short] : [flag])),
  ]);
  for (const key of Object.keys(values)) if (!known.has(key)) throw unknownFlag(key, name, declaration);
  const options = new Map<string, readonly string[]>();
  for (const [key, option] of Object.entries(declaration.options)) {
    const given = values[key];
    if (given === undefined || given === false) continue;
    const list = (Array.isArray(given) ? given : [given]).map(String);
    options.set(key, valuesOf(option.kind, list));
  }
  const rest = (values._ as readonly unknown[]).slice((values._ as readonly unknown[])[0] === name ? 1 : 0);
  const named = positional === undefined ? [] : (values[positional] ?? []);
  const positionals = [named, rest].flat().map(String);
  const surplus = declaration.positional.includes("..") ? undefined : positionals[positional === undefined ? 0 : 1];
  if (surplus !== undefined) throw new UsageError(`unexpected argument '${surplus}'`, `see flakelint ${name} --help`);
  return { name, positionals, options };
}

function valuesOf(kind: OptionDeclaration["kind"], list: readonly string[]): readonly string[] {
  if (kind === "switch") return [];
  if (kind === "optional") return list.slice(-1).filter((value) => value !== "");
  return kind === "value" ? list.slice(-1) : list;
}

function unknownFlag(key: string, name: CommandName, declaration: CommandDeclaration): UsageError {
  const written = key.length === 1 ? `-${key}` : `--${key}`;
  const similar = nearestName(key, [...Object.keys(declaration.options), "help", "version"]);
  if (similar !== undefined) return new UsageError(`unknown flag ${written}`, `did you mean --${similar}?`);
  if (key === "v") return new UsageError(`unknown flag ${written}`, "did you mean -V, the version?");
  const others = Object.entries(commands as Readonly<Record<string, CommandDeclaration>>).filter(
    ([, { options, hidden }]) => !hidden && Object.hasOwn(options, key),
  );
  const owners = others.map(([other]) => `flakelint ${other}`).join(", ");
  return new UsageError(`unknown flag ${written}`, owners === "" ? seeHelp(name) : `it is a flag of ${owners}`);
}

/** yargs' words in ours. */
function describeFailure(message: string, name: string | undefined): UsageError {
  const flag = /^Not enough arguments following: (.+)$/.exec(message)?.[1];
  if (flag !== undefined) return missingValue(flag, name);
  const text = message.startsWith("Not enough non-option arguments") ? missingArgument(name ?? "") : message;
  return new UsageError(text.slice(0, 1).toLowerCase() + text.slice(1), seeHelp(name));
}

function missingValue(flag: string, name: string | undefined): UsageError {
  const command = Object.hasOwn(commands, name ?? "") ? (name as CommandName) : "check";
  const { options }: CommandDeclaration = commands[command];
  const [long, option] = Object.entries(options).find(([long, { short }]) => flag === long || flag === short) ?? [flag];
  const values = option?.choices?.join("|") ?? option?.placeholder ?? "VALUE";
  return new UsageError(`--${long} needs a value`, `write it as --${long} ${values}`);
}

const neededArguments: Readonly<Record<string, string>> = {
  parse: "a file",
  explain: "a rule or a topic",
  completion: "the name of a shell",
};

function missingArgument(command: string): string {
  return `${command} needs ${neededArguments[command] ?? "an argument"}`;
}
