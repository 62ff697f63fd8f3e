import { describe, expect, test } from "vitest";
import type { Finding } from "#src/findings/finding.ts";
import { plainOptions } from "#src/reporters/reporter.ts";
import { displayWidth } from "#src/reporters/text/clusters.ts";
import { renderText } from "#src/reporters/text.ts";
import { finding, related, reportOf, rule, sampleReport, spanOf } from "./sample-report.ts";

/** The text report of one finding in one file, without the summary line. */
function block(text: string, parts: Partial<Finding> & Pick<Finding, "span">, width = 100): string {
  const report = reportOf({ files: { "a.nix": text }, rules: [], findings: [finding({ file: "a.nix", ...parts })] });
  return withoutSummary(renderText(report, { ...plainOptions, width }));
}

function withoutSummary(text: string): string {
  return `\n${text.slice(0, text.lastIndexOf("\n\n"))}`;
}

/** What stands above the underline: the marked stretch by columns, for lines of ASCII. */
function marked(rendered: string): string {
  const rows = rendered.split("\n");
  const index = rows.findIndex((row) => /│ +\^/.test(row));
  const underline = rows[index] as string;
  const start = underline.indexOf("^");
  return (rows[index - 1] as string).slice(start, underline.lastIndexOf("^") + 1);
}

describe("text", () => {
  test("shows findings with code, reason and cure, then what was left out, then a summary", () => {
    expect(renderText(sampleReport(), plainOptions)).toMatchInlineSnapshot(`
      "flake.nix:4:5  warning  missing-follows  [fixable]
          2 │   inputs = {
          4 │     home-manager.url = "github:nix-community/home-manager";
            │     ^^^^^^^^^^^^^^^^ 'home-manager' brings its own nixpkgs
            │ why   Two copies of nixpkgs are evaluated, and they drift apart
            │ help  home-manager.inputs.nixpkgs.follows = "nixpkgs"
            ╰ fix   Let 'home-manager' follow 'nixpkgs' (--fix)

      hosts/laptop/configuration.nix:5:5  error  host-imports-host
          3 │   imports = [
          5 │     ../desktop/audio.nix
            │     ^^^^^^^^^^^^^^^^^^^^ host 'laptop' imports a file of host 'desktop'
            ├ hosts/desktop/configuration.nix:3:15  'desktop' imports it here
            │ why   A change made for one host silently changes the other
            ╰ help  move audio.nix under modules/, where every host may import it

      modules/users.nix:4:5  error  plaintext-password
          2 │   users.users.ada = {
          4 │     password = "•••"; #•••
            │     ^^^^^^^^^^^^^^^^ the password of 'ada' is readable by everyone
            │ why   Everything in \`/nix/store\` is readable by every user and every process
            ╰ help  use hashedPasswordFile with a secret of agenix or sops-nix

      modules/users.nix:3:5  note  unused-binding
          2 │   users.users.ada = {
          3 │     isNormalUser = true;
            │     ^^^^^^^^^^^^ 'isNormalUser' is what it already was
            │ why   Readers look for its use in vain
            ╰ fix   Remove 'isNormalUser' (--unsafe-fixes)

      1 file not read:
        secrets/wifi.nix  is encrypted

      2 hosts, 41 files, 212 ms: 2 errors, 1 warning, 1 note (1 fixable with --fix, 1 more with --unsafe-fixes, 1 suppressed)
      "
    `);
  });

  test("has colors and links only when asked", () => {
    const colorful = renderText(sampleReport(), { ...plainOptions, color: true, hyperlinks: true });
    const plain = renderText(sampleReport(), plainOptions);
    expect(plain).not.toContain("\u001b");
    expect(colorful).toContain("\u001b[1;31merror\u001b[0m");
    expect(colorful).toContain(
      "\u001b]8;;https://github.com/flakelint/flakelint/blob/main/docs/rules/missing-follows.md\u001b\\missing-follows\u001b]8;;\u001b\\",
    );
    const bare = colorful.replace(/\u001b\]8;;.*?\u001b\\|\u001b\[[\d;]*m/g, "");
    expect(bare).toBe(plain);
  });

  test("is one calm line when there is nothing to say", () => {
    const report = reportOf({ summary: { files: 41, hosts: 2 } });
    expect(renderText(report, plainOptions)).toBe("2 hosts, 41 files, 212 ms: no findings\n");
  });

  test("counts one as one, long runs in seconds, and no hosts where there is no flake", () => {
    const report = reportOf({ summary: { files: 1, durationMs: 1260.4, suppressed: 2 } });
    expect(renderText(report, plainOptions)).toBe("1 file, 1.3 s: no findings (2 suppressed)\n");
  });

  test("calls files as the reader would", () => {
    const report = reportOf({
      files: { "a.nix": "x" },
      findings: [finding({ file: "a.nix", span: { start: 0, end: 1 } })],
    });
    expect(renderText(report, { ...plainOptions, displayPath: (file) => `../${file}` })).toMatch(/^\.\.\/a\.nix:1:1 /);
  });

  test("gives a rule's reason once", () => {
    const text = "{ a = 1; b = 2; }";
    const one = (needle: string, ruleId: string) =>
      finding({ file: "a.nix", span: spanOf(text, needle), rule: ruleId });
    const report = reportOf({
      files: { "a.nix": text },
      rules: [rule({ id: "p", why: "Pee." }), rule({ id: "q", why: "Queue." }), rule({ id: "r", why: "" })],
      findings: [one("a", "p"), one("1", "q"), one("b", "p"), one("2", "r")],
    });
    const rendered = renderText(report, plainOptions);
    expect(rendered.match(/why {3}\w+/g)).toEqual(["why   Pee", "why   Queue"]);
  });

  test("tells of crashed rules and where to report them", () => {
    const report = reportOf({ crashes: [{ rule: "empty-let", file: "a.nix", message: "no \u001b[31mway" }] });
    expect(renderText(report, plainOptions)).toMatchInlineSnapshot(`
      "a rule crashed, which is a bug in flakelint: https://github.com/flakelint/flakelint/issues
        empty-let on a.nix: no ␛[31mway

      0 files, 212 ms: no findings
      "
    `);
  });

  test("lists only some of many skipped files", () => {
    const skipped = Array.from({ length: 12 }, (_, index) => {
      return { file: `${index}.nix`, reason: "too-large", detail: "" } as const;
    });
    const rendered = renderText(reportOf({ skipped }), plainOptions);
    expect(rendered).toContain("12 files not read:\n  0.nix  is too large\n");
    expect(rendered).toContain("  9.nix  is too large\n  and 2 more\n");
  });
});

