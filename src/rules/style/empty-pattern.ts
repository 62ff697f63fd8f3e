import type { Lambda } from "../../parser/syntax.ts";
import { emptyHeads, isCalledByCommands, replaceHead } from "../../scopes/empty-heads.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { defineRule, type Offence } from "../rule.ts";

const example = (head: string) => ({
  "flake.nix": `{
  outputs = ${head}: { templates.default.path = ./template; };
}
`,
});

export default defineRule({
  id: "empty-pattern",
  summary: "Function that takes a set and reads nothing of it",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
\`{ ... }:\` looks as if the function needed a set, and makes every reader search for what it takes from it. It takes
nothing: \`_:\` says that, and everybody who calls it may go on passing a set.

It is the form that modules have, so the rule is silent about them, and about all functions of which nobody knows who
calls them: it reports the outputs of a flake, packages that \`callPackage\` calls, and functions all of whose calls are in
sight. It is silent in files that \`nix-build\` or \`nix-shell\` may be given (\`default.nix\`, \`shell.nix\`, …): these call
only a function that takes a set. So it is about \`{ }:\`, which refuses whatever is passed, and may be meant to.`,

  example: { bad: example("{ ... }"), good: example("_") },

  check: {
    functions(file, { report }, roles) {
      for (const lambda of emptyHeads(file)) {
        if (lambda.parameter || !lambda.formals || isCalledByCommands(lambda, file)) continue;
        const role = roles.of(lambda);
        if (role === "module" || role === "unknown") continue;
        const fix = underscoreFor(lambda, file);
        report({
          at: lambda.formals,
          message: "this function takes a set, and reads nothing of it",
          help: "write '_' in its place",
          ...(fix ? { fix } : {}),
        });
      }
    },
  },
});

function underscoreFor(lambda: Lambda, { scopes, tree }: NixFile): Offence["fix"] {
  // What is called `_` outside would be another in the function.
  const isNeeded = scopes.references.some(
    ({ name, node }) => name === "_" && node.start >= lambda.body.start && node.end <= lambda.body.end,
  );
  const edit = isNeeded ? null : replaceHead(lambda, "_", tree);
  return edit ? { title: "Replace it by '_'", edits: [edit] } : undefined;
}
