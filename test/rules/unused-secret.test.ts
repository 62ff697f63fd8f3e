import { describe, expect, it } from "vitest";
import rule from "#src/rules/dead-code/unused-secret.ts";
import { flakeWith } from "../support/flakes.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

const server = (body: string, files: Record<string, string> = {}) => ({
  "flake.nix": flakeWith({ server: "./server.nix" }),
  "server.nix": `{ config, lib, ... }:\n{\n  ${body}\n}\n`,
  ...files,
});
const declared = "age.secrets.wifi-psk.file = ./secrets/wifi-psk.age;";

testRule(rule, {
  silent: {
    "a secret that is read": server(`${declared} services.x.f = config.age.secrets.wifi-psk.path;`),
    "a placeholder": server('sops.secrets.psk = { }; sops.templates.x.content = "${config.sops.placeholder.psk}";'),
    "its path on the machine": server(`${declared} services.x.f = "/run/agenix/wifi-psk";`),
    "a path with a computed name": server(`${declared} services.x.f = "/run/agenix/\${config.my.name}";`),
    "a computed name": server(`${declared} services.x.f = config.age.secrets.\${config.my.name}.path;`),
    "all of them together": server(`${declared} services.x.f = lib.attrValues config.age.secrets;`),
    "a script that is no Nix": server(declared, { "run.sh": "cat /run/agenix/wifi-psk\n" }),
    "a name that a function takes": server(`${declared} services.x.f = config.my.secret "wifi-psk";`),
    "a place of its own": server('age.secrets.psk = { file = ./psk.age; path = "/etc/psk"; };'),
    "an owner": server('sops.secrets.psk.owner = "nginx";'),
    "needed for users": server("sops.secrets.psk.neededForUsers = true;"),
    "names that are computed": server("sops.secrets = lib.genAttrs config.my.names (name: { });"),
  },
  reported: {
    agenix: server("age.secrets.wifi-psk.file = ./secrets/wifi-psk.age; #! 'age.secrets.wifi-psk'"),
    "sops-nix": server("sops.secrets.\"wifi/psk\" = { }; #! 'sops.secrets.wifi/psk'"),
    "a comment is no use": {
      "flake.nix": flakeWith({ server: "./server.nix" }),
      "server.nix": `{
  # services.x.f = config.age.secrets.wifi-psk.path;
  age.secrets.wifi-psk.file = ./secrets/wifi-psk.age; #! nothing reads
}
`,
    },
    "the list of recipients is no use": server("age.secrets.wifi-psk.file = ./secrets/wifi-psk.age; #! nothing reads", {
      "secrets/secrets.nix": '{ "wifi-psk.age".publicKeys = [ "age1mock" ]; }\n',
    }),
  },
});

describe("the help of unused-secret", () => {
  const help = async (body: string) => {
    const { report } = await runRule(rule, server(body));
    return report.findings.map((finding) => finding.help);
  };

  it.each([
    [
      "a file of its own",
      "age.secrets.psk.file = ./psk.age;",
      "remove it, with its encrypted file 'psk.age' and its recipients",
    ],
    [
      "a key among others",
      "sops = { defaultSopsFile = ./all.yaml; secrets.psk = { }; };",
      "remove the declaration, and the key 'psk' from 'all.yaml'",
    ],
    [
      "another key",
      'sops.secrets.psk = { sopsFile = ./all.yaml; key = "wifi/home"; };',
      "remove the declaration, and the key 'wifi/home' from 'all.yaml'",
    ],
    [
      "a whole file of sops",
      'sops.secrets.psk = { sopsFile = ./wifi.bin; format = "binary"; };',
      "remove it, with its encrypted file 'wifi.bin'",
    ],
    [
      "a key that another one takes",
      'sops.defaultSopsFile = ./all.yaml; sops.secrets = { psk.key = "all"; hers = { key = "all"; owner = "ada"; }; };',
      "remove the declaration, and keep 'all.yaml': 'sops.secrets.hers' needs it",
    ],
    [
      "a file that is not known",
      "sops.secrets.psk = { };",
      "remove the declaration, and what is encrypted for it alone",
    ],
  ])("fits %s", async (_, body, expected) => expect(await help(body)).toEqual([expected]));
});