describe("a code frame", () => {
  test("marks the span and shows the line that opens its block", () => {
    const text = "{\n  a = {\n    # why\n\n    b = 1;\n    c = 2;\n  };\n}\n";
    expect(block(text, { span: spanOf(text, "c = 2") })).toMatchInlineSnapshot(`
      "
      a.nix:6:5  warning  unused-binding
          2 │   a = {
          6 │     c = 2;
            │     ^^^^^ 'x' is never used"
    `);
  });

  test("shows no line above that is only a bracket, or at the margin", () => {
    const rows = (text: string, needle: string) => block(text, { span: spanOf(text, needle) }).match(/\d+ │.*/g);
    expect(rows("f:\n{\n  a = 1;\n}\n", "a =")).toEqual(["3 │   a = 1;"]);
    expect(rows("f:\n\nb\n", "b")).toEqual(["3 │ b"]);
    expect(rows("{\n  # a:\n    b\n}\n", "b")).toEqual(["3 │     b"]);
  });

  test("marks several lines to the end of the first", () => {
    const text = "x = {\n  a = 1;\n};\n";
    expect(marked(block(text, { span: spanOf(text, "{\n  a = 1;\n}") }))).toBe("{");
    expect(marked(block("f  \r\n x", { span: { start: 0, end: 7 } }))).toBe("f");
  });

  test("marks an empty span, also behind the line's end and at the end of the file", () => {
    expect(block("a = 1\n", { span: { start: 5, end: 5 } })).toContain("1 │ a = 1\n      │      ^ ");
    expect(block("a\n", { span: { start: 2, end: 2 } })).toContain("    2 │\n      │ ^ ");
    expect(block("a\n", { span: { start: 1, end: 2 } })).toContain("1 │ a\n      │  ^ ");
  });

  test("has no code for a file that is empty or cannot be read", () => {
    expect(block("", { span: { start: 0, end: 0 } })).toMatchInlineSnapshot(`
      "
      a.nix:1:1  warning  unused-binding
            │ 'x' is never used"
    `);
    const report = reportOf({ findings: [finding({ file: "x.age", span: { start: 9, end: 12 } })] });
    expect(renderText(report, plainOptions)).toMatch(
      /^x\.age:1:1 {2}warning {2}unused-binding\n {6}│ 'x' is never used\n/,
    );
  });

  test("expands tabs", () => {
    const text = "\ta =\tb;";
    expect(marked(block(text, { span: spanOf(text, "b") }))).toBe("b");
    expect(block(text, { span: spanOf(text, "a") })).toContain("│     a = b;\n      │     ^ ");
  });

  test.each([
    ["East Asian wide characters", "日本語", 6],
    ["fullwidth and halfwidth forms", "Ａｱ", 3],
    ["emoji", "😀", 2],
    ["a family joined to one emoji", "👨‍👩‍👧", 2],
    ["a skin tone", "👍🏽", 2],
    ["a flag", "🇫🇮", 2],
    ["a heart made emoji by its selector", "❤️", 2],
    ["combining marks", "e\u0301a\u0308\u0323", 2],
    ["Hangul in letters", "\u1112\u1161\u11ab", 2],
    ["accents in one piece", "éß", 2],
  ])("takes the width of %s", (_name, wide, columns) => {
    const text = `"${wide}" x`;
    const rows = block(text, { span: spanOf(text, " x") }).split("\n");
    expect(rows[3]).toBe(`      │ ${" ".repeat(columns + 2)}^^ 'x' is never used`);
    const underWide = block(text, { span: spanOf(text, wide) }).split("\n");
    expect(underWide[3]).toBe(`      │  ${"^".repeat(columns)} 'x' is never used`);
  });

  test("spells out control characters and keeps the mark in place", () => {
    const text = "a\u001b[31m\u202e = b;";
    const rendered = block(text, { span: spanOf(text, "b") });
    expect(rendered).toContain("1 │ a␛[31m<U+202E> = b;");
    expect(marked(rendered)).toBe("b");
  });

  test("cuts long lines around the span", () => {
    const text = `{ ${"before = 1; ".repeat(30)}target = 1;${" after = 1;".repeat(30)} }`;
    const rendered = block(text, { span: spanOf(text, "target") }, 80);
    expect(rendered).toMatchInlineSnapshot(`
      "
      a.nix:1:363  warning  unused-binding
          1 │ …re = 1; before = 1; before = 1; target = 1; after = 1; after = 1; afte…
            │                                  ^^^^^^ 'x' is never used"
    `);
    expect(marked(rendered)).toBe("target");
  });

  test.each([20, 40, 79, 80, 81, 200])("fits in %i columns wherever the span is", (width) => {
    const text = `"${"日本 ascii 😀 ".repeat(40)}"`;
    for (let start = 0; start < text.length; start += 7) {
      for (const length of [0, 1, 30, 300]) {
        const rows = block(text, { span: { start, end: start + length }, message: "m" }, width).split("\n");
        const underline = rows[3] as string;
        expect(displayWidth(rows[2] as string)).toBeLessThanOrEqual(Math.max(width, 28));
        expect(underline.length).toBeLessThanOrEqual(Math.max(width, 28));
        expect(underline).toContain("^");
      }
    }
  });

  test("of a megabyte on one line shows the place", () => {
    const text = `[ ${"a ".repeat(500_000)}]`;
    expect(marked(block(text, { span: { start: 700_000, end: 700_001 } }))).toBe("a");
  });

  test("puts a long message below the mark, broken between words", () => {
    const text = "  value = 1;";
    const message = "'value' is set in so many ways that no line of any terminal would ever hold the whole story of it";
    const rendered = block(text, { span: spanOf(text, "value"), message }, 60);
    expect(rendered).toMatchInlineSnapshot(`
      "
      a.nix:1:3  warning  unused-binding
          1 │   value = 1;
            │   ^^^^^
            │   'value' is set in so many ways that no line of any
            │   terminal would ever hold the whole story of it"
    `);
  });
});

