import { removeElement } from "../../scopes/binding-removal.ts";
import type { OptionStep } from "../../scopes/option-path.ts";
import { optionPath } from "../../scopes/option-path.ts";
import { MentionNames, repeatedElements } from "../../scopes/repeated-elements.ts";
import { defineRule } from "../rule.ts";

const example = (packages: string) => ({
  "packages.nix": `{ pkgs, ... }:
{
  environment.systemPackages = with pkgs; [
${packages}  ];
}
`,
});

export default defineRule({
  id: "duplicate-package",
  summary: "Package that one list installs twice",
  severity: "note",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
The second mention installs nothing, and misleads: who takes the package out of the list finds it still there.

Compared are the names in one list: \`environment.systemPackages\`, \`home.packages\`, the \`packages\` of a user and of fonts.
\`pkgs.git\` and \`git\` below \`with pkgs;\` are the same package; \`git\` and \`gitFull\`, overridden packages and whatever
stands under a condition are not compared. Two modules that install the same package are left alone, for each may be
used without the other.

The fix takes the later mention out, and a comment behind it on its line.`,

  example: {
    bad: example("    git\n    ripgrep\n    git\n"),
    good: example("    git\n    ripgrep\n"),
  },

  check: {
    nodes: {
      Binding(node, { report }, { scopes, source, tree }) {
        if (!mayNamePackages(node.path.attributes.at(-1)) || !holdsPackages(optionPath(node))) return;
        const names = new MentionNames(scopes);
        for (const { first, again } of repeatedElements(node.value, (element) => names.nameOf(element))) {
          report({
            at: again,
            message: `package '${source.slice(again)}' is in this list already`,
            related: [{ at: first, message: "the first mention" }],
            fix: { title: "Remove the second mention", edits: [removeElement(again, tree)] },
          });
        }
      },
    },
  },
});

/** Asked first, since nearly no binding does. */
function mayNamePackages(last: { readonly kind: string; readonly name?: string } | undefined): boolean {
  return (
    last?.kind === "Identifier" && (last.name === "systemPackages" || last.name === "packages" || last.name === "fonts")
  );
}

const packageLists: readonly (readonly OptionStep[])[] = [
  ["environment", "systemPackages"],
  ["home", "packages"],
  ["fonts", "packages"],
  ["fonts", "fonts"],
];

function holdsPackages(path: readonly OptionStep[]): boolean {
  const [option, users] = [path.slice(-2), path.slice(-4)];
  if (packageLists.some(([first, second]) => option[0] === first && option[1] === second)) return true;
  return users[0] === "users" && users[1] === "users" && users[3] === "packages";
}
