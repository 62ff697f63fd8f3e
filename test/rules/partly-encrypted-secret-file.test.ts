import { expect, it } from "vitest";
import rule from "#src/rules/secrets/partly-encrypted-secret-file.ts";
import { flakeWith } from "../support/flakes.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

const sealed = "ENC[AES256_GCM,data:bW9jaw==,type:str]";
const server = (files: Record<string, string>) => ({
  "flake.nix": flakeWith({ server: "./server.nix" }),
  "server.nix": "{ sops.secrets.wifi.sopsFile = ./secrets.yaml; }\n",
  ...files,
});
const yaml = (body: string, settings = "") =>
  server({ "secrets.yaml": `wifi: ${sealed}\n${body}sops:\n    mac: ${sealed}\n${settings}    version: 3.9.0\n` });

testRule(rule, {
  silent: {
    "all values encrypted": yaml(`mail:\n    - ${sealed}\n    - a: ${sealed}\n`),
    "nothing and empty texts": yaml("a: \"\"\nb: null\nc:\nd: []\ne: {}\nf: ''\n"),
    "the usual suffix": yaml("name_unencrypted: x\nall_unencrypted:\n    a: x\n    b:\n        - y\n"),
    "another suffix": yaml("name_open: x\n", "    unencrypted_suffix: _open\n"),
    "what another suffix asks for": yaml(`name: x\nname_enc: ${sealed}\n`, "    encrypted_suffix: _enc\n"),
    "what a pattern asks for": yaml(`kind: Secret\ndata:\n    a: ${sealed}\n`, "    encrypted_regex: ^(data|wifi)$\n"),
    "what a pattern leaves out": yaml("kind: Secret\n", "    unencrypted_regex: ^kind$\n"),
    "a pattern that is not understood": yaml("kind: Secret\n", "    unencrypted_regex: (?i)^kind$\n"),
    "what comments decide": yaml("a: x\n", "    encrypted_comment_regex: enc\n"),
    comments: yaml("# the password of the wifi\n"),
    "a file that is not understood": yaml("a: !wifi c\n"),
    "a file without any encryption": server({ "secrets.yaml": "wifi: x\n" }),
    "a file of examples": server({ "examples/secrets.yaml": `a: x\nsops:\n    mac: ${sealed}\n` }),
    "a repository without sops": {
      "flake.nix": flakeWith({ a: "{ }" }),
      "x.yaml": `a: x\nsops:\n    mac: ${sealed}\n`,
    },
  },
  reported: {
    "a value": yaml("psk: horse #! 'psk' stands in the clear\n"),
    "a value within, of any kind": yaml("mail:\n    port: 25 #! 'mail/port'\n"),
    "an element of a list": yaml("hosts: #! 'hosts'\n    - a.example.org\n"),
    "a text on several lines": yaml("key: | #! 'key'\n    one\n    two\n"),
    "what a pattern asks for": yaml("data:\n    a: x #! 'data/a'\n", "    encrypted_regex: ^data$\n"),
    "several values as one": yaml("a: x #! 'a' (and 1 more)\nb: y\n"),
    "a value in JSON": {
      source: server({ "a.json": `{ "a": "x",\n  "sops": { "mac": "${sealed}" } }\n` }),
      at: { "a.json": [[1, "'a'"]] },
    },
    "a value in dotenv": {
      source: server({ "a.env": `A=${sealed}\nB=x\nsops_mac=${sealed}\n` }),
      at: { "a.env": [[2, "'B'"]] },
    },
    "a value in ini": {
      source: server({ "a.ini": `[a]\nb = x\n\n[sops]\nmac = ${sealed}\n` }),
      at: { "a.ini": [[2, "'a/b'"]] },
    },
  },
});

it("hides all that stands in the clear", async () => {
  const { report } = await runRule(rule, yaml("a: horse\nb: staple\n"));
  const source = report.sourceOf("secrets.yaml");
  const hidden = report.secretsIn("secrets.yaml").map(({ start, end }) => source?.text.slice(start, end));
  expect(hidden).toEqual(["horse", "staple"]);
});
