import { holdsHomes } from "../../project/host.ts";
import { secretDeclarations } from "../../project/secrets/secret-declarations.ts";
import { defineRule } from "../rule.ts";

const example = (mode: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": `{ age.secrets.paperless = { file = ./secrets/paperless.age; mode = "${mode}"; }; }\n`,
});

export default defineRule({
  id: "exposed-secret",
  summary: "Secret that every user of the machine may read once it is decrypted",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
The last digit of \`mode\` says what users may do who are neither the owner nor in the group. With \`0444\` or \`0644\`
every service and every user of the machine reads the secret, as if it were not one. Name who needs it with \`owner\` or
\`group\` instead.

Reported are octal modes in \`age.secrets\` and \`sops.secrets\` of machines of which others may read. The secrets of homes lie in a folder that only their user may enter. Public keys, certificates and names, judged by
the name of the secret, are left alone, and so are the access tokens and the netrc that every user's \`nix\` has to read;
templates, which
are mostly configuration, computed modes, and letters (\`u=r\`), are not judged.`,

  example: { bad: example("0444"), good: example("0400") },

  check: {
    project(project, { report }) {
      const told = new Set<string>();
      for (const { option, name, fields, scope } of secretDeclarations(project)) {
        const mode = fields.get("mode");
        // What a home decrypts lies in a folder of its user alone.
        if (
          !mode ||
          option === "sops.templates" ||
          scope.part?.kind === "home-manager" ||
          holdsHomes(scope.host.output)
        )
          continue;
        if (!isReadByOthers(mode.literal) || meantForAll.test(name)) continue;
        const key = `${mode.place.file}:${mode.place.span.start}`;
        if (told.has(key)) continue;
        told.add(key);
        report({
          file: mode.place.file,
          at: mode.place.span,
          message: `mode '${mode.literal}' lets every user read '${option}.${name}'`,
          help: `give it to those who need it: 'owner = "…";' with mode "0400", or 'group = "…";' with "0440"`,
        });
      }
    },
  },
});

/** Public halves and names, and the tokens that every user's nix has to read. */
const meantForAll =
  /pub(?:lic)?(?:$|[-_.]|key)|\bpub|(?:^|[-_./])(?:certs?|certificate|crt|ca)(?:$|[-_./])|known_?hosts|(?:domain|url|user-?_?name|e?mail|hosts?|_id|-id)$|access[-_.]?token|netrc/i;

function isReadByOthers(mode: unknown): boolean {
  return /^[0-7]{3,4}$/.test(String(mode)) && (Number(String(mode).at(-1)) & 4) !== 0;
}
