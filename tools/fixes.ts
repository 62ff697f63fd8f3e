/**
 * Proves on real files that safe fixes keep the meaning: `npm run fixes -- [--rules A,B] [--keep DIR] TREE…`
 *
 * In each tree, the safe fixes of each rule are applied alone until none is left, and then those of all rules together.
 * The Nix on PATH reads each changed file before and after: what it prints must be the same, but for what the rule is
 * meant to change (tools/fixes/intended-changes.ts). Comments, line ends and blank lines are compared as well. Nothing is
 * written to the trees; `--keep` writes each pair of texts to DIR/RULE/. Prints each flaw, and the sums by rule.
 * Exit code: 0 no flaw, 1 a flaw, 2 nothing could be judged.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { registry } from "../src/rules/registry.ts";
import { undeclaredRules } from "./fixes/intended-changes.ts";
import { type Judgement, judgeMendings } from "./fixes/judge-mending.ts";
import { type Mending, mendTree } from "./fixes/mend-tree.ts";
import { nameOf, Tally } from "./fixes/tally.ts";
import { RealNix } from "./oracle/real-nix.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { rules: { type: "string" }, keep: { type: "string" }, comments: { type: "boolean", default: false } },
  });
  if (positionals.length === 0) return stop("usage: npm run fixes -- [--rules A,B] [--keep DIR] [--comments] TREE…");
  const undeclared = undeclaredRules(registry);
  if (undeclared.length > 0) return stop(`not in tools/fixes/intended-changes.ts: ${undeclared.join(", ")}`, 1);
  const nix = RealNix.find();
  if (nix === null) return stop("there is no nix-instantiate on PATH: install Nix (on Debian: apt install nix-bin)");
  if (!nix.isBefore(2, 9)) return stop(`what is read is the form that Nix 2.8 prints, and this is Nix ${nix.version}`);

  const wanted = values.rules?.split(",");
  const rules = registry.filter(({ rule }) => rule.fix === "safe" && (wanted?.includes(rule.id) ?? true));
  const tally = new Tally();
  let failed = 0;
  for (const tree of positionals.map((path) => resolve(path))) {
    const mendings: Mending[] = [];
    try {
      for await (const mending of mendTree(tree, rules)) mendings.push(mending);
    } catch (error) {
      failed++;
      console.log(`${tree}: ${error instanceof Error ? error.message : error}`);
    }
    for (const judgement of await judgeMendings(mendings, nix)) {
      tally.add(judgement);
      tell(judgement, tree, values.comments);
      if (values.keep !== undefined)
        keep(judgement.mending, join(values.keep, nameOf(judgement.mending), basename(tree)));
    }
  }
  console.log(tally.render());
  return tally.flaws + failed > 0 ? 1 : 0;
}

function tell({ mending, flaws, takenComments }: Judgement, tree: string, withComments: boolean): void {
  const name = nameOf(mending);
  for (const { kind, path, words } of flaws) console.log(`${join(tree, path)}: ${name}: ${kind}\n    ${words}`);
  if (!withComments || mending.alone === null) return;
  for (const { path, words } of takenComments) console.log(`${join(tree, path)}: ${name}: took the comment '${words}'`);
}

function keep({ files }: Mending, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { path, before, after } of files) {
    const name = path.replaceAll("/", "+").replace(/\.nix$/, "");
    writeFileSync(join(folder, `${name}.before.nix`), before);
    writeFileSync(join(folder, `${name}.after.nix`), after);
  }
}

function stop(words: string, code = 2): number {
  console.error(words);
  return code;
}
