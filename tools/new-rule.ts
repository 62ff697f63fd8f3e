/** `npm run new-rule topic/rule-id` writes a rule and its test, which fails until both are filled in. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { nearestName } from "../src/source/nearest-name.ts";
import { listRuleFiles } from "./rule-files.ts";

const namePattern = /^([a-z]+(?:-[a-z]+)*)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/;
const remedies = ["no", "require", "prefer", "use", "avoid", "disallow", "enforce", "check"];

/**
 * Writes the two files below a root, and gives their paths. Throws an `Error` in words for people if the name will
 * not do: an id names the offence, not the remedy.
 */
export function scaffoldRule(root: string, name: string): string[] {
  const [, topic = "", id = ""] = namePattern.exec(name) ?? [];
  refuse(id === "", `'${name}' is no rule name: write topic/rule-id, such as dead-code/unused-with`);
  const [first = ""] = id.split("-");
  refuse(
    remedies.includes(first),
    `'${id}' names a remedy: an id names the offence, so that 'allow ${id}' reads as English`,
  );
  const known = listRuleFiles(join(root, "src/rules"));
  refuse(
    known.some((rule) => rule.id === id),
    `there is a rule '${id}' already`,
  );
  const meant = existsSync(join(root, "src/rules", topic)) ? undefined : nearestName(topic, topicsOf(root));
  refuse(meant !== undefined, `there is no topic '${topic}': did you mean '${meant}'?`);

  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const files = {
    [`src/rules/${topic}/${id}.ts`]: ruleText(id, version),
    [`test/rules/${id}.test.ts`]: testText(topic, id),
  };
  for (const path of Object.keys(files)) refuse(existsSync(join(root, path)), `${path} exists already`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return Object.keys(files);
}

function refuse(isWrong: boolean, message: string): void {
  if (isWrong) throw new Error(message);
}

function topicsOf(root: string): string[] {
  return readdirSync(join(root, "src/rules"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function ruleText(id: string, version: string): string {
  return `import { defineRule } from "../rule.ts";

export default defineRule({
  id: "${id}",
  summary: "",
  severity: "warning",
  set: "strict",
  since: "${version}",
  fix: "none",

  why: \`
\`,

  example: {
    bad: \`{ }\`,
    good: \`{ }\`,
  },

  check: {
    // Keep the narrowest hook that can see the offence: nodes, file, flake, lock, host or project.
    file() {},
  },
});
`;
}

function testText(topic: string, id: string): string {
  return `import rule from "#src/rules/${topic}/${id}.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "an empty set": \`{ }\`,
  },

  reported: {
    "the offence in its smallest form": \`{
  offence = true; #! a part of the message
}\`,
  },
});
`;
}

function main(): void {
  const [name = ""] = process.argv.slice(2);
  try {
    const files = scaffoldRule(fileURLToPath(new URL("..", import.meta.url)), name);
    for (const path of files) console.log(`wrote ${path}`);
    console.log("fill them in, then: npm run generate && npm run check");
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
