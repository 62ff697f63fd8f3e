import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report } from "#src/findings/report.ts";
import { withoutCommands } from "#src/reporters/excerpt/runner-commands.ts";
import { formatNames, loadReporter } from "#src/reporters/formats.ts";
import { plainOptions } from "#src/reporters/reporter.ts";
import { commandsIn } from "../support/workflow-commands.ts";
import { finding, related, reportOf } from "./sample-report.ts";

/** Pieces of what a repository may hold to forge a command or drive a terminal. */
const piece = fc.constantFrom(
  "::error::no",
  "::set-output name=a::b",
  "::add-mask::e",
  "::warning file=a,line=1::x",
  "::stop-commands::t",
  "##[error]no",
  "##[add-mask]x",
  "##[group]",
  "#",
  "##",
  "[warning]",
  ":",
  "::",
  " ",
  "\t",
  "\r",
  "\n",
  "\r\n",
  "\u0000",
  "\u001b[31m",
  "\u001b]8;;https://example.org\u001b\\",
  "\u0085",
  "\u00ad",
  "\u200b",
  "\u200d",
  "\u202e",
  "\u2066",
  "\u2028",
  "\ufe0f",
  "\ufeff",
  "%0A",
  "%",
  ",",
  "a",
  " word ",
  "</script><b>",
  '"',
);
const hostile = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));

const reportArbitrary: fc.Arbitrary<Report> = fc
  .record({
    message: hostile,
    help: hostile,
    place: hostile,
    title: hostile,
    crash: hostile,
    text: hostile,
    file: hostile,
    other: hostile,
    severity: fc.constantFrom("error" as const, "warning" as const, "note" as const),
    count: fc.constantFrom(1, 2, 12),
    end: fc.nat(40),
  })
  .map(({ message, help, place, title, crash, text, file, other, severity, count, end }) => {
    const span = { start: 0, end: Math.min(end, text.length) };
    const fixes = [{ title, safety: "safe" as const, edits: [{ file, ...span, text: message }] }];
    const one = finding({ file, span, severity, message, help, fixes, related: [related(other, span, place)] });
    return reportOf({
      files: { [file]: text, [other]: text },
      findings: Array.from({ length: count }, () => ({ ...one, flow: [related(file, span, place)] })),
      crashes: [{ rule: "empty-let", file: other, message: crash }],
      skipped: [{ file: other, reason: "binary", detail: place }],
    });
  });

/** Everything but a line feed that moves, paints, turns or hides. */
const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

/** Formats in which an escape loses nothing, so that they are harmless by themselves; what the others print is put right when it goes to a runner. */
const lossless = new Set(["json", "sarif", "gitlab", "rdjson", "junit", "checkstyle"]);

describe("whatever a repository holds", () => {
  test.each(formatNames.filter((name) => name !== "github"))("%s has no command and no raw control", async (format) => {
    const render = await loadReporter(format);
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const text = render(report, plainOptions);
        expect(commandsIn(lossless.has(format) ? text : withoutCommands(text))).toEqual([]);
        expect(text).not.toMatch(raw);
      }),
      { numRuns: 150 },
    );
  });

  test("github has its own commands and no others", async () => {
    const render = await loadReporter("github");
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const text = render(report, plainOptions);
        expect(text).not.toMatch(raw);
        const commands = commandsIn(text);
        const annotations = commands.filter(({ properties }) => "title" in properties);
        const known = ["unused-binding", "flakelint: empty-let failed"];
        for (const { properties } of annotations) {
          const { title = "", file, line } = properties;
          if (known.includes(title)) expect([typeof file, line]).toEqual(["string", "1"]);
          else expect(title).toMatch(/^flakelint: \d+ more findings?$/);
        }
        const others = commands.filter((command) => !annotations.includes(command)).map(({ name }) => name);
        expect(["", "group,endgroup"]).toContain(others.join());
        // What the runner prints of a message is read no second time, but shown as a group where it looks like one.
        for (const { data } of annotations) expect(commandsIn(data)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a text for people", () => {
  test.each([
    ["::error::no", "<U+003A>:error::no"],
    ["  \t::error::no", "  \t<U+003A>:error::no"],
    ["a\n::x::\r::y::", "a\n<U+003A>:x::\r<U+003A>:y::"],
    ["\u00ad:\u200b:error::no", "\u00ad<U+003A>\u200b:error::no"],
    ["see ##[error]no", "see <U+0023>#[error]no"],
    ["##vso[task.setvariable]", "<U+0023>#vso[task.setvariable]"],
    ["1 │ ::error::no", "1 │ ::error::no"],
    ["##\u001b[0m", "##\u001b[0m"],
    ["## [a] #[a] std::x", "## [a] #[a] std::x"],
  ])("%j loses its commands and nothing else", (text, expected) => {
    expect(withoutCommands(text)).toBe(expected);
  });

  test("is put right in a time that grows with it", () => {
    const long = `${"\t".repeat(100_000)}${"\n ".repeat(100_000)}${"#".repeat(100_000)}${" ".repeat(100_000)}##${"\u00ad".repeat(100_000)}`;
    const start = performance.now();
    expect(withoutCommands(long)).toBe(long);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
