import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commands, type RawCommand } from "#src/cli/command-options.ts";
import type { CommandDeclaration } from "#src/cli/option-declarations.ts";
import { readArguments } from "#src/cli/read-arguments.ts";
import { readPlainArguments } from "#src/cli/read-plain-arguments.ts";

const read = (...argv: string[]) => readArguments(argv);

const command: (...argv: string[]) => RawCommand = read;

describe("the argument vector", () => {
  test("nothing means check", () => {
    expect(command()).toEqual({ name: "check", positionals: [], options: new Map() });
  });

  test("paths may go without the name of the command", () => {
    expect(command("a.nix", "b c.nix").positionals).toEqual(["a.nix", "b c.nix"]);
  });

  test("a folder may be called like a command", () => {
    expect(command("check", "hosts")).toMatchObject({ name: "check", positionals: ["hosts"] });
  });

  test("only the first argument can be a command", () => {
    expect(command("--unsafe-fixes", "a.nix", "rules").positionals).toEqual(["a.nix", "rules"]);
  });

  test("numbers stay as they were written", () => {
    expect(command("007", "1e3").positionals).toEqual(["007", "1e3"]);
  });

  test("what follows two dashes is a path", () => {
    expect(command("--", "--fix").positionals).toEqual(["--fix"]);
  });

  test("a repeated flag adds where that makes sense, and replaces where not", () => {
    const { options } = command("--select", "a", "--select=b", "--config", "x", "--config", "y");
    expect(options.get("select")).toEqual(["a", "b"]);
    expect(options.get("config")).toEqual(["y"]);
  });

  test("a value does not swallow the path after it", () => {
    expect(command("--select", "a", "b.nix").positionals).toEqual(["b.nix"]);
  });

  test("a value that may be left out stands behind '=', and never takes the path for it", () => {
    expect(command("--changed", "hosts")).toMatchObject({
      positionals: ["hosts"],
      options: new Map([["changed", []]]),
    });
    expect(command("--changed=main", "hosts").options.get("changed")).toEqual(["main"]);
    expect(command("--changed=main", "--changed").options.get("changed")).toEqual([]);
    expect(command("--", "--changed").positionals).toEqual(["--changed"]);
  });

  test.each([
    [["--changed="], "--changed= names nothing", "leave out the '=' for the default"],
    [["--chnged"], "unknown flag --chnged", "did you mean --changed?"],
    [["--qwertz"], "unknown flag --qwertz", "see flakelint check --help"],
    [["--formt", "json"], "unknown flag --formt", "did you mean --format?"],
    [["-x"], "unknown flag -x", "see flakelint check --help"],
    [["hosts", "--fix"], "unknown flag --fix", "it is a flag of flakelint check"],
    [["--select"], "--select needs a value", "write it as --select RULE|TOPIC,…"],
    [["hosts", "--format"], "--format needs a value", "write it as --format text|json|names"],
    [["--verison"], "unknown flag --verison", "did you mean --version?"],
    [["-v"], "unknown flag -v", "did you mean -V, the version?"],
    [["hosts", "--qwertz"], "unknown flag --qwertz", "see flakelint hosts --help"],
    [["hosts", "--formta", "json"], "unknown flag --formta", "did you mean --format?"],
    [["explain"], "explain needs a rule or a topic", "see flakelint explain --help"],
    [["completion"], "completion needs the name of a shell", "see flakelint completion --help"],
    [["init", "a", "b"], "unexpected argument 'b'", "see flakelint init --help"],
    [["-"], "standard input needs a name", "name the file it stands for: --stdin-filename FILE"],
  ])("%j is a mistake", (argv, message, hint) => {
    expect(() => read(...argv)).toThrow(expect.objectContaining({ message, hint }));
  });
});

describe("the quick reader", () => {
  test.each([
    [[]],
    [["flake.nix"]],
    [["check", "--fix", "a.nix", "b.nix"]],
    [["--format", "json", "--select=a,b", "hosts/laptop"]],
    [["--changed", "hosts/laptop"]],
    [["--changed=origin/main", "--staged"]],
    [["hosts", "--tree", "laptop"]],
    [["explain", "unused-binding", "secrets"]],
    [["rules"]],
    [["completion", "zsh"]],
  ])("reads %j", (argv) => {
    expect(readPlainArguments(argv)).toEqual(command(...argv));
  });

  test.each([
    [["explain"]],
    [["completion", "zsh", "fish"]],
    [["graph", "-o", "x"]],
    [["--help"]],
    [["-h"]],
    [["--fxi"]],
    [["--", "a"]],
    [["--select"]],
    [["--fix=false"]],
    [["--changed="]],
  ])("leaves %j to yargs", (argv) => {
    expect(readPlainArguments(argv)).toBeUndefined();
  });

  test("never understands anything otherwise than yargs does", () => {
    const declared = Object.values(commands as Readonly<Record<string, CommandDeclaration>>);
    const names = [...new Set(declared.flatMap(({ options }) => Object.keys(options)))];
    const flags = names.flatMap((name) => [`--${name}`, `--${name}=x`]);
    const word = fc.constantFrom(
      "a.nix",
      ...Object.keys(commands),
      "./x y",
      "12",
      "-",
      "--",
      "-f",
      "x=y",
      "",
      ...flags,
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (argv) => {
        const plain = readPlainArguments(argv);
        if (plain) expect(plain).toEqual(command(...argv));
      }),
      { numRuns: 500 },
    );
  });
});
