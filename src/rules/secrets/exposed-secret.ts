import { commentsBeside } from "../../project/flake/declaration-text.ts";
import { holdsHomes } from "../../project/hosts/host.ts";
import type { Project } from "../../project/project.ts";
import { type SecretDeclaration, secretDeclarations } from "../../project/secrets/secret-declarations.ts";
import { type Place, placeKey } from "../../source/span.ts";
import { defineRule } from "../rule.ts";

const example = (mode: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": `{ age.secrets.paperless-password = { file = ./secrets/paperless.age; mode = "${mode}"; }; }\n`,
});

export default defineRule({
  id: "exposed-secret",
  summary: "Secret that every user of the machine may read once it is decrypted",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "medium", cwe: 732 },

  why: `
The last digit of \`mode\` says what users may do who are neither the owner nor in the group. With \`0444\` or \`0644\`
every service and every user of the machine reads the secret, as if it were not one. Name who needs it with \`owner\` or
\`group\` instead; a service of \`DynamicUser\`, which no secret can be given to, takes it by systemd's
\`LoadCredential\`, and \`environmentFile\` is read by systemd itself, so that root alone needs it.

Reported are octal modes in \`age.secrets\` and \`sops.secrets\` of machines of which others may read, where the
secret is a password, key or token by its name (\`db_password\`, \`api-key\`, \`gatus-env\`), of a program that has no
other secrets (\`wireguard-laptop\`, \`rclone.conf\`), or a file of variables (\`format = "dotenv"\`, a path that ends
in \`.env\`). Much else is encrypted only to be kept out of the repository and meant for all on the machine: public
keys, certificates, hosts, parts of the configuration of ssh. So are the access tokens and the netrc that every user's
\`nix\` has to read. Left alone as well are the secrets of homes, which lie in a folder that only their user may
enter; templates, which are mostly configuration; computed modes and letters (\`u=r\`); and secrets where a comment at
the mode or above the secret says who is to read it.`,

  example: { bad: example("0444"), good: example("0400") },

  check: {
    project(project, { report }) {
      const told = new Set<string>();
      for (const declaration of secretDeclarations(project)) {
        const { option, name, fields, scope, place } = declaration;
        const mode = fields.get("mode");
        // What a home decrypts lies in a folder of its user alone.
        const isInHome = scope.part?.kind === "home-manager" || holdsHomes(scope.host.output);
        if (!mode || !isReadByOthers(mode.literal) || option === "sops.templates" || isInHome) continue;
        if (!isCredential(declaration) || [mode.place, place].some((where) => isExplained(where, project))) continue;
        const key = placeKey(mode.place);
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

/** Words that say credential wherever they stand in a name, and those that say it as the last. */
const credentialWord = /^(?:\w*passw(?:or)?d|passphrase|api-?key|token|tokens|credentials?|creds|psk|htpasswd)$/;
const lastWord =
  /^(?:(?:\w+)?(?:pass|pw|pwd)|secret|key|(?:api|auth|priv|private|secret|ssh|signing)key|env|environment)$/;

/** Programs of which whatever is secret lets others in. */
const keyedProgram = /^(?:wireguard|wg\d*|openvpn|vpn|tailscale|headscale|luks|restic|borg|borgbackup|rclone)$/;

/** Public halves and names, and the tokens that every user's nix has to read. */
const meantForAll =
  /pub(?:lic)?(?:$|[-_.]|key)|\bpub|(?:^|[-_./])(?:certs?|certificate|crt|ca)(?:$|[-_./])|known_?hosts|(?:domain|url|user-?_?name|e?mail|hosts?|_id|-id|path|file|conf|config)$|access[-_.]?token|netrc/i;

function isCredential({ name, fields }: SecretDeclaration): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  if (words.some((word) => keyedProgram.test(word))) return !words.some((word) => word.startsWith("pub"));
  if (meantForAll.test(name)) return false;
  if (words.some((word) => credentialWord.test(word)) || lastWord.test(words.at(-1) ?? "")) return true;
  return fields.get("format")?.literal === "dotenv" || /\.env$/.test(String(fields.get("path")?.literal));
}

/** Whether a comment at a place, or on the lines above, says who is to read. */
function isExplained({ file, span }: Place, project: Project): boolean {
  const tree = project.nixFile(file)?.tree;
  if (!tree) return false;
  const start = tree.source.text.lastIndexOf("\n", span.start - 1) + 1;
  const comments = commentsBeside(tree, [{ start: firstCharacter(tree.source.text, start), end: span.start }]);
  return comments.some(({ text }) =>
    /\b(?:read|reads|readable|world|everyone|everybody|anyone|users|0?[0-7]{3})\b/i.test(text),
  );
}

function firstCharacter(text: string, start: number): number {
  return start + (/^[ \t]*/.exec(text.slice(start, start + 200))?.[0].length ?? 0);
}

function isReadByOthers(mode: unknown): boolean {
  return /^[0-7]{3,4}$/.test(String(mode)) && (Number(String(mode).at(-1)) & 4) !== 0;
}
