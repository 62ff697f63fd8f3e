import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeRule } from "#src/engine/rule-descriptions.ts";
import { rulePage } from "#src/findings/rule-page.ts";
import { registry } from "#src/rules/registry.ts";
import { withoutTexts } from "../../tools/build/rule-texts.ts";
import { useProgram } from "../cli/program.ts";

const program = useProgram();
const ids = registry.map(({ rule }) => rule.id);

test("the program explains each rule in the words of its file", () => {
  const { status, stdout } = program.run(["explain", "--format", "markdown", ...ids]);
  expect(status).toBe(0);
  expect(stdout).toBe(registry.map((rule) => `${rulePage(describeRule(rule))}\n`).join("\n"));
});

test("no text that only some runs need is in the code of a rule", () => {
  for (const { topic, rule } of registry) {
    const source = readFileSync(new URL(`../../src/rules/${topic}/${rule.id}.ts`, import.meta.url), "utf8");
    const code = withoutTexts(source, rule.id);
    expect(code.length).toBeLessThan(source.length);
    expect(code).not.toMatch(/^ {2}(?:why|example):/m);
    expect(code).toMatch(/^ {2}summary: /m);
    expect(code).toMatch(/^ {2}check: /m);
  }
});

test("strings, templates, comments and brackets do not end a property", () => {
  const source = [
    "export default defineRule({",
    '  id: "a",',
    "  // why, of all things",
    "  why: `one, \\`two\\`, ${three(4, 5)} }`,",
    '  example: { bad: f("}", [1, 2]), good: "\\",)" },',
    "  check: {},",
    "});",
  ].join("\n");
  const code = withoutTexts(source, "a").split("\n").slice(1).join("\n");
  expect(code).toBe(
    [
      "export default defineRule({",
      '  id: "a",get why() { return $textsOf("a").why; },get example() { return $textsOf("a").example; },',
      "  check: {},",
      "});",
    ].join("\n"),
  );
});

test("a rule of another form is told by the build", () => {
  expect(() => withoutTexts("export default rule;", "a")).toThrow("a: no rule is defined as the build expects it");
  expect(() => withoutTexts('export default defineRule({\n  id: "a",\n});', "a")).toThrow(
    "a: why and example not found",
  );
});
