import { describe, expect, test } from "vitest";
import { commands } from "#src/cli/command-options.ts";
import { completionScript } from "#src/cli/completion-command.ts";
import { helpTopic, runHelp } from "#src/cli/help-command.ts";
import { highlightCode } from "#src/cli/highlight-code.ts";
import type { CommandDeclaration } from "#src/cli/option-declarations.ts";
import { renderCommandHelp, renderOverview } from "#src/cli/render-help.ts";
import { renderMarkdown } from "#src/cli/render-markdown.ts";
import { renderRulePage } from "#src/cli/render-rule-page.ts";
import { renderRuleTable } from "#src/cli/render-rule-table.ts";
import type { Shell } from "#src/cli/shell.ts";
import { makeStyle } from "#src/cli/style.ts";
import type { TerminalLook } from "#src/cli/terminal-look.ts";
import { describeRule } from "#src/engine/rule-descriptions.ts";
import { displayWidth } from "#src/reporters/text/clusters.ts";
import { nilChecks, nixfChecks, peerChecksNamed, statixChecks, statixCodes } from "#src/rules/peer-checks.ts";
import { registry } from "#src/rules/registry.ts";

const declared = Object.entries(commands as Readonly<Record<string, CommandDeclaration>>);
const plain = makeStyle(false);
const look: TerminalLook = { style: plain, width: 80, proseWidth: 80, hyperlinks: false, ascii: false };
const rowsOf = (text: string) => text.trimEnd().split("\n");
const tooWide = (text: string, width: number) => rowsOf(text).filter((row) => displayWidth(row) > width);

describe("help", () => {
  test("fits a screen, and names every command but the hidden ones", () => {
    const text = renderOverview({ width: 80, style: plain });
    expect(rowsOf(text).length).toBeLessThanOrEqual(42);
    for (const [name, { hidden }] of declared) expect(text.includes(`\n  ${name} `), name).toBe(!hidden);
  });

  test.each(declared.filter(([, { hidden }]) => !hidden))(
    "on %s has every flag, its values and an example",
    (name, own) => {
      const text = renderCommandHelp(name as keyof typeof commands, { width: 80, style: plain });
      for (const [flag, { choices = [] }] of Object.entries(own.options)) {
        expect(text).toContain(`--${flag}`);
        for (const choice of choices) expect(text).toContain(choice);
      }
      expect(text).toContain("Examples:\n  flakelint");
      expect(tooWide(text, 80).filter((row) => !row.startsWith("  flakelint "))).toEqual([]);
    },
  );

  test("is asked for anywhere before two dashes", () => {
    expect(helpTopic(["check", "--fix", "-h"])).toBe("check");
    expect(helpTopic(["--fix", "--help"])).toBeNull();
    expect(helpTopic(["a.nix"])).toBeUndefined();
    expect(helpTopic(["check", "--", "--help"])).toBeUndefined();
  });

  test("on a command that does not exist suggests one", () => {
    const shell = { environment: {}, columns: 80, isTerminal: false } as Shell;
    expect(() => runHelp({ positionals: ["grpah"] }, shell)).toThrow(
      expect.objectContaining({ message: "no such command: 'grpah'", hint: "did you mean 'graph'?" }),
    );
  });
});

