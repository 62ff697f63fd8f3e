import rule from "#src/rules/secrets/exposed-secret.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const server = (body: string) => ({
  "flake.nix": flakeWith({ server: "./server.nix" }),
  "server.nix": `{ config, ... }:\n{\n  ${body}\n}\n`,
});

testRule(rule, {
  silent: {
    "the owner alone": server('age.secrets.api-key.mode = "0400";'),
    "the group as well": server('sops.secrets.db_password.mode = "0440";'),
    "others may only enter": server('sops.secrets.db_password.mode = "0711";'),
    "a computed mode": server("age.secrets.token.mode = config.my.mode;"),
    "a template": server('sops.templates.db_password.mode = "0444";'),
    letters: server('age.secrets.token.mode = "u=r,o=r";'),
    "a public key": server('sops.secrets.id_ed25519_pub.mode = "0644";'),
    "a public key of a program that has private ones": server('sops.secrets."wireguard/public_key".mode = "0644";'),
    "a certificate": server('age.secrets.syncthing-cert.mode = "0644";'),
    "the tokens of every user's nix": server('sops.secrets.nix-access-tokens.mode = "0444";'),
    "what is no credential by its name": server('age.secrets.recipes.mode = "0444";'),
    "the handles of a hardware key": server('sops.secrets.yubikey = { mode = "0444"; };'),
    "a part of the configuration of ssh": server('sops.secrets."ssh/secret-config".mode = "0444";'),
    "a comment above the secret": server(
      '# World-readable on purpose: the service has no user of its own.\n  sops.secrets."ldap/user_pass" = {\n    mode = "0444";\n  };',
    ),
    "a comment at the mode": server('age.secrets.token = {\n    mode = "0444"; # everyone may\n  };'),
    "a home": {
      "flake.nix": flakeWith({ laptop: "{ home-manager.users.ada = ./home.nix; }" }),
      "home.nix": '{ sops.secrets.db_password.mode = "0644"; }\n',
    },
  },
  reported: {
    agenix: server("age.secrets.token.mode = \"0444\"; #! 'age.secrets.token'"),
    "sops-nix": server("sops.secrets.db_password.mode = \"644\"; #! 'sops.secrets.db_password'"),
    "a program that has no other secrets": server(
      "age.secrets.wireguard-laptop.mode = \"0444\"; #! 'age.secrets.wireguard-laptop'",
    ),
    "the configuration of one": server('sops.secrets."rclone.conf".mode = "0744"; #! \'sops.secrets.rclone.conf\''),
    "a file of variables by its name": server("sops.secrets.gatus-env.mode = \"0644\"; #! 'sops.secrets.gatus-env'"),
    "a file of variables by its format": server(
      'sops.secrets.proxy = {\n    format = "dotenv";\n    mode = "0444"; #! \'sops.secrets.proxy\'\n  };',
    ),
    "a file of variables by its path": server(
      'sops.secrets.proxy = {\n    path = "/var/lib/proxy/.env";\n    mode = "0444"; #! \'sops.secrets.proxy\'\n  };',
    ),
    "words in capitals": server('age.secrets.brave-ApiKey = {\n    mode = "0444"; #! every user\n  };'),
    "a comment on something else": server(
      '# For the reader of mails.\n  age.secrets.token.mode = "0444"; #! every user',
    ),
    "a number": server("age.secrets.token.mode = 444; #! mode '444'"),
  },
});
