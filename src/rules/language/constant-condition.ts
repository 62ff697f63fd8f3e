import type { Apply, BinaryOp, Expression, Node } from "../../parser/syntax.ts";
import { constantTruth, isLogicalOperation } from "../../scopes/constant-truth.ts";
import { libraryName } from "../../scopes/known-origin.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName } from "../../scopes/option-path.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "constant-condition",
  summary: "Condition that is always true, or always false",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
\`if true\`, \`assert true\`, \`mkIf false\`, \`x && false\` and \`"a" == "b"\` are decided when they are written: one branch, or
the whole condition, does nothing. Mostly they are left over from trying something out.

Only literals count. A name that is bound to \`true\` or \`false\` is a switch on purpose and stays silent, and so is
\`x && true\`, whose value still depends on \`x\`. Silent in folders named \`test\` or \`tests\`, where conditions are tried
out.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    nixosModules.default = { config, lib, ... }: {
      services.openssh = lib.mkIf (config.networking.firewall.enable && false) { enable = true; };
    };
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    nixosModules.default = { config, lib, ... }: {
      services.openssh = lib.mkIf config.networking.firewall.enable { enable = true; };
    };
  };
}
`,
  },

  check: {
    nodes: {
      If({ condition }, { report }, file) {
        const truth = truthOf(condition, file);
        if (truth !== null) report({ at: condition, message: `the condition of this 'if' is always ${truth}` });
      },
      Assert({ condition }, { report }, file) {
        const truth = truthOf(condition, file);
        if (truth) report({ at: condition, message: "this 'assert' always holds" });
      },
      Apply(node, { report }, file) {
        const name = takesCondition(node, file);
        const truth = name === null ? null : truthOf(node.argument, file);
        if (truth !== null)
          report({ at: node.argument, message: `the condition of this '${name}' is always ${truth}` });
      },
      BinaryOp(node, { report }, file) {
        if (!isLogicalOperation(node)) return;
        const truth = truthOf(node, file);
        if (truth === null || isWholeCondition(node, file)) return;
        report({ at: node, message: `this condition is always ${truth}` });
      },
    },
  },
});

/** Tests try out what a condition does, on purpose. */
const testFile = /(^|\/)(tests?\/|tests?[-_][^/]*$)/;

function truthOf(condition: Expression, { path, scopes, tree }: NixFile): boolean | null {
  const truth = tree.damage.length > 0 ? null : constantTruth(condition, scopes);
  return truth === null || testFile.test(path) ? null : truth;
}

const conditionTakers: ReadonlySet<string> = new Set([
  "mkIf",
  "optional",
  "optionalAttrs",
  "optionalString",
  "optionals",
]);

/** Cheap looks first: the rule sees every call of every file. */
function takesCondition({ argument, function: callee }: Apply, { scopes }: NixFile): string | null {
  if (callee.kind !== "Variable" && callee.kind !== "Select") return null;
  const name = calledName(callee);
  if (name === null || !conditionTakers.has(name) || !mayBeConstant(argument)) return null;
  return libraryName(callee, scopes) === name ? name : null;
}

function mayBeConstant(argument: Expression): boolean {
  if (argument.kind === "Variable") return argument.name === "true" || argument.name === "false";
  return argument.kind === "Parenthesized" || argument.kind === "BinaryOp" || argument.kind === "UnaryOp";
}

/** Whether it is reported as the condition of what stands around it. */
function isWholeCondition(node: BinaryOp, file: NixFile): boolean {
  let child: Node = node;
  while (child.parent?.kind === "Parenthesized" || child.parent?.kind === "UnaryOp") child = child.parent;
  const { parent } = child;
  if (parent?.kind === "If" || parent?.kind === "Assert") return parent.condition === child;
  return parent?.kind === "Apply" && parent.argument === child && takesCondition(parent, file) !== null;
}