describe("below the code", () => {
  test("related places are listed with their message, a crowd of them shortened", () => {
    const text = "a\nb\n";
    const places = Array.from({ length: 11 }, () => related("a.nix", { start: 2, end: 3 }, "set here"));
    const rendered = block(text, { span: { start: 0, end: 1 }, related: places });
    expect(rendered.match(/├ a\.nix:2:1 {2}set here/g)).toHaveLength(8);
    expect(rendered).toContain("╰ and 3 more");
  });

  test("fixes are named with the flag that applies them", () => {
    const edits = [{ file: "a.nix", start: 0, end: 1, text: "" }];
    const rendered = block("a", {
      span: { start: 0, end: 1 },
      fixes: [
        { title: "Remove 'a'", safety: "safe", edits },
        { title: "Rename 'a'", safety: "suggested", edits },
      ],
    });
    expect(rendered).toContain("unused-binding  [fixable]\n");
    expect(rendered).toContain("│ fix   Remove 'a' (--fix)\n");
    expect(rendered).toContain("╰ fix   Rename 'a' (--unsafe-fixes)");
  });

  test("long advice goes on under its beginning", () => {
    const help = "move what both hosts need to a module of its own and let each of them import that";
    expect(block("a", { span: { start: 0, end: 1 }, help }, 50)).toMatchInlineSnapshot(`
      "
      a.nix:1:1  warning  unused-binding
          1 │ a
            │ ^ 'x' is never used
            ╰ help  move what both hosts need to a
                    module of its own and let each of
                    them import that"
    `);
  });
});

