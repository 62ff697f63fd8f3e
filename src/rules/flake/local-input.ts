import { declaredInputs } from "../../project/flake/declared-inputs.ts";
import { localInput } from "../../project/flake/local-input.ts";
import { defineRule } from "../rule.ts";

const example = (url: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.private.url = "${url}";
  outputs = { nixpkgs, private, ... }: { lib = { inherit nixpkgs private; }; };
}
`;

export default defineRule({
  id: "local-input",
  summary: "Input that only one machine has",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
An absolute path as input works on the machine where it was written: other machines, other people and continuous
integration do not have it, and flake.lock records the path of one person's home. The same holds for a relative path
that leaves the repository.

Paths inside the repository (\`./packages\`, \`path:./lib\`) are right. So is \`/dev/null\`, a stand-in that commands override.`,

  example: { bad: example("git+file:///home/alice/private"), good: example("git+ssh://git@example.org/alice/private") },

  check: {
    flake(flake, { report }) {
      for (const { input, path } of declaredInputs(flake)) {
        const local = localInput(flake, input);
        if (!local) continue;
        const where = local.kind === "absolute" ? "a path of one machine" : "a path out of the repository";
        report({
          at: local.literal.span,
          message: `input '${path}' is ${where}: '${local.literal.value}'`,
          help: "give its address in a repository, or move it into this one; to try a local copy use --override-input",
        });
      }
    },
  },
});
