import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "esbuild";
import { registry } from "../../src/rules/registry.ts";
import type { RegisteredRule, Rule } from "../../src/rules/rule.ts";
import { root } from "./root.ts";
import { textGetters, textsImport, textsModule, withoutTexts } from "./rule-texts.ts";

/** What only a run calls that opens a project. */
const projectHooks: readonly string[] = ["flake", "lock", "host", "project"];

/**
 * More than half of the rules look at projects only. Of these, what a check needs to know of every rule is loaded with it, and
 * their code, with all that it asks, when the first of their hooks is called.
 */
const lateRules = registry.filter(({ rule }) => Object.keys(rule.check).every((hook) => projectHooks.includes(hook)));

/** The entry that holds the code of these. */
export const projectRules = "project-rules";

/** Rules as the program needs them: texts that few runs show are left out, and so is code that only projects need. */
export const leanRules: Plugin = {
  name: "lean-rules",
  setup(builder) {
    builder.onResolve({ filter: /^rule-texts$/ }, () => ({ path: textsModule }));
    builder.onResolve({ filter: /^project-rules$/ }, ({ path }) => ({ path, namespace: "project-rules" }));
    builder.onLoad({ filter: /.*/, namespace: "project-rules" }, () => ({ contents: allCode(), resolveDir: root }));
    builder.onResolve({ filter: /\?code$/ }, ({ path }) => ({ path: path.slice(0, -"?code".length), suffix: "?code" }));
    builder.onLoad({ filter: /[\\/]src[\\/]rules[\\/][a-z-]+[\\/][a-z-]+\.ts$/ }, ({ path, suffix }) => {
      const id = basename(path, ".ts");
      const late = suffix === "?code" ? undefined : lateRules.find(({ rule }) => rule.id === id);
      if (late) return { contents: announced(late.rule), loader: "js" };
      return { contents: withoutTexts(readFileSync(path, "utf8"), id), loader: "ts" };
    });
  },
};

function allCode(): string {
  const sourceOf = ({ topic, rule }: RegisteredRule) => join(root, `src/rules/${topic}/${rule.id}.ts?code`);
  const imports = lateRules.map((rule, place) => `import rule${place} from ${JSON.stringify(sourceOf(rule))};`);
  const names = lateRules.map(({ rule }, place) => `${JSON.stringify(rule.id)}: rule${place}`);
  return [...imports, `export const rules = { ${names.join(", ")} };`, 'import "hot";'].join("\n");
}

/** A rule whose functions are elsewhere. */
function announced(rule: Rule): string {
  const { why: _why, example: _example, check, ...told } = rule;
  const code = `program.require("./${projectRules}.js").rules[${JSON.stringify(rule.id)}]`;
  const properties = Object.entries(told).map(([name, value]) =>
    typeof value === "function" ? forward(name, `${code}.${name}`) : `${name}: ${JSON.stringify(value)}`,
  );
  const hooks = Object.keys(check).map((hook) => forward(hook, `${code}.check.${hook}`));
  return `${textsImport}export default { ${properties}, ${textGetters(rule.id)} check: { ${hooks} } };`;
}

function forward(name: string, target: string): string {
  return `${name}: (...given) => ${target}(...given)`;
}
