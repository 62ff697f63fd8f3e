import { emptyHeads, isCalledByCommands, replaceHead } from "../../scopes/empty-heads.ts";
import { isRootFunction } from "../../scopes/function-role.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "redundant-pattern",
  summary: "Function head '{ ... }@name' that names nothing of the set",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "safe",

  why: `
\`{ ... }@args:\` is \`args:\` with more signs. The braces check that a set is passed, but whoever reads \`args.name\` checks
that as well, and says more when it fails.

The rule is silent about modules, where everybody writes the braces, about files of which nobody knows who calls them, and
in files that \`nix-build\` or \`nix-shell\` may be given (\`default.nix\`, \`shell.nix\`, …): these call only a function that
takes a set. A name that is never used is told by \`unused-at-name\`.`,

  example: {
    bad: `{
  outputs = { ... }@inputs: { lib = inputs.nixpkgs.lib; };
}
`,
    good: `{
  outputs = inputs: { lib = inputs.nixpkgs.lib; };
}
`,
  },

  check: {
    functions(file, { report }, roles) {
      for (const lambda of emptyHeads(file)) {
        const { parameter, formals } = lambda;
        if (!parameter || !formals || isCalledByCommands(lambda, file) || !isUsed(parameter.name, lambda)) continue;
        const role = roles.of(lambda);
        if (role === "module" || (role === "unknown" && isRootFunction(lambda, file))) continue;
        const edit = replaceHead(lambda, parameter.name, file.tree);
        report({
          at: { start: Math.min(parameter.start, formals.start), end: Math.max(parameter.end, formals.end) },
          message: `'${parameter.name}' alone takes the same: the braces name nothing`,
          ...(edit ? { fix: { title: `Write '${parameter.name}' alone`, edits: [edit] } } : {}),
        });
      }

      function isUsed(name: string, scope: unknown): boolean {
        return file.scopes.definitions.some(
          (one) => one.scope === scope && one.name === name && one.references.length > 0,
        );
      }
    },
  },
});