describe("the page of a rule", () => {
  test.each(registry.map((registered) => [registered.rule.id, registered] as const))(
    "%s fits the terminal, but for addresses and code",
    (_id, registered) => {
      for (const width of [60, 80]) {
        const page = renderRulePage(describeRule(registered), { ...look, width, proseWidth: width });
        expect(tooWide(page, width).filter((row) => !/^ {2}|https?:/.test(row))).toEqual([]);
        expect(page).toContain(registered.rule.summary.split(" ")[0]);
      }
    },
  );

  test("is prose with lists, tables, code and links", () => {
    const markdown = [
      "Some `code`, **strong** words and [a page](https://example.org), not [a file](x.md).",
      "- one that is so long that it goes on below itself",
      "- two",
      "",
      "| a | b |\n|---|---|\n| `x` | y |",
      "",
      "```nix\n{ a = 1; }\n\n{ }\n```",
    ].join("\n");
    expect(renderMarkdown(markdown, { style: plain, width: 40, hyperlinks: false })).toMatchInlineSnapshot(`
      "Some \`code\`, strong words and a page
      (https://example.org), not a file.
      - one that is so long that it goes on
        below itself
      - two

        a    b
        \`x\`  y

        { a = 1; }

        { }
      "
    `);
  });

  test("tells strings, comments and keywords of code apart, and nothing else changes", () => {
    const code = "let a = \"x${b}\"; in # no \"string\"\n''\n  in ${a}\n''";
    const colored = highlightCode(code, "nix", makeStyle(true));
    expect(colored).toContain(
      '\u001b[35mlet\u001b[39m a = \u001b[32m"x\u001b[39m${b}\u001b[32m"\u001b[39m; \u001b[35min\u001b[39m \u001b[2m# no',
    );
    expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(code);
    expect(highlightCode(code, "json", makeStyle(true))).toBe(code);
  });
});

describe("the table of rules", () => {
  const some = registry.filter(({ topic }) => topic === "dead-code");

  test.each([40, 80, 120, 200])("fits in %i columns", (width) => {
    expect(tooWide(renderRuleTable(registry, { ...look, width }), Math.max(width, 62))).toEqual([]);
  });

  test("says what is on here, and how many there are", () => {
    const text = renderRuleTable(some, { ...look, width: 200 }, ({ rule }) =>
      rule.id === "empty-let" ? "error" : "off",
    );
    expect(text).toMatch(/\n {2}empty-let +error +recommended +fix +'let … in' without a binding\n/);
    expect(text).toMatch(/\n {2}unused-rec +off /);
    expect(text).toMatch(
      new RegExp(`\\n${some.length} rules, 1 on here, \\d+ with --fix, \\d+ with --unsafe-fixes\\n`),
    );
  });
});

describe("names of other linters", () => {
  test.each([
    ["W03", ["manual-inherit"]],
    ["w20", ["repeated-key"]],
    ["statix:useless_parens", ["redundant-parentheses"]],
    ["sema-extra-with", ["unused-with"]],
    ["nixd:sema-extra-rec", ["unused-rec"]],
    ["nil:unused_with", ["unused-with"]],
    ["nil:manual_inherit", []],
    ["toString", []],
    ["nonsense", []],
  ])("%s is %j", (name, rules) => {
    expect([...new Set(peerChecksNamed(name).flatMap((peer) => peer.rules))]).toEqual(rules);
  });

  test("lead to rules that exist", () => {
    const ids = new Set(registry.map(({ rule }) => rule.id));
    const checks = [statixChecks, nixfChecks, nilChecks].flatMap((one) => Object.keys(one));
    for (const name of [...checks, ...Object.keys(statixCodes), "deadnix"]) {
      const rules = peerChecksNamed(name).flatMap((peer) => peer.rules);
      expect(rules.length, name).toBeGreaterThan(0);
      for (const rule of rules) expect(ids.has(rule), `${name}: ${rule}`).toBe(true);
    }
  });
});

test.each(["bash", "zsh", "fish"] as const)("the script for %s names all commands, flags and rules", (shell) => {
  const script = completionScript(shell);
  for (const [name, { hidden, options }] of declared) {
    if (hidden) expect(script).not.toMatch(new RegExp(`\\b${name}:|-a ${name}\\b`));
    else for (const flag of Object.keys(options)) expect(script).toMatch(new RegExp(`(?:--|-l )${flag}\\b`));
  }
  for (const { rule } of registry) expect(script).toMatch(new RegExp(`[ "(]${rule.id}[ ")\n]`));
});
