import type { UndeclaredSecret } from "../../project/secrets/undeclared-secrets.ts";
import { undeclaredSecrets } from "../../project/secrets/undeclared-secrets.ts";
import { defineRule } from "../rule.ts";

const example = (declared: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": `{ config, ... }: {
  age.secrets.${declared}.file = ./secrets/${declared}.age;
  services.paperless.passwordFile = config.age.secrets.paperless.path;
}
`,
});

export default defineRule({
  id: "undeclared-secret",
  summary: "Secret that a configuration reads but does not declare",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Nix stops at \`config.age.secrets.x.path\` and \`config.sops.secrets.x.path\` if no module of the configuration declares
\`x\`: the host cannot be built. Mostly the module that declares it is imported by other hosts only, or the secret was
renamed.

A use is reported if it stands in a definition that surely holds for a host whose secrets are all known. The rule stays
silent where names of secrets are computed, where modules could not be followed, where an input that only the owner can
fetch (by ssh, by path, or named for secrets) may declare more, under conditions, in options of what is switched off, and
in files that ask whether the secret exists. A home reads its own secrets; those of the machine, by \`osConfig\`, are not
judged.`,

  example: { bad: example("gitea"), good: example("paperless") },

  check: {
    project(project, { report }) {
      for (const use of undeclaredSecrets(project)) {
        report({
          file: use.place.file,
          at: use.place.span,
          message: messageFor(use),
          help: helpFor(use),
          related: use.declarations.slice(0, 3).map(({ place, scope }) => ({
            file: place.file,
            at: place.span,
            message: `'${scope.host.name}' declares it here`,
          })),
        });
      }
    },
  },
});

function messageFor({ readers, label }: UndeclaredSecret): string {
  const [first, ...others] = readers;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return `'${first}'${more} reads '${label}', which it does not declare`;
}

function helpFor({ nearest, label, declarations }: UndeclaredSecret): string {
  if (declarations.length > 0)
    return "import the module that declares it, or declare it for this configuration as well";
  return nearest === null ? `declare '${label}'` : `did you mean '${nearest}'?`;
}
