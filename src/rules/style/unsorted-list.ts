import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Binding, Expression, List } from "../../parser/syntax.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { optionPath, withoutProperties } from "../../scopes/option-path.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "unsorted-list",
  summary: "List of packages that is not in alphabetical order",
  severity: "note",
  set: "off",
  since: "0.1.0",
  fix: "suggested",
  precision: "high",

  why: `
A long list of packages in alphabetical order shows at a glance whether a package is in it, and two people who add one
rarely touch the same line. It is a matter of taste, so the rule is in no set.

Only lists of options where the order hardly matters are looked at (\`options\`), and only stretches of them that hold
nothing but names: an empty line, a comment on a line of its own and any other value begin a new stretch. Upper and lower
case count as the same, and what is selected by its last name: \`pkgs.git\` is \`git\`. Where two packages have a file of one
name the first may win, so the fix is one to look at; it is not offered where a comment stands behind a name.`,

  example: {
    bad: {
      "module.nix": `{ pkgs, ... }: {
  environment.systemPackages = [ pkgs.vim pkgs.git ];
}
`,
    },
    good: {
      "module.nix": `{ pkgs, ... }: {
  environment.systemPackages = [ pkgs.git pkgs.vim ];
}
`,
    },
  },

  options: {
    options: {
      type: "strings",
      default: ["environment.systemPackages", "home.packages", "fonts.packages", "users.users.*.packages"],
      describe: "Options whose lists are looked at; '*' is any name",
    },
  },

  check: {
    nodes: {
      Binding(node, { report, options }, file) {
        const list = listOf(node.value);
        if (!list || !options.options.some((option) => isOption(node, option.split(".")))) return;
        for (const names of stretches(list, file)) {
          const offence = offenceOf(names, file);
          if (offence) report(offence);
        }
      },
    },
  },
});

function listOf(value: Expression): List | null {
  let inner = withoutParentheses(withoutProperties(value));
  while (inner.kind === "With") inner = withoutParentheses(inner.body);
  return inner.kind === "List" && inner.elements.length > 1 ? inner : null;
}

function isOption(node: Binding, option: readonly string[]): boolean {
  const path = optionPath(node);
  return path.length === option.length && option.every((step, index) => step === "*" || step === path[index]);
}

/** Names that follow each other without an empty line or a comment line between. */
function stretches({ elements }: List, file: NixFile): Expression[][] {
  const found: Expression[][] = [];
  let last: Expression | undefined;
  for (const element of elements) {
    if (sortKey(element, file) === null) last = undefined;
    else {
      const current = last && isBelow(last, element, file) ? found.at(-1) : undefined;
      if (current) current.push(element);
      else found.push([element]);
      last = element;
    }
  }
  return found;
}

function isBelow(above: Expression, element: Expression, { source, tree }: NixFile): boolean {
  const first = source.positionAt(above.end).line;
  const last = source.positionAt(element.start).line;
  const hasOwnLine = commentsWithin(tree, above.end, element.start).some(
    ({ start }) => source.positionAt(start).line > first,
  );
  return last - first <= 1 && !hasOwnLine;
}

/** What an element is sorted by: the last name of `a.b.c`; `null` for what is no name. */
function sortKey(element: Expression, { source }: NixFile): string | null {
  if (element.kind !== "Variable" && (element.kind !== "Select" || element.default)) return null;
  const text = source.slice(element);
  return /^[\w.'-]+$/.test(text) ? text.slice(text.lastIndexOf(".") + 1).toLowerCase() : null;
}

function offenceOf(names: readonly Expression[], file: NixFile): Offence | null {
  const key = (element: Expression) => sortKey(element, file) ?? "";
  const index = names.findIndex((name, place) => place > 0 && key(name) < key(names[place - 1] as Expression));
  const late = names[index];
  if (!late) return null;
  const { source, tree } = file;
  const before = names.find((name) => key(late) < key(name)) as Expression;
  const sorted = names.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  const first = names[0] as Expression;
  const last = names.at(-1) as Expression;
  const { end } = source.lineSpan(source.positionAt(last.end).line);
  const hasComment = commentsWithin(tree, first.start, end).length > 0;
  const edits = names.map(({ start, end: to }, place) => ({
    start,
    end: to,
    text: source.slice(sorted[place] as Expression),
  }));
  return {
    at: late,
    message: `'${source.slice(late)}' stands behind '${source.slice(before)}' in a list of packages`,
    help: "sort the names",
    related: [{ at: before, message: "it belongs before this one" }],
    ...(hasComment
      ? {}
      : {
          fix: {
            title: "Sort the names",
            edits: edits.filter(({ start, end: to, text }) => source.slice({ start, end: to }) !== text),
          },
        }),
  };
}