describe("a secret", () => {
  const secret = (text: string, needle: string) =>
    block(text, { topic: "secrets", span: spanOf(text, needle), message: "m" });

  test("is not shown, be it in a string, a comment or a URI", () => {
    expect(secret('a = "s3cret"; # old: s3cret', "a =")).toContain('1 │ a = "•••"; #•••\n');
    expect(secret("url = https://me:s3cret@host/;", "https")).toContain("1 │ url = https:•••;\n");
  });

  test("is not shown where the span starts amid a string of several lines", () => {
    const text = "{\n  key = ''\n    -----BEGIN\n      s3cret\n  '';\n}\n";
    const rendered = secret(text, "s3cret");
    expect(rendered).not.toMatch(/s3cret|BEGIN/);
    expect(rendered).toContain("4 │ •••\n      │ ^^^ m");
  });

  test("is not shown on the line above either", () => {
    const text = 'a = f "s3cret" {\n  b = "x";\n};\n';
    expect(secret(text, '"x"')).toContain('1 │ a = f "•••" {\n    2 │   b = "•••";\n      │       ^^^^^ m');
  });

  test("keeps the mark below its place, whatever length it has", () => {
    const text = 'a = "a very long s3cret"; b = "x";';
    expect(marked(secret(text, "b ="))).toBe("b =");
  });

  test("shows nothing of files that are not Nix", () => {
    const report = reportOf({
      files: { id_ed25519: "BEGIN s3cret\n" },
      findings: [finding({ file: "id_ed25519", topic: "secrets", span: { start: 0, end: 5 } })],
    });
    expect(renderText(report, plainOptions)).toContain("1 │ •••\n");
  });

  test("is not shown by another finding on its line, whose other lines are", () => {
    const text = 'a = "s3cret";\nb = "public";\n';
    const report = reportOf({
      files: { "a.nix": text },
      findings: [
        finding({ file: "a.nix", span: spanOf(text, "a") }),
        finding({ file: "a.nix", topic: "secrets", span: spanOf(text, "a =") }),
        finding({ file: "a.nix", span: spanOf(text, "b") }),
      ],
    });
    const rendered = renderText(report, plainOptions);
    expect(rendered).not.toContain("s3cret");
    expect(rendered).toContain('b = "public";');
  });

  test("is not shown where it is only a related place", () => {
    const text = 'let p = "s3cret"; in { a = p; }';
    const report = reportOf({
      files: { "a.nix": text, "b.nix": "x" },
      findings: [
        finding({ file: "a.nix", span: spanOf(text, "p") }),
        finding({
          file: "b.nix",
          topic: "secrets",
          span: { start: 0, end: 1 },
          related: [related("a.nix", spanOf(text, "p"), "set here")],
        }),
      ],
    });
    expect(renderText(report, plainOptions)).not.toContain("s3cret");
  });

  test("hides no text of other findings", () => {
    expect(block('a = "shown"; # shown', { span: { start: 0, end: 1 } })).toContain('a = "shown"; # shown');
  });
});
