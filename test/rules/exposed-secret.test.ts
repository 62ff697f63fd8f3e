import rule from "#src/rules/secrets/exposed-secret.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const server = (body: string) => ({
  "flake.nix": flakeWith({ server: "./server.nix" }),
  "server.nix": `{ config, ... }:\n{\n  ${body}\n}\n`,
});

testRule(rule, {
  silent: {
    "the owner alone": server('age.secrets.x.mode = "0400";'),
    "the group as well": server('sops.secrets.x.mode = "0440";'),
    "others may only enter": server('sops.secrets.x.mode = "0711";'),
    "a computed mode": server("age.secrets.x.mode = config.my.mode;"),
    "a template": server('sops.templates.x.mode = "0444";'),
    letters: server('age.secrets.x.mode = "u=r,o=r";'),
    "a public key": server('sops.secrets.id_ed25519_pub.mode = "0644";'),
    "a certificate": server('age.secrets.syncthing-cert.mode = "0644";'),
    "the tokens of every user's nix": server('sops.secrets.nix-access-tokens.mode = "0444";'),
    "a home": {
      "flake.nix": flakeWith({ laptop: "{ home-manager.users.ada = ./home.nix; }" }),
      "home.nix": '{ sops.secrets.x.mode = "0644"; }\n',
    },
  },
  reported: {
    agenix: server("age.secrets.x.mode = \"0444\"; #! 'age.secrets.x'"),
    "sops-nix": server("sops.secrets.x.mode = \"644\"; #! 'sops.secrets.x'"),
    "a number": server("age.secrets.x.mode = 444; #! mode '444'"),
  },
});
