import { declaredInputs } from "../../project/flake/declared-inputs.ts";
import { insecureUrl } from "../../project/flake/insecure-url.ts";
import { defineRule } from "../rule.ts";

const example = (url: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.fonts = { url = "${url}"; flake = false; };
  outputs = { nixpkgs, fonts, ... }: { lib = { inherit nixpkgs fonts; }; };
}
`;

export default defineRule({
  id: "insecure-input",
  summary: "Input whose url others can change, or that cannot be fetched again",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "suggested",
  security: { severity: "medium", cwe: 494 },

  why: `
What comes over \`http://\` or \`git://\` can be exchanged on the way. flake.lock notices that later, but not when the
input is locked or updated: then it pins what the attacker sent.

The archive of a branch (\`https://github.com/o/r/archive/main.tar.gz\`) is locked by its hash alone. Once the branch
moves, the same url gives something else, and a machine that does not have the old archive cannot build. With
\`github:o/r/main\` Nix locks the revision.

Silent on this computer, the local network and onion services, on archives of tags and revisions, and on services that
answer with the address of one release (FlakeHub, channels.nixos.org).`,

  example: { bad: example("http://example.org/fonts.tar.gz"), good: example("https://example.org/fonts.tar.gz") },

  check: {
    flake(flake, { report }) {
      for (const { input, path } of declaredInputs(flake)) {
        const problem = input.url && insecureUrl(input.url.value);
        if (!input.url || !problem) continue;
        const { start, end } = input.url.span;
        report({
          at: input.url.span,
          message: `input '${path}' ${problem.reason}`,
          help: `url = "${problem.better}"`,
          ...(flake.isGenerated
            ? {}
            : { fix: { title: `Use '${problem.better}'`, edits: [{ start, end, text: `"${problem.better}"` }] } }),
        });
      }
    },
  },
});
