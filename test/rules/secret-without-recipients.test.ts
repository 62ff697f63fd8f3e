import rule from "#src/rules/secrets/secret-without-recipients.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const sealed = "x: ENC[AES256_GCM,data:mock]\nsops:\n    version: 3.9.0\n";
const agenix = (body: string, rules: Record<string, string>) => ({
  "flake.nix": flakeWith({ server: "./server.nix" }),
  "server.nix": `{\n  ${body}\n}\n`,
  "secrets/x.age": "age-encryption.org/v1\n",
  "secrets/y.age": "age-encryption.org/v1\n",
  ...rules,
});
const sops = (rules: string, mark = "") => ({
  "flake.nix": flakeWith({ server: "./server.nix" }),
  "server.nix": `{\n  sops.secrets.x.sopsFile = ./secrets/x.yaml;${mark}\n}\n`,
  "secrets/x.yaml": sealed,
  ".sops.yaml": rules,
});
const keys = '{ "x.age".publicKeys = [ "age1mock" ]; }\n';

testRule(rule, {
  silent: {
    "a listed file": agenix("age.secrets.x.file = ./secrets/x.age;", { "secrets/secrets.nix": keys }),
    "a list at the root": agenix("age.secrets.x.file = ./secrets/x.age;", {
      "secrets.nix": '{ "secrets/x.age".publicKeys = [ "age1mock" ]; }\n',
    }),
    "no list at all": agenix("age.secrets.x.file = ./secrets/x.age;", {}),
    "a list that is not known": agenix("age.secrets.y.file = ./secrets/y.age;", {
      "secrets/secrets.nix": '{ extra }: { "x.age".publicKeys = [ ]; } // extra\n',
    }),
    "agenix-rekey": agenix("age.secrets.y.rekeyFile = ./secrets/y.age;", { "secrets/secrets.nix": keys }),
    "a pattern that matches": sops("creation_rules:\n  - path_regex: secrets/[^/]+\\.yaml$\n    age: age1mock\n"),
    "a rule for every file": sops("creation_rules:\n  - age: age1mock\n"),
    "rules that are written otherwise": sops("creation_rules: [{path_regex: 'x.yaml', age: age1mock}]\n"),
    "a file that does not exist": agenix("age.secrets.z.file = ./secrets/z.age;", { "secrets/secrets.nix": keys }),
    "an empty list": sops("creation_rules: []\n"),
  },
  reported: {
    "a file of agenix that is not listed": agenix("age.secrets.y.file = ./secrets/y.age; #! 'secrets/y.age'", {
      "secrets/secrets.nix": keys,
    }),
    "a file of sops that no pattern matches": sops(
      "keys:\n  - &ada age1mock\ncreation_rules:\n  - path_regex: ^secrets/y\\.yaml$ # of ada\n    key_groups:\n    - age:\n      - *ada\n",
      " #! 'secrets/x.yaml'",
    ),
  },
});
