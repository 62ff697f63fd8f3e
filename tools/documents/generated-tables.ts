import type { RegisteredRule } from "../../src/rules/rule.ts";
import { optionsTable, topicsTable } from "../rule-pages.ts";

/** A table that stands between two marks of a document: `<!-- NAME:begin -->` and `<!-- NAME:end -->`. */
interface GeneratedTable {
  readonly document: string;
  readonly name: string;
  readonly render: (rules: readonly RegisteredRule[]) => string;
}

const tables: readonly GeneratedTable[] = [
  { document: "README.md", name: "rules", render: (rules) => topicsTable(rules, "docs/rules/README.md") },
  { document: "docs/configuration.md", name: "options", render: (rules) => optionsTable(rules, "rules/") },
];

/** The text of a document with its tables as they are today; and the marks that it should hold, and does not. */
export function withTables(
  text: string,
  document: string,
  rules: readonly RegisteredRule[],
): { readonly text: string; readonly missing: readonly string[] } {
  const missing: string[] = [];
  let current = text;
  for (const { name, render } of tables.filter((table) => table.document === document)) {
    const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
    const from = current.indexOf(begin);
    const to = current.indexOf(end, from);
    if (from < 0) missing.push(begin);
    else if (to < 0) missing.push(end);
    else current = `${current.slice(0, from + begin.length)}\n${render(rules)}${current.slice(to)}`;
  }
  return { text: current, missing };
}
