import rule from "#src/rules/secrets/stale-recipients.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const sealed = "ENC[AES256_GCM,data:bW9jaw==,type:str]";
const secrets = (metadata: string) => `wifi: ${sealed}\nsops:\n${metadata}    mac: ${sealed}\n    version: 3.9.0\n`;
const forKeys = (...keys: string[]) => `    age:\n${keys.map((key) => `        - recipient: ${key}\n`).join("")}`;
const forFingerprints = (...keys: string[]) => `    pgp:\n${keys.map((key) => `        - fp: ${key}\n`).join("")}`;

const rules = (...bodies: string[]) =>
  `keys:\n  - &ada age1ada\n  - &laptop age1laptop\ncreation_rules:\n${bodies.map((body) => `  - ${body}\n`).join("")}`;
const forBoth = rules("path_regex: a\\.yaml$\n    key_groups:\n      - age:\n          - *ada\n          - *laptop");

const repository = (config: string, metadata: string, files: Record<string, string> = {}) => ({
  "flake.nix": flakeWith({ laptop: "{ }" }),
  ".sops.yaml": config,
  "secrets/a.yaml": secrets(metadata),
  ...files,
});
const at = (line: number, message: string, file = "secrets/a.yaml") => ({ [file]: [[line, message]] as const });

testRule(rule, {
  silent: {
    "the same keys, in any order": repository(forBoth, forKeys("age1laptop", "age1ada")),
    "no rule for it": repository(rules("path_regex: b\\.yaml$\n    age: age1bob"), forKeys("age1ada")),
    "a rule before": repository(rules("age: age1ada", "path_regex: a\\.yaml$\n    age: age1bob"), forKeys("age1ada")),
    "keys in one text": repository(rules("age: age1ada, age1laptop,"), forKeys("age1ada", "age1laptop")),
    "groups that are merged": repository(
      rules("key_groups:\n      - merge:\n          - age: [*ada]\n        age: [*laptop]"),
      forKeys("age1ada", "age1laptop"),
    ),
    "several groups": repository(rules("key_groups:\n      - age: [*ada]\n      - age: [*laptop]"), forKeys("age1ada")),
    "keys of a cloud in the rule": repository(
      rules("age: age1ada\n    kms: arn:mock"),
      forKeys("age1laptop", "age1ada"),
    ),
    "keys of a cloud in the file": repository(forBoth, `${forKeys("age1ada")}    kms:\n        - arn: mock\n`),
    "nobody in common": repository(forBoth, forKeys("age1bob")),
    "a shortened fingerprint": repository(rules("pgp: 7088 C742 1873 E0DB"), forFingerprints("AAAA7088C7421873E0DB")),
    "whose an SSH key is": repository(rules("age: ssh-ed25519 AAAA ada@laptop"), forKeys("ssh-ed25519 AAAA")),
    "a pattern for the whole path": repository(
      rules("path_regex: ^secrets\n    age: age1ada, age1bob", "age: age1ada"),
      forKeys("age1ada"),
    ),
    "two files of rules": repository(forBoth, forKeys("age1ada"), { "secrets/.sops.yaml": rules("age: age1ada") }),
    "a later rule that fits": repository(
      rules("path_regex: .yaml$\n    age: age1ada", "path_regex: secrets/a.yaml$\n    age: age1ada, age1laptop"),
      forKeys("age1ada", "age1laptop"),
    ),
    "rules that are not understood": repository("creation_rules:\n  - { age: age1bob }\n", forKeys("age1ada")),
    "a file of examples": {
      ...repository(forBoth, forKeys("age1ada", "age1laptop")),
      "examples/a.yaml": secrets(forKeys("age1ada")),
    },
  },
  reported: {
    "a key that was added": {
      source: repository(forBoth, forKeys("age1ada")),
      at: at(2, "'secrets/a.yaml' is not encrypted for 'laptop', as '.sops.yaml' says"),
    },
    "a key that was taken out": {
      source: repository(rules("age: age1ada"), forKeys("age1ada", "age1laptop")),
      at: at(5, "is still encrypted for 'age1laptop', which its rule in '.sops.yaml' does not name"),
    },
    "a key in place of another": {
      source: repository(forBoth, forKeys("age1ada", "age1bob")),
      at: at(2, "is not encrypted for 'laptop', as '.sops.yaml' says, but is still encrypted for 'age1bob'"),
    },
    "a fingerprint": {
      source: repository(rules("pgp: AAAAAAAA, BBBBBBBB"), forFingerprints("AAAAAAAA")),
      at: at(2, "'BBBBBBBB'"),
    },
    "rules in a folder": {
      source: {
        "flake.nix": flakeWith({ laptop: "{ }" }),
        "secrets/.sops.yaml": rules("path_regex: ^a\\.yaml$\n    age: age1bob", "age: age1ada, age1laptop"),
        "secrets/x/a.yaml": secrets(forKeys("age1ada")),
      },
      at: at(2, "'age1laptop', as 'secrets/.sops.yaml' says", "secrets/x/a.yaml"),
    },
  },
});
