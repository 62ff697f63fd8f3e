import { constantText, staticAttributeName } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Binding, Expression } from "../../parser/syntax.ts";
import { literalTarget } from "../../project/imports/import-edge.ts";
import { removeElement } from "../../scopes/binding-removal.ts";
import { knownOrigin } from "../../scopes/known-origin.ts";
import { MentionNames, repeatedElements } from "../../scopes/repeated-elements.ts";
import type { Scopes } from "../../scopes/scopes.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "duplicate-import",
  summary: "Module that one list imports twice",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
A file that is listed twice is read once, so that the second line only misleads: who takes the module out finds it
still there. A module of an input that is listed twice by its attribute may count twice, and then each of its lists is
doubled, and each of its options is declared a second time, which Nix refuses.

Compared are the elements of one \`imports\`, \`modules\` or \`sharedModules\` list that are under no condition: \`./a\`,
\`./a/\` and \`./a/default.nix\` are one file. That another module of the list imports the same file is left alone: each
may be used without the other.

The fix takes the later one out, and a comment behind it on its line. It is safe for files; for attributes it is a
suggestion.`,

  example: {
    bad: { "host.nix": "{ imports = [ ./audio.nix ./disks.nix ./audio.nix ]; }\n" },
    good: { "host.nix": "{ imports = [ ./audio.nix ./disks.nix ]; }\n" },
  },

  check: {
    nodes: {
      Binding(node, { report }, { path, scopes, source, tree }) {
        const list = listName(node);
        if (list === null) return;
        const names = new MentionNames(scopes);
        const keyOf = (element: Expression) => fileKey(path, element) ?? attributeKey(names, element, list, scopes);
        for (const { first, again } of repeatedElements(node.value, keyOf)) {
          report({
            at: again,
            message: `'${source.slice(again)}' is in this list already`,
            related: [{ at: first, message: "the first import" }],
            fix: {
              title: "Remove the second import",
              safety: fileKey(path, again) === null ? "suggested" : "safe",
              edits: [removeElement(again, tree)],
            },
          });
        }
      },
    },
  },
});

const moduleLists: ReadonlySet<string | null> = new Set(["imports", "modules", "sharedModules"]);

function listName({ path }: Binding): string | null {
  const last = path.attributes.at(-1);
  const name = last ? staticAttributeName(last) : null;
  return moduleLists.has(name) ? name : null;
}

/** The file a literal path means, as far as it can be said without looking. */
function fileKey(file: string, element: Expression): string | null {
  const inner = withoutParentheses(element);
  const text = inner.kind === "Path" ? constantText(inner) : null;
  const target = inner.kind === "Path" && text !== null ? literalTarget(file, inner, text) : null;
  return target === null ? null : `./${target.replace(/(?:^|\/)default\.nix$/, "")}`;
}

/** A list called `modules` may hold anything: there only what is called a module counts. */
function attributeKey(names: MentionNames, element: Expression, list: string, scopes: Scopes): string | null {
  // A function of the library is no module: parentheses are missing round a call.
  const source = knownOrigin(element, scopes)?.source;
  if (source === "lib" || source === "builtins") return null;
  const name = names.nameOf(element);
  return name !== null && (list !== "modules" || /[mM]odules?\b/.test(name)) ? name : null;
}
