import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Finding } from "../../src/findings/finding.ts";
import { renderHtml } from "../../src/reporters/html.ts";
import { bigGraph, sampleGraph } from "../../test/reporters/html/sample-graph.ts";
import { finding, reportOf, rule, spanOf } from "../../test/reporters/sample-report.ts";

/** The report of a real check, written into a file; the program must be built. */
export function checkedPage(root: string, repository: string, file: string): void {
  const program = join(root, "dist/cli.js");
  execFileSync(process.execPath, [program, "check", repository, "--format", `html=${file}`, "--fail-on", "never"]);
}

/** The graph of a real flake, written into a file. */
export function graphPage(root: string, repository: string, file: string): void {
  execFileSync(process.execPath, [join(root, "dist/cli.js"), "graph", repository, "--format", "html", "-o", file]);
}

/** 2,000 findings in 400 modules of 12 hosts. */
export function bigPage(): string {
  const graph = bigGraph(12, 400);
  const files: Record<string, string> = {};
  const findings: Finding[] = [];
  for (const { file } of graph.modules) {
    const name = file as string;
    const lines = ["a", "b", "c", "d", "e"].map((letter) => `    ${letter} = lib.mkForce "${name}"; # ${letter}\n`);
    const text = `{ lib, ... }:\nlet\n${lines.join("")}in\n{\n  imports = [ ./other.nix ];\n}\n`;
    files[name] = text;
    for (const [index, line] of lines.entries()) {
      const start = text.indexOf(line);
      findings.push(
        finding({
          file: name,
          span: spanOf(text, line.slice(4, 5) + " ="),
          severity: index === 0 ? "error" : index < 3 ? "warning" : "note",
          rule: index < 2 ? "unused-binding" : "redundant-parentheses",
          help: "remove it, or use it",
          fixes: [
            { title: "Remove it", safety: "safe", edits: [{ file: name, start, end: start + line.length, text: "" }] },
          ],
          fingerprint: `${findings.length}`.padStart(16, "0"),
        }),
      );
    }
  }
  const rules = [rule({ id: "unused-binding" }), rule({ id: "redundant-parentheses", topic: "style" })];
  const report = reportOf({ files, findings, rules, summary: { files: 400, hosts: 12 } });
  return renderHtml({ ...report, moduleGraph: () => graph });
}

/** A repository whose every string tries to run a script. */
export function hostilePage(): string {
  const attack = `"'></title></script></style><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\u2028\u202e`;
  const file = `modules/${attack}.nix`;
  const text = `{\n  "${attack}" = 1;\n}\n`;
  const span = spanOf(text, " = 1");
  const hostile = finding({
    file,
    span,
    message: attack,
    help: attack,
    related: [{ file, span, message: attack }],
    fixes: [{ title: attack, safety: "safe", edits: [{ file, ...span, text: attack }] }],
  });
  const graph = sampleGraph((name) => name + attack);
  const named = { ...graph, modules: [...graph.modules, { file, external: null, configurations: [0] }] };
  const report = reportOf({ files: { [file]: text }, findings: [hostile], root: `/srv/${attack.replaceAll("/", "")}` });
  return renderHtml({ ...report, moduleGraph: () => named });
}
