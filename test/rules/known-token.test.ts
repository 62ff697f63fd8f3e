import rule from "#src/rules/secrets/known-token.ts";
import { testRule } from "../support/test-rule.ts";

// Put together at run time: what stands here as a whole would stop every scanner of secrets.
const github = ["ghp", "R7sKq2mXv9LdT4wZb8NcY1fGh6JpQ3aEu5Vt"].join("_");
const amazon = ["AKIA", "Q3EGRZ7XWYT5M2LN"].join("");
const amazonKey = ["wJ4lrXUt", "nFEMI/K7MDENG/bPxRfiCYzq8Rt2Ls9v"].join("");
const age = ["AGE-SECRET-KEY-1", "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE"].join("");
const pem = (kind: string) =>
  [`-----BEGIN ${kind}-----`, `${"b3BlbnNzaC1rZXktdjEAAAAABG5vbmU".repeat(4)}`, `-----END ${kind}-----`].join("\n");

testRule(rule, {
  silent: {
    "a hash of a source": '{ hash = "sha256-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG="; }\n',
    "a revision": '{ rev = "9cb6a4c0d1a2b3c4d5e6f708192a3b4c5d6e7f80"; }\n',
    "the example of a manual": '{ id = "AKIAIOSFODNN7EXAMPLE"; }\n',
    "a row of one character": '{ token = "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; }\n',
    "a row of digits": '{ token = "ghp_123456789012345678901234567890123456"; }\n',
    "a mark with nothing behind it": '{ prefix = "ghp_"; marks = [ "AKIA" "sk-ant-" "xoxb-" ]; }\n',
    "a public key": '{ key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0123456789abcdefghijklmnopqrstuvwxyz"; }\n',
    "a public key of age": '{ key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"; }\n',
    "a certificate": `{ cert = ''\n${pem("CERTIFICATE")}\n''; }\n`,
    "a public key in PEM": `{ key = ''\n${pem("PUBLIC KEY")}\n''; }\n`,
    "a name in code that looks like one": "s: s.aB3dE5gH7jK9mN1pQ3sT5vW7\n",
    "a key that a test has made for itself": { source: { "tests/sops.nix": `{ key = "${age}"; }\n` } },
    "an access key, which is public without its secret key": `{ user = "${amazon}"; rev = "9cb6a4c0d1a2b3c4d5e6f708192a3b4c5d6e7f80"; }\n`,
    "a reference": "{ config, ... }: { tokenFile = config.age.secrets.github.path; }\n",
    "an interpolated token": '{ github }: { token = "ghp_${github}"; }\n',
  },
  reported: {
    "a token of a forge": `{ x = "${github}"; #! github pat\n}\n`,
    "the secret key of a cloud": `{ environment = ''\n  AWS_ACCESS_KEY_ID=${amazon}\n  AWS_SECRET_ACCESS_KEY=${amazonKey} #! aws secret key\n''; }\n`,
    "a private key of age": `{ x = "${age}"; #! age secret key\n}\n`,
    "a private key in PEM": {
      source: { "a.nix": `{ key = ''\n${pem("OPENSSH PRIVATE KEY")}\n''; }\n` },
      at: { "a.nix": [2] },
    },
    "a token that somebody has issued, in a test": { "tests/a.nix": `{ x = "${github}"; #! github pat\n}\n` },
    "a token in a comment": `# ${github} #! github pat\n{ }\n`,
    "a token within a URL": `{ url = "https://me:${github}@github.com/x/y"; #! github pat\n}\n`,
    "a token under a harmless name": `{ a.b.c = [ "${github}" ]; #! github pat\n}\n`,
    "two in a line": `[ "${github}" "${age}" ] #! github pat #! age secret key\n`,
  },
});
