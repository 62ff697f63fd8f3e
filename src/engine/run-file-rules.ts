import type { SkippedFile } from "../findings/report.ts";
import type { Node } from "../parser/syntax.ts";
import { visitTree } from "../parser/walk.ts";
import type { FunctionRoles } from "../project/project.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { OffenceLog } from "./offence-log.ts";
import type { FileRules, NodeHookRun } from "./rule-plan.ts";

/**
 * Runs the node and file hooks over one file, in a single walk. Of a file that is damaged, rules see the intact parts
 * only, unless they say that they cope.
 */
export function runFileRules(file: NixFile, rules: FileRules, log: OffenceLog): void {
  log.enterFile(file.path);
  const { runs, nodeHooks } = rules;
  const { isWhole } = file.soundness;
  if (file.tree.root && nodeHooks.size > 0) {
    visitTree(file.tree.root, (node) => {
      const hooks = nodeHooks.get(node.kind);
      if (hooks !== undefined) runNodeHooks(hooks, node, file, isWhole || file.isIntact(node), log);
    });
  }
  for (const run of runs) {
    const hook = run.rule.check.file;
    if (hook && (isWhole || run.rule.copesWithDamage)) log.run(run.rule, () => hook(file, run.context));
  }
}

function runNodeHooks(hooks: readonly NodeHookRun[], node: Node, file: NixFile, isIntact: boolean, log: OffenceLog) {
  // Called for every node: an iterator for each would be felt.
  for (let index = 0; index < hooks.length; index++) {
    const { run, hook } = hooks[index] as NodeHookRun;
    if (log.hasCrashed(run.rule) || !(isIntact || run.rule.copesWithDamage)) continue;
    try {
      hook(node, run.context, file);
    } catch (thrown) {
      log.crash(run.rule, thrown);
    }
  }
}

/** Runs the hooks that ask what the functions of a file are for. */
export function runFunctionRules(file: NixFile, roles: FunctionRoles, rules: FileRules, log: OffenceLog): void {
  log.enterFile(file.path);
  for (const { rule, context } of rules.runs) {
    const hook = rule.check.functions;
    if (hook && (file.soundness.isWhole || rule.copesWithDamage)) log.run(rule, () => hook(file, context, roles));
  }
}

/** Runs the hooks for a file that cannot be read. */
export function runUnreadableRules(skipped: SkippedFile, rules: FileRules, log: OffenceLog): void {
  log.enterFile(skipped.file);
  for (const run of rules.runs) {
    const hook = run.rule.check.unreadable;
    if (hook) log.run(run.rule, () => hook(skipped, run.context));
  }
}
