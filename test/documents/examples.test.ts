/** What documents tell people to type and to write works: commands and settings. Nix is parsed elsewhere. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { readCheckSettings } from "#src/cli/check-settings.ts";
import { commands, type RawCommand } from "#src/cli/command-options.ts";
import { helpTopic } from "#src/cli/help-command.ts";
import type { CommandDeclaration } from "#src/cli/option-declarations.ts";
import { readArguments } from "#src/cli/read-arguments.ts";
import { readConfig } from "#src/config/read-config.ts";
import { checkRuleNames } from "#src/config/rule-names.ts";
import { peerChecksNamed } from "#src/rules/peer-checks.ts";
import { registry } from "#src/rules/registry.ts";
import { type FencedBlock, fencedBlocks } from "../support/markdown.ts";
import { mentionedCommands, shownCommands } from "../support/shown-commands.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", ...namesIn("docs").map((name) => `docs/${name}`)];

function namesIn(folder: string): string[] {
  return readdirSync(`${root}/${folder}`).filter((name) => name.endsWith(".md"));
}

describe.each(documents)("%s", (document) => {
  const text = readFileSync(`${root}/${document}`, "utf8");
  const blocks = fencedBlocks(text);
  const mistakes = (languages: readonly string[], judge: (block: FencedBlock) => void) =>
    blocks
      .filter(({ language }) => languages.includes(language))
      .flatMap((block) => {
        const mistake = mistakeIn(() => judge(block));
        return mistake === null ? [] : [`${document}:${block.line}: ${mistake}`];
      });

  it("shows commands that are understood", () => {
    expect(mistakes(["sh", "bash", "console", "shell", "yaml", "yml"], checkCommands)).toEqual([]);
  });

  it("mentions commands that are understood", () => {
    const wrong = mentionedCommands(text).filter((argv) => mistakeIn(() => checkArguments(argv)) !== null);
    expect(wrong).toEqual([]);
  });

  it("shows settings that flakelint.toml may hold", () => {
    expect(mistakes(["toml"], checkSettings)).toEqual([]);
  });

  it("shows YAML and JSON that can be read", () => {
    expect(mistakes(["yaml", "yml"], ({ text }) => parseYaml(text))).toEqual([]);
    expect(mistakes(["json"], ({ text }) => JSON.parse(text))).toEqual([]);
  });
});

function mistakeIn(judge: () => void): string | null {
  try {
    judge();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checkCommands(block: FencedBlock): void {
  for (const argv of shownCommands(block)) checkArguments(argv);
}

function checkArguments(argv: readonly string[]): void {
  if (helpTopic(argv) === undefined) checkCommand(readArguments(argv));
}

/** Values are judged as the command would judge them before it does anything. */
function checkCommand(command: RawCommand): void {
  const { options }: CommandDeclaration = commands[command.name];
  for (const [name, values] of command.options) {
    const choices = options[name]?.choices;
    const unknown = values.find((value) => choices && !choices.includes(value));
    if (unknown !== undefined) throw new Error(`--${name} has no '${unknown}'`);
  }
  if (command.name === "explain")
    checkRuleNames(
      "explain",
      command.positionals.filter((name) => peerChecksNamed(name).length === 0),
    );
  if (command.name !== "check") return;
  const settings = readCheckSettings(command);
  // In place of names a usage line has RULE.
  checkRuleNames(
    "--select",
    settings.select.filter((name) => name !== "RULE"),
  );
  checkRuleNames(
    "--ignore",
    settings.ignore.filter((name) => name !== "RULE"),
  );
}

/** A block that begins with the name of another file is that file's. */
function checkSettings({ text }: FencedBlock): void {
  const [, file = "flakelint.toml"] = /^# ([^\s,]+\.toml)[\s,]/.exec(text) ?? [];
  if (file.endsWith("flakelint.toml")) readConfig(text, "flakelint.toml", registry);
}

describe("the checks themselves", () => {
  const block = (language: string, text: string): FencedBlock => ({ language, text, line: 1 });

  it("see commands in shells, hooks and jobs, and split them as a shell does", () => {
    expect(
      shownCommands(block("sh", "cd x && flakelint a.nix --fix  # mend\nls | flakelint 'b c.nix' > out\n")),
    ).toEqual([["a.nix", "--fix"], ["b c.nix"]]);
    expect(shownCommands(block("yaml", "- run: flakelint --changed=origin/${{ github.base_ref }} --quiet\n"))).toEqual([
      ["--changed=origin/${{ github.base_ref }}", "--quiet"],
    ]);
    expect(shownCommands(block("yaml", "script:\n  - npx --yes flakelint@0.1.0 --quiet\n"))).toEqual([["--quiet"]]);
    expect(shownCommands(block("text", "flakelint --nonsense"))).toEqual([]);
  });

  it("see commands in sentences", () => {
    expect(mentionedCommands("Say `flakelint --fix a.nix`, or `flakelint explain RULE`.")).toEqual([
      ["--fix", "a.nix"],
    ]);
  });

  it.each([
    ["flakelint --fixx", "unknown flag"],
    ["flakelint --format xml", "xml"],
    ["flakelint --select unused-wiht", "unused-wiht"],
    ["flakelint explain nothing", "nothing"],
    ["flakelint graph --format pdf", "pdf"],
    ["flakelint --set strickt", "strickt"],
  ])("refuse '%s'", (text, words) => {
    expect(() => checkCommands(block("sh", text))).toThrow(words);
  });

  it("refuse settings that are wrong", () => {
    expect(() => checkSettings(block("toml", "exlude = []"))).toThrow("exlude");
    expect(() => checkSettings(block("toml", "# treefmt.toml\nexlude = []"))).not.toThrow();
  });
});
