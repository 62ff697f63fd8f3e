import { declaredInputs } from "../../project/flake/declared-inputs.ts";
import type { Flake, FlakeInput } from "../../project/flake/flake.ts";
import { formatFlakeReference } from "../../project/flake/flake-reference.ts";
import type { FlakeReference } from "../../project/flake/lock-file.ts";
import { identifyRepository } from "../../project/flake/repository-identity.ts";
import { defineRule } from "../rule.ts";

const example = (url: string) => `{
  inputs.nixpkgs.url = "${url}";
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`;

export default defineRule({
  id: "registry-input",
  summary: "Input that the flake registry has to resolve",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "low", cwe: 829 },

  why: `
\`nixpkgs\`, \`flake:nixpkgs\` and an input without \`url\` are names that the flake registry translates: a list on the network
with entries that each user and each machine may override. The next update locks whatever the name means for whoever
runs it, and who reads flake.nix cannot see where the code comes from.

Overrides that only say what an input's inputs follow, and inputs that follow another, are no references.`,

  example: { bad: example("nixpkgs/nixos-unstable"), good: example("github:NixOS/nixpkgs/nixos-unstable") },

  check: {
    flake(flake, { report }) {
      for (const { input, within, path } of declaredInputs(flake)) {
        const { reference, url } = input;
        // An override without a url changes something else.
        if (reference?.type !== "indirect" || (within.length > 0 && !url)) continue;
        const written = formatFlakeReference(reference);
        const meant = within.length === 0 ? lockedTo(flake, input) : null;
        const known = meant ?? identifyRepository(reference);
        report({
          at: url?.span ?? input.nameSpan,
          message: url
            ? `input '${path}' comes from the flake registry: '${written}'`
            : `input '${path}' has no url, so that it comes from the flake registry`,
          help: helpFor(flake, within.length > 0 ? String(reference.id) : null, known, meant !== null),
        });
      }
    },
  },
});

function helpFor(flake: Flake, overridden: string | null, known: string | null, isLocked: boolean): string {
  if (flake.inputs.some(({ name }) => name === overridden)) return `your own input is follows = "${overridden}"`;
  if (known === null || known.startsWith("indirect:")) return "write the repository's address as url";
  return `${isLocked ? "it is" : "most likely it is"} url = "${known}"`;
}

/** The address that the registry gave, from the lock file; `null` where that does not say. */
function lockedTo(flake: Flake, input: FlakeInput): string | null {
  const node = flake.lock?.root.inputs.get(input.name)?.node;
  const { type, owner, repo } = node?.locked ?? {};
  if (!type || !owner || !repo) return null;
  const ref = input.reference?.ref ?? node?.original?.ref;
  const reference: FlakeReference = { type, owner, repo, ...(ref === undefined ? {} : { ref }) };
  return formatFlakeReference(reference);
}
