import { staticAttributeName } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Apply, Expression, Node, Select, Variable } from "../../parser/syntax.ts";
import { libraryName } from "../../scopes/known-origin.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName } from "../../scopes/option-path.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "nested-optional-list",
  summary: "'lib.optional' with a list, which gives a list in a list",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "suggested",

  why: `
\`lib.optional condition x\` gives \`[ x ]\` or \`[ ]\`, so that \`lib.optional condition [ a b ]\` gives \`[ [ a b ] ]\`. An
option that is a list of packages refuses that, but only once the condition holds. \`lib.optionals\` takes the list as it is.

The fix changes the value, so it is only suggested. Silent where a list of lists is wanted: where the result is an element
of another list, is joined with lists of lists, or goes to a function that flattens, such as \`lib.flatten\` or \`map\`.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    lib.tools = graphical: [ "vim" ] ++ nixpkgs.lib.optional graphical [ "firefox" ];
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib.tools = graphical: [ "vim" ] ++ nixpkgs.lib.optionals graphical [ "firefox" ];
  };
}
`,
  },

  check: {
    nodes: {
      Apply(node, { report }, file) {
        if (withoutParentheses(node.argument).kind !== "List" || node.function.kind !== "Apply") return;
        const callee = node.function.function;
        if (calledName(callee) !== "optional" || (callee.kind !== "Variable" && callee.kind !== "Select")) return;
        if (file.tree.damage.length > 0 || libraryName(callee, file.scopes) !== "optional") return;
        if (wantsListOfLists(node)) return;
        report({
          at: callee,
          message: "'optional' with a list gives a list in a list",
          help: "use 'optionals'",
          ...fixFor(callee, file),
        });
      },
    },
  },
});

function fixFor(callee: Variable | Select, { scopes }: NixFile): Pick<Offence, "fix"> {
  // A name taken by `inherit` or `let` has no 'optionals' beside it for sure.
  if (callee.kind === "Variable" && scopes.resolve(callee)?.resolution.kind !== "with") return {};
  if (callee.kind === "Variable" && scopes.visibleNames(callee).includes("optionals")) return {};
  const name = callee.kind === "Variable" ? callee : callee.path.attributes.at(-1);
  if (!name || (name.kind !== "Variable" && staticAttributeName(name) !== "optional")) return {};
  const { start, end } = name;
  return { fix: { title: "Replace by 'optionals'", edits: [{ start, end, text: "optionals" }] } };
}

/** What these are given may be nested, or is meant to be. */
const takersOfNested: ReadonlySet<string> = new Set([
  "concatLists",
  "concatMap",
  "concatMapStrings",
  "concatMapStringsSep",
  "escapeShellArgs",
  "filter",
  "flatten",
  "foldl",
  "foldl'",
  "foldr",
  "listToAttrs",
  "map",
]);

function wantsListOfLists(call: Apply): boolean {
  let child: Node = call;
  for (let parent = call.parent; parent; child = parent, parent = parent.parent) {
    if (parent.kind === "List") return true;
    if (parent.kind === "Apply" && parent.argument === child)
      return takersOfNested.has(calledName(parent.function) ?? "");
    if (parent.kind === "BinaryOp" && parent.operator === "++") {
      if (holdsLists(parent.left === child ? parent.right : parent.left)) return true;
    } else if (parent.kind === "BinaryOp" && (parent.operator === "|>" || parent.operator === "<|")) return true;
    else if (parent.kind !== "Parenthesized") return false;
  }
  return false;
}

function holdsLists(operand: Expression): boolean {
  const pending: Expression[] = [operand];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === "Parenthesized") pending.push(next.expression);
    else if (next.kind === "BinaryOp" && next.operator === "++") pending.push(next.left, next.right);
    else if (next.kind === "List") {
      if (next.elements.some((element) => withoutParentheses(element).kind === "List")) return true;
    }
  }
  return false;
}
