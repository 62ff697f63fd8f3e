import { describe, expect, test } from "vitest";
import { fileAddress } from "#src/cli/file-address.ts";
import { progressLine } from "#src/cli/progress-line.ts";
import type { Shell } from "#src/cli/shell.ts";
import { knowsLinks, onlyAscii } from "#src/cli/terminal-abilities.ts";
import { useColor } from "#src/cli/use-color.ts";

describe("links are for terminals that show them", () => {
  test.each([
    [{ VTE_VERSION: "6800" }, true],
    [{ VTE_VERSION: "4800" }, false],
    [{ TERM_PROGRAM: "iTerm.app" }, true],
    [{ TERM_PROGRAM: "Apple_Terminal" }, false],
    [{ WT_SESSION: "1d2b" }, true],
    [{ KONSOLE_VERSION: "230401" }, true],
    [{ TERM: "xterm-kitty" }, true],
    [{ TERM: "xterm-256color" }, false],
    [{ TERM: "dumb", VTE_VERSION: "6800" }, false],
    [{ VTE_VERSION: "6800", CI: "true" }, false],
    [{ VTE_VERSION: "6800", TERM: "screen-256color", STY: "1.pts" }, false],
    [{ VTE_VERSION: "6800", TMUX: "/tmp/x", TERM_PROGRAM: "tmux", TERM_PROGRAM_VERSION: "3.3a" }, false],
    [{ TMUX: "/tmp/x", TERM_PROGRAM: "tmux", TERM_PROGRAM_VERSION: "3.4" }, true],
    [{ FORCE_HYPERLINK: "1", TERM: "dumb" }, true],
    [{ FORCE_HYPERLINK: "0", VTE_VERSION: "6800" }, false],
    [{}, false],
  ])("%j: %s", (environment, expected) => {
    expect(knowsLinks(environment, true)).toBe(expected);
  });

  test("and not for pipes", () => {
    expect(knowsLinks({ VTE_VERSION: "6800" }, false)).toBe(false);
  });

  test("a file is named with the machine it is on, its line only to kitty, and not where an editor makes a better link", () => {
    expect(fileAddress({}, "/my home")?.("a b.nix", 7)).toMatch(/^file:\/\/[^/]*\/my%20home\/a%20b\.nix$/);
    const kitty = { KITTY_WINDOW_ID: "1", TERM: "xterm-kitty" };
    expect(fileAddress(kitty, "/r")?.("a.nix", 7)).toMatch(/\/r\/a\.nix#7$/);
    expect(fileAddress({ TERM_PROGRAM: "vscode" }, "/r")).toBeNull();
  });
});

test.each([
  [{}, false],
  [{ LANG: "" }, false],
  [{ LANG: "en_GB.UTF-8" }, false],
  [{ LANG: "C.utf8" }, false],
  [{ LANG: "C" }, true],
  [{ LANG: "de_DE@euro" }, true],
  [{ LANG: "en_GB.UTF-8", LC_ALL: "POSIX" }, true],
  [{ LANG: "C", LC_CTYPE: "C.UTF-8" }, false],
])("the locale of %j knows only ASCII: %s", (environment, expected) => {
  expect(onlyAscii(environment, "linux")).toBe(expected);
});

test.each([
  ["auto", {}, true, true],
  ["auto", {}, false, false],
  ["auto", { TERM: "dumb" }, true, false],
  ["auto", { NO_COLOR: "1", FORCE_COLOR: "1", CLICOLOR_FORCE: "1" }, true, false],
  ["auto", { NO_COLOR: "" }, true, true],
  ["auto", { FORCE_COLOR: "1" }, false, true],
  ["auto", { FORCE_COLOR: "0", CLICOLOR_FORCE: "1" }, true, false],
  ["auto", { CLICOLOR_FORCE: "1" }, false, true],
  ["auto", { CLICOLOR_FORCE: "0" }, false, false],
  ["auto", { CLICOLOR: "0" }, true, false],
  ["always", { NO_COLOR: "1", TERM: "dumb" }, false, true],
  ["never", { FORCE_COLOR: "1" }, true, false],
] as const)("--color %s with %j on a terminal (%s) colours: %s", (choice, environment, isTerminal, expected) => {
  expect(useColor(choice, environment, isTerminal)).toBe(expected);
});

describe("progress", () => {
  function line(parts: Partial<Shell> = {}) {
    let now = 0;
    const written: string[] = [];
    const complain = (text: string) => void written.push(text);
    const shell = { environment: {}, complainsToTerminal: true, columns: 30, complain, ...parts } as Shell;
    const progress = progressLine(shell, () => now);
    const tell = (time: number, done: number) => {
      now = time;
      progress?.tell({ phase: "files", done, total: 300 });
    };
    return { progress, tell, written };
  }

  test("is told after a second, ten times a second, in one line that is taken away", () => {
    const { progress, tell, written } = line();
    for (const [time, done] of [
      [10, 1],
      [999, 2],
      [1000, 3],
      [1099, 4],
      [1100, 5],
    ] as const)
      tell(time, done);
    progress?.clear();
    progress?.clear();
    expect(written).toEqual([
      "\r\u001b[2Kreading files: 3 of 300",
      "\r\u001b[2Kreading files: 5 of 300",
      "\r\u001b[2K",
    ]);
  });

  test("leaves nothing behind where the run was short", () => {
    const { progress, tell, written } = line();
    tell(900, 1);
    progress?.clear();
    expect(written).toEqual([]);
  });

  test("does not break its line where the terminal is narrow", () => {
    const { tell, written } = line({ columns: 12 });
    tell(2000, 1);
    expect(written).toEqual(["\r\u001b[2Kreading fil"]);
  });

  test.each([
    { complainsToTerminal: false },
    { environment: { CI: "true" } },
    { environment: { PRE_COMMIT: "1" } },
    { environment: { TERM: "dumb" } },
  ])("is not for %j", (parts) => {
    expect(line(parts).progress).toBeNull();
  });
});
