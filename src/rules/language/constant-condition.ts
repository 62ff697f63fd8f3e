import type { Apply, BinaryOp, Expression, Node } from "../../parser/syntax.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
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

Only literals count, and only where nothing says why: a comment on the same line, right above or right below makes it a
part that is switched off on purpose. So is \`mkIf false null\`, a definition that defines nothing.
A name that is bound to \`true\` or \`false\` is a switch on purpose and stays silent, and so is
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
        const truth = name === null || isNeutral(node) ? null : truthOf(node.argument, file);
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

function truthOf(condition: Expression, file: NixFile): boolean | null {
  const { path, scopes, tree } = file;
  const truth = tree.damage.length > 0 ? null : constantTruth(condition, scopes);
  return truth === null || testFile.test(path) || isExplained(condition, file) ? null : truth;
}

/** A comment on its line, or on a line of its own above or below: whoever writes that means it. */
function isExplained({ start, end }: Expression, { tree }: NixFile): boolean {
  const { text } = tree.source;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const aboveStart = lineStart === 0 ? 0 : text.lastIndexOf("\n", lineStart - 2) + 1;
  const lineEnd = endOfLine(text, end);
  return commentsWithin(tree, aboveStart, endOfLine(text, lineEnd + 1)).some((comment) => {
    if (comment.start >= lineStart && comment.start < lineEnd) return true;
    const before = text.slice(text.lastIndexOf("\n", comment.start - 1) + 1, comment.start);
    return before.trim() === "";
  });
}

function endOfLine(text: string, place: number): number {
  const found = text.indexOf("\n", place);
  return found < 0 ? text.length : found;
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

/** `mkIf false null` is how one writes a definition that is none. */
function isNeutral(call: Apply): boolean {
  const { parent } = call;
  if (parent?.kind !== "Apply" || parent.function !== call) return false;
  return parent.argument.kind === "Variable" && parent.argument.name === "null";
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
