import rule from "#src/rules/secrets/unencrypted-secret-file.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const sealed = "age-encryption.org/v1\n-> X25519 mock\n";
const server = (body: string, files: Record<string, string>) => ({
  "flake.nix": flakeWith({ server: "./server.nix" }),
  "server.nix": `{\n  ${body}\n}\n`,
  ...files,
});
const folder = { "secrets/a.age": sealed, "secrets/b.age": sealed, "secrets/c.age": sealed, "secrets/d.age": sealed };
const pem = (kind: string, body = "TUlJRW1vY2s".repeat(8)) =>
  ["-----BEGIN ", kind, "PRIVATE KEY-----\n", body, "\n-----END ", kind, "PRIVATE KEY-----\n"].join("");
const openSsh = (cipher: string, kind = "ssh-ed25519") =>
  pem("OPENSSH ", btoa(`openssh-key-v1\0\0\0\0\u0004${cipher}\0\0\0\u0004none\0\0\0\0\0\0\0\u0001\0\0\0\u000b${kind}`));
const at = (source: Record<string, string>, file: string) => ({ source, at: { [file]: [1] } });

testRule(rule, {
  silent: {
    "ciphertext of age": server("age.secrets.x.file = ./secrets/a.age;", folder),
    "ciphertext of sops": server("sops.secrets.x.sopsFile = ./x.yaml;", {
      "x.yaml": "x: ENC[AES256_GCM,data:mock]\nsops:\n    version: 3.9.0\n",
    }),
    "a file that stands for one, with nothing in it": server("sops.secrets.x.sopsFile = ./x.yaml;", {
      "x.yaml": "{}\n",
    }),
    "what explains and lists secrets": server("", {
      ...folder,
      "secrets/README.md": "how to\n",
      "secrets/secrets.nix": "{ }\n",
      "secrets/host.pub": "ssh-ed25519 mock\n",
      "secrets/.gitkeep": "x\n",
    }),
    "a folder of secrets with much in the clear": server("", {
      ...folder,
      "secrets/one.txt": "1\n",
      "secrets/two.txt": "2\n",
    }),
    "a private key with a passphrase": server("", { "keys/id_ed25519": openSsh("aes256-ctr") }),
    "the handle of a hardware key": server("", { "keys/id_ed25519_sk": openSsh("none", "sk-ssh-ed25519@openssh.com") }),
    "an encrypted PEM": server("", { "keys/tls.key": pem("ENCRYPTED ") }),
    "a certificate": server("", { "keys/ca.pem": "-----BEGIN CERTIFICATE-----\nTUlJRW1vY2s=\n" }),
    "a key of tests": server("", { "tests/tls.key": pem("") }),
    "a key that only a test mentions": server("", {
      "keys/id_ed25519": openSsh("none"),
      "keys/test.nix": "{ key = ./id_ed25519; }\n",
    }),
    "a key that is a placeholder": server("", { "keys/tls.key": pem("", "put your key here") }),
  },
  reported: {
    "a declared file of sops": at(
      server("sops.secrets.x.sopsFile = ./x.yaml;", { "x.yaml": "x: not to be read\n" }),
      "x.yaml",
    ),
    "a declared file of agenix": at(server("age.secrets.x.file = ./x.age;", { "x.age": "not to be read\n" }), "x.age"),
    "a listed file": at(
      server("", { "secrets.nix": '{ "x.age".publicKeys = [ "age1mock" ]; }\n', "x.age": "not to be read\n" }),
      "x.age",
    ),
    "the odd one in a folder": at(server("", { ...folder, "secrets/e": "not to be read\n" }), "secrets/e"),
    "a key of OpenSSH": at(server("", { "keys/id_ed25519": openSsh("none") }), "keys/id_ed25519"),
    "a key as PEM": at(server("", { "keys/tls.key": pem("RSA ") }), "keys/tls.key"),
    "a key of age": at(server("", { "keys.txt": `# created\nAGE-SECRET-KEY-1${"Q".repeat(58)}\n` }), "keys.txt"),
  },
});
