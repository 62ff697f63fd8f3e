import { describe, expect, test } from "vitest";
import { markdownText } from "#src/reporters/markdown/escaped-text.ts";
import { renderMarkdown } from "#src/reporters/markdown.ts";
import { plainOptions } from "#src/reporters/reporter.ts";
import { finding, reportOf, sampleReport } from "./sample-report.ts";

describe("markdown", () => {
  test("has a verdict, the rules in a table, and the findings by file", () => {
    const fileUrl = (file: string, line?: number) => `https://h/${file}${line === undefined ? "" : `#L${line}`}`;
    expect(renderMarkdown(sampleReport(), { ...plainOptions, fileUrl })).toMatchInlineSnapshot(`
      "### ❌ flakelint: 2 errors, 1 warning, 1 note

      2 configurations, 41 files · 1 fixable with \`--fix\` · 1 with \`--unsafe-fixes\` · 1 suppressed

      - [secrets/wifi.nix](<https://h/secrets/wifi.nix>): not analysed: it is encrypted

      | severity | findings | rule | |
      |---|--:|---|---|
      | error | 1 | [host-imports-host](<https://github.com/flakelint/flakelint/blob/main/docs/rules/host-imports-host.md>) | A host imports another host's file |
      | error | 1 | [plaintext-password](<https://github.com/flakelint/flakelint/blob/main/docs/rules/plaintext-password.md>) | A password in the store |
      | warning | 1 | [missing-follows](<https://github.com/flakelint/flakelint/blob/main/docs/rules/missing-follows.md>) | An input brings its own copy of one this flake has |
      | note | 1 | [unused-binding](<https://github.com/flakelint/flakelint/blob/main/docs/rules/unused-binding.md>) | A binding that nothing reads |

      #### [flake.nix](<https://h/flake.nix>)

      - [4:5](<https://h/flake.nix#L4>) **warning** 'home-manager' brings its own nixpkgs ([missing-follows](<https://github.com/flakelint/flakelint/blob/main/docs/rules/missing-follows.md>))
        <br>help: home-manager.inputs.nixpkgs.follows = "nixpkgs"
        <br>fix: Let 'home-manager' follow 'nixpkgs' (--fix)

      #### [hosts/laptop/configuration.nix](<https://h/hosts/laptop/configuration.nix>)

      - [5:5](<https://h/hosts/laptop/configuration.nix#L5>) **error** host 'laptop' imports a file of host 'desktop' ([host-imports-host](<https://github.com/flakelint/flakelint/blob/main/docs/rules/host-imports-host.md>))
        <br>see hosts/desktop/configuration.nix:3:15: 'desktop' imports it here
        <br>help: move audio.nix under modules/, where every host may import it

      #### [modules/users.nix](<https://h/modules/users.nix>)

      - [4:5](<https://h/modules/users.nix#L4>) **error** the password of 'ada' is readable by everyone ([plaintext-password](<https://github.com/flakelint/flakelint/blob/main/docs/rules/plaintext-password.md>))
        <br>help: use hashedPasswordFile with a secret of agenix or sops-nix
      - [3:5](<https://h/modules/users.nix#L3>) **note** 'isNormalUser' is what it already was ([unused-binding](<https://github.com/flakelint/flakelint/blob/main/docs/rules/unused-binding.md>))
        <br>fix: Remove 'isNormalUser' (--unsafe-fixes)
      "
    `);
  });

  test("is a verdict alone for a clean run", () => {
    const report = reportOf({ summary: { files: 41, hosts: 2 } });
    expect(renderMarkdown(report, plainOptions)).toBe("### ✅ flakelint: no findings\n\n2 configurations, 41 files\n");
  });

  test("tells of a rule that failed", () => {
    const report = reportOf({ crashes: [{ rule: "r", file: "a.nix", message: "Error: no" }] });
    expect(renderMarkdown(report, plainOptions)).toMatch(/^### ❌ [\s\S]*\n- \*\*crash\*\* a\.nix: rule 'r' failed on/);
  });

  test.each([
    ["a | b", "a \\| b"],
    ["<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;"],
    ["&lt;", "&amp;lt;"],
    ["`code` *a* _b_ ~c~ [d](e)", "\\`code\\` \\*a\\* \\_b\\_ \\~c\\~ \\[d\\](e)"],
    ["\\`", "\\\\\\`"],
    ["@ada", "@<!-- -->ada"],
    ["#1 !2 GH-3 C#", "#<!-- -->1 !<!-- -->2 GH-<!-- -->3 C#"],
    ["https://example.org www.example.org", "https:<!-- -->//example.org www<!-- -->.example.org"],
    ["a\nb\u202e", "a␊b\\<U+202E\\>".replace("\\<", "&lt;").replace("\\>", "&gt;")],
  ])("shows %j as it is", (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  test("is cut below 1 MiB, and says so", () => {
    const message = "ü".repeat(2000);
    const findings = Array.from({ length: 600 }, (_, index) =>
      finding({ file: `${index}.nix`, span: { start: 0, end: 0 }, message }),
    );
    const text = renderMarkdown(reportOf({ findings }), plainOptions);
    const shown = text.split(message).length - 1;
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576);
    expect(shown).toBeGreaterThan(200);
    expect(text.endsWith(`\n${600 - shown} more findings left out: a summary holds 1 MiB.\n`)).toBe(true);
  });
});
