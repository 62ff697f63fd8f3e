import rule from "#src/rules/secrets/missing-secret-file.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const sealed = "age-encryption.org/v1\n-> X25519 mock\n";
const server = (body: string, files: Record<string, string> = { "secrets/other.age": sealed }) => ({
  "flake.nix": flakeWith({ server: "./server.nix" }),
  "server.nix": `{ config, lib, ... }:\n{\n  ${body}\n}\n`,
  ...files,
});

testRule(rule, {
  silent: {
    "a file that is there": server("age.secrets.x.file = ./secrets/other.age;"),
    "a folder that is absent as a whole": server("age.secrets.x.file = ./private/x.age;"),
    "a folder without any secret": server("age.secrets.x.file = ./secrets/x.age;", { "secrets/readme": "none yet\n" }),
    "a git submodule": server("age.secrets.x.file = ./secrets/x.age;", {
      "secrets/other.age": sealed,
      ".gitmodules": '[submodule "secrets"]\n\tpath = secrets\n\turl = git@example.org:secrets\n',
    }),
    "a file of an input": server('age.secrets.x.file = "${config.my.secrets}/x.age";'),
    "a condition that is not known": server("age.secrets = lib.mkIf config.y.enable { x.file = ./secrets/x.age; };"),
    "a file that agenix-rekey generates": server(
      'age.secrets.x = { rekeyFile = ./secrets/x.age; generator.script = "alnum"; };',
    ),
    "a default that no secret takes": server("sops.defaultSopsFile = ./secrets/x.yaml;"),
  },
  reported: {
    "the file of agenix": server("age.secrets.x.file = ./secrets/x.age; #! 'secrets/x.age'"),
    "the file of agenix-rekey": server("age.secrets.x.rekeyFile = ./secrets/x.age; #! 'age.secrets.x'"),
    "the file of sops-nix": server("sops.secrets.x.sopsFile = ./secrets/x.yaml; #! 'sops.secrets.x'"),
    "the default of sops-nix": server(
      "sops.secrets.x = { }; sops.defaultSopsFile = ./secrets/x.yaml; #! 'sops.defaultSopsFile'",
    ),
    "a path put together from a string": server('age.secrets.x.file = ./secrets + "/x.age"; #! does not exist'),
  },
});
