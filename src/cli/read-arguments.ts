import yargs, { type Argv } from "yargs";
import { nearestName } from "../source/nearest-name.ts";
import {
  type CommandDeclaration,
  type CommandName,
  commands,
  type OptionDeclaration,
  type RawCommand,
} from "./command-options.ts";
import { UsageError } from "./usage-error.ts";

/** What an argument vector asks for: a command, or text to be printed (help, version). */
export type Request = { readonly kind: "command"; readonly command: RawCommand } | TextRequest;

interface TextRequest {
  readonly kind: "text";
  readonly text: string;
}

const epilogue = `Exit status: 0 nothing at or above --fail-on, 1 findings, 2 a mistake in flags, paths or
configuration, 3 a bug in flakelint.

Settings are read from the nearest flakelint.toml. A finding is allowed by a comment:
  # flakelint: allow RULE -- reason`;

/** Reads an argument vector with yargs. Throws a `UsageError` for what it does not understand. */
export function readArguments(argv: readonly string[], version: string, columns: number): Request {
  if (argv.includes("-")) {
    throw new UsageError("standard input needs a name", "name the file it stands for: --stdin-filename FILE");
  }
  let command: RawCommand | undefined;
  let failure: string | undefined;
  let text = "";
  const parser = declareCommands((name, values) => {
    command = toRawCommand(name, values);
  });
  parser
    .version(version)
    .alias("version", "V")
    .wrap(Math.min(columns, 110))
    .fail((message, error) => {
      failure ??= message ?? error?.message;
    })
    .parse(withCommand(withoutValues(argv)), (_error: unknown, _values: unknown, output: string) => {
      text = output;
    });
  if (failure !== undefined) throw new UsageError(describeFailure(failure, argv[0]), "see flakelint --help");
  if (text !== "") return { kind: "text", text };
  if (command === undefined) throw new UsageError("no command given", "see flakelint --help");
  return { kind: "command", command };
}

/**
 * The first argument names the command, or it is `check`. yargs would look for the name behind flags too, of which it
 * does not know yet whether they take a value, and lose a path on the way.
 */
function withCommand(argv: readonly string[]): string[] {
  const [first = ""] = argv;
  const asksAboutAll = first.startsWith("-") && argv.some((argument) => generalFlags.has(argument));
  return Object.hasOwn(commands, first) || asksAboutAll ? [...argv] : ["check", ...argv];
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

const generalFlags: ReadonlySet<string> = new Set(["--help", "-h", "--version", "-V"]);

type Receive = (name: CommandName, values: Readonly<Record<string, unknown>>) => void;

function declareCommands(receive: Receive): Argv {
  let parser = yargs()
    .scriptName("flakelint")
    .usage("Usage: $0 [command] [flags]\n\nLinter and analyzer for NixOS, home-manager and nix-darwin flakes.")
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
    .epilogue(epilogue)
    .help("help")
    .alias("help", "h");
  for (const [name, declaration] of Object.entries(commands) as [CommandName, CommandDeclaration][]) {
    const words = `${name} ${declaration.positional}`.trim();
    parser = parser.command(
      name === "check" ? [words, "$0"] : words,
      // `false` leaves it out of the help, which the types know only for commands without arguments.
      (declaration.hidden ? false : declaration.describe) as string,
      (own) => declareOptions(own, declaration),
      (values) => receive(name, values),
    );
  }
  return parser;
}

function declareOptions(parser: Argv, declaration: CommandDeclaration): Argv {
  const positional = /\w+/.exec(declaration.positional)?.[0];
  let own = parser;
  if (positional !== undefined) {
    own = own.positional(positional, { type: "string", describe: declaration.positionalDescribe });
  }
  for (const [name, option] of Object.entries(declaration.options)) {
    const placeholder = option.choices?.join("|") ?? option.placeholder;
    if (option.short) own = own.alias(name, option.short);
    own =
      option.kind === "switch"
        ? own.option(name, { type: "boolean", describe: option.describe })
        : own.option(name, {
            type: "string",
            requiresArg: option.kind !== "optional",
            describe: placeholder === undefined ? option.describe : `${placeholder}  ${option.describe}`,
          });
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
    "help",
    "h",
    "version",
    "V",
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
  const similar = nearestName(key, Object.keys(declaration.options));
  const hint = similar === undefined ? `see flakelint ${name} --help` : `did you mean --${similar}?`;
  return new UsageError(`unknown flag ${written}`, hint);
}

/** yargs' words in ours. */
function describeFailure(message: string, command: string | undefined): string {
  const option = /^Not enough arguments following: (.+)$/.exec(message)?.[1];
  if (option !== undefined) return `--${option} needs a value`;
  if (message.startsWith("Not enough non-option arguments")) {
    return command === "parse" ? "parse needs a file" : "explain needs the id of a rule";
  }
  return message.slice(0, 1).toLowerCase() + message.slice(1);
}
