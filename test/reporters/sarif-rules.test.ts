import { describe, expect, test } from "vitest";
import { describeRules } from "#src/engine/rule-descriptions.ts";
import { rulePage } from "#src/findings/rule-page.ts";
import { registry } from "#src/rules/registry.ts";
import { reportOf, rule } from "./sample-report.ts";
import { runOf } from "./sarif-run.ts";

describe("a rule", () => {
  const descriptorOf = (parts: Parameters<typeof rule>[0]) =>
    runOf(reportOf({ rules: [rule(parts)] })).tool.driver.rules?.[0];

  test("has all that GitHub asks for", () => {
    const descriptor = descriptorOf({ id: "unused-binding", why: "It **hurts**. Much." });
    expect(descriptor).toMatchObject({
      id: "unused-binding",
      name: "UnusedBinding",
      shortDescription: { text: "A binding that nothing reads." },
      fullDescription: { text: "It hurts. Much." },
      helpUri: "https://github.com/flakelint/flakelint/blob/main/docs/rules/unused-binding.md",
      defaultConfiguration: { level: "warning" },
      properties: { tags: ["dead-code"], precision: "high", "problem.severity": "warning" },
    });
    expect(descriptor?.properties).not.toHaveProperty("security-severity");
  });

  test("that helps an attacker is one about security, with a severity that is a number in text", () => {
    const security = { severity: "high", cwe: 79 } as const;
    expect(descriptorOf({ id: "a-b", topic: "secrets", security })?.properties).toEqual({
      tags: ["secrets", "security", "external/cwe/cwe-079"],
      precision: "high",
      "security-severity": "8.0",
    });
  });

  test("has a description within GitHub's limit", () => {
    const text =
      descriptorOf({ id: "a-b", why: "A sentence of some length. ".repeat(99) })?.fullDescription?.text ?? "";
    expect(text.length).toBeLessThanOrEqual(1024);
    expect(text).toMatch(/length\.$/);
    expect(descriptorOf({ id: "a-b", why: "" })?.fullDescription?.text).toBe("A binding that nothing reads.");
  });

  test("brings its page along", () => {
    const descriptor = descriptorOf({
      id: "unused-binding",
      why: "It hurts.",
      example: { bad: { "flake.nix": "{ }\n", "flake.lock": "{}\n" }, good: "''```''\n" },
    });
    expect(descriptor?.help?.markdown).toMatchInlineSnapshot(`
      "# unused-binding

      A binding that nothing reads.

      | topic | severity | set | fix | since |
      |---|---|---|---|---|
      | dead-code | warning | recommended | safe: \`--fix\` applies it | 0.1.0 |

      ## Why

      It hurts.

      ## Reported

      \`flake.nix\`

      \`\`\`nix
      { }
      \`\`\`

      \`flake.lock\`

      \`\`\`json
      {}
      \`\`\`

      ## Not reported

      ~~~~nix
      ''\`\`\`''
      ~~~~

      ## Suppress

      On the line, or alone on the line above:

      \`\`\`nix
      # flakelint: allow unused-binding -- reason
      \`\`\`

      Everywhere, in \`flakelint.toml\`:

      \`\`\`toml
      [rules]
      unused-binding = "off"
      \`\`\`

      [Documentation of unused-binding](https://github.com/flakelint/flakelint/blob/main/docs/rules/unused-binding.md)"
    `);
    expect(descriptor?.help?.text).toMatchInlineSnapshot(`
      "A binding that nothing reads.

      It hurts.

      To allow it: # flakelint: allow unused-binding -- reason

      Documentation: https://github.com/flakelint/flakelint/blob/main/docs/rules/unused-binding.md"
    `);
  });
});

describe("the rules of flakelint", () => {
  const descriptions = describeRules(registry);
  const descriptors = runOf(reportOf({ rules: descriptions })).tool.driver.rules ?? [];

  test("are within GitHub's limits, all of them with their whole page", () => {
    expect(descriptors).toHaveLength(registry.length);
    for (const [index, descriptor] of descriptors.entries()) {
      const page = rulePage(descriptions[index] as (typeof descriptions)[number]);
      expect(descriptor.help?.markdown).toContain(page.slice(0, page.indexOf("](")));
      expect(descriptor.help?.markdown).not.toMatch(/\]\((?!https:\/\/)[^)]*\.md\)/);
      expect(descriptor.help?.text.length).toBeGreaterThan(100);
      expect(descriptor.name?.length).toBeLessThanOrEqual(255);
      expect(descriptor.shortDescription?.text.length).toBeLessThanOrEqual(1024);
      expect(descriptor.fullDescription?.text.length).toBeLessThanOrEqual(1024);
      expect(descriptor.properties?.tags?.length).toBeLessThanOrEqual(10);
    }
  });

  test("tell their options with the defaults", () => {
    const outdated = descriptors.find(({ id }) => id === "outdated-input");
    expect(outdated?.help?.markdown).toMatch(/## Options[\s\S]*\| `repositories` \| list of strings \| `\[.+\]` \|/);
  });

  test("name no comment where none is read", () => {
    const help = descriptors.find(({ id }) => id === "unreadable-file")?.help;
    expect(help?.text).toContain('To turn it off, in flakelint.toml under [rules]: unreadable-file = "off"');
    expect(help?.markdown).not.toContain("# flakelint: allow");
  });

  test("are about security if they help an attacker, not because they are about secrets", () => {
    const graded = descriptors.flatMap(({ id, properties }) => {
      const severity = properties?.["security-severity"];
      expect(properties?.tags?.includes("security")).toBe(severity !== undefined);
      expect(properties?.["problem.severity"] === undefined).toBe(severity !== undefined);
      return severity === undefined ? [] : [`${severity} ${id}`];
    });
    expect(graded.sort()).toMatchInlineSnapshot(`
      [
        "3.0 foreign-nixpkgs",
        "3.0 outdated-input",
        "3.0 registry-input",
        "3.0 secret-without-recipients",
        "5.5 exposed-secret",
        "5.5 insecure-input",
        "5.5 plaintext-password-hash",
        "5.5 stale-recipients",
        "5.5 unsupported-release",
        "8.0 partly-encrypted-secret-file",
        "8.0 plaintext-password",
        "8.0 risky-nix-config",
        "8.0 secret-file-in-store",
        "8.0 secret-in-store-output",
        "8.0 secret-read-at-evaluation",
        "8.0 unencrypted-secret-file",
        "9.5 known-token",
      ]
    `);
  });
});
