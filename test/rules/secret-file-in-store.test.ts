import rule from "#src/rules/secrets/secret-file-in-store.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const server = (body: string, files: Record<string, string> = {}) => ({
  "flake.nix": flakeWith({ server: "./server.nix" }),
  "server.nix": `{ config, ... }:\n{\n  ${body}\n}\n`,
  "secrets/key": "plain\n",
  ...files,
});

testRule(rule, {
  silent: {
    "the path of a decrypted secret": server("services.x.passwordFile = config.age.secrets.x.path;"),
    "a string, which copies nothing": server('services.x.passwordFile = "/run/keys/x";'),
    "toString, which copies nothing": server("services.x.passwordFile = toString ./secrets/key;"),
    "a declaration of agenix": server("age.secrets.x.file = ./secrets/x.age;", {
      "secrets/x.age": "age-encryption.org/v1\n-> X25519 abc\n",
    }),
    "a declaration of sops-nix": server("sops.defaultSopsFile = ./secrets/key;"),
    "an encrypted file": server("services.x.passwordFile = ./secrets/sealed;", {
      "secrets/sealed": "-----BEGIN AGE ENCRYPTED FILE-----\nabc\n",
    }),
    "a file of sops": server("services.x.secretFile = ./secrets/s.yaml;", {
      "secrets/s.yaml": "x: ENC[AES256_GCM,data:abc]\nsops:\n    version: 3\n",
    }),
    "a file encrypted for clevis": server("services.x.secretFile = ./disk.jwe;", { "disk.jwe": "eyJhbGciOiJkaXIi\n" }),
    "the rules of sops, which hold no secret": server("services.x.secretFile = ./.sops.yaml;", {
      ".sops.yaml": "creation_rules: []\n",
    }),
    "a public key": server("services.x.keyFile = ./key.pub;", { "key.pub": "ssh-ed25519 AAAA\n" }),
    "a certificate": server("services.x.privateKeyFile = ./ca.crt;", { "ca.crt": "x\n" }),
    "a file that does not exist": server("services.x.passwordFile = ./gone;"),
    "an ordinary source": server("environment.etc.motd.source = ./motd;", { motd: "hello\n" }),
    "an environment file without secrets": server("services.x.environmentFile = ./settings;", { settings: "A=1\n" }),
  },
  reported: {
    "a password file": {
      source: server("services.x.passwordFile = ./secrets/key; #! copies the unencrypted secret 'secrets/key'"),
    },
    "a path in a string": { source: server('services.x.tokenFile = "${./secrets/key}"; #! services.x.tokenFile') },
    "a source in the folder of secrets": {
      source: server("environment.etc.key.source = ./secrets/key; #! environment.etc.key.source"),
    },
    "a private key outside the folder": {
      source: server("networking.wg-quick.interfaces.wg0.privateKeyFile = ./wg.key; #! 'wg.key'", {
        "wg.key": "abc\n",
      }),
    },
  },
});
