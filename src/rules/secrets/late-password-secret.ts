import { type LatePassword, latePasswords } from "../../project/secrets/late-passwords.ts";
import { defineRule } from "../rule.ts";

const example = (secret: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./users.nix ]; };
  };
}
`,
  "users.nix": `{ config, ... }: {
  sops.secrets.alice-password = { ${secret} };
  users.users.alice.hashedPasswordFile = config.sops.secrets.alice-password.path;
}
`,
});

export default defineRule({
  id: "late-password-secret",
  summary: "Password of a user that sops-nix decrypts after the users are made",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
sops-nix decrypts secrets after NixOS has made the users, since users own them. A password file is not there yet when NixOS
looks for it: the user gets no password, and with \`users.mutableUsers = false\` nobody can log in by one after a boot.
\`neededForUsers = true\` has a secret decrypted before, to \`/run/secrets-for-users\`.

Reported are \`hashedPasswordFile\` of users of NixOS that are given \`config.sops.secrets.<name>.path\`, where nothing sets
\`neededForUsers\`; as a warning where users may change their passwords, since those who have one keep it. The rule stays
silent where the secret has a \`path\` of its own, where another definition wins, and where modules could not be followed or
an option of yours may say more of it. agenix decrypts before the users are made, and is not concerned.`,

  example: { bad: example(""), good: example("neededForUsers = true;") },

  check: {
    project(project, { report }) {
      for (const late of latePasswords(project)) {
        const { user, declaration, use, isLockedOut } = late;
        report({
          file: declaration.place.file,
          at: declaration.place.span,
          message: `'sops.secrets.${declaration.name}' is decrypted after the users are made, too late for the password of '${user}'`,
          help: helpFor(late),
          related: [{ file: use.file, at: use.span, message: `'${user}' takes it here` }],
          ...(isLockedOut ? {} : { severity: "warning" as const }),
        });
      }
    },
  },
});

function helpFor({ owners }: LatePassword): string {
  const help = "set 'neededForUsers = true'";
  if (owners.length === 0) return help;
  return `${help}, and take out ${owners.map((name) => `'${name}'`).join(", ")}: such a secret belongs to root`;
}
