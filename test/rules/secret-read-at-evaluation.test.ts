import rule from "#src/rules/secrets/secret-read-at-evaluation.ts";
import { testRule } from "../support/test-rule.ts";

const flake = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`;
const server = (body: string, files: Record<string, string> = {}) => ({
  "flake.nix": flake,
  "server.nix": `{ config, lib, pkgs, ... }:\n{\n${body}\n}\n`,
  ...files,
});
const sops = "token: ENC[AES256_GCM,data:abc]\nsops:\n    mac: ENC[AES256_GCM,data:def]\n";

testRule(rule, {
  silent: {
    "the path of a secret": server("services.x.passwordFile = config.age.secrets.x.path;"),
    "the path of a secret in a string": server('services.x.script = "cat ${config.sops.secrets.x.path}";'),
    "a placeholder of sops": server('sops.templates.x.content = "t=${config.sops.placeholder.x}";'),
    "a command that reads at run time": server('services.x.passwordCommand = "cat /run/secrets/x";'),
    "another file": server("services.x.text = builtins.readFile ./motd;", { motd: "hello\n" }),
    "another file of a declaration": server("services.x.text = builtins.readFile config.age.secrets.x.file;"),
    "ciphertext of sops": server("services.x.text = builtins.readFile ./secrets/x.yaml;", { "secrets/x.yaml": sops }),
    "ciphertext of age": server("services.x.text = builtins.readFile ./secrets/x.txt;", {
      "secrets/x.txt": "age-encryption.org/v1\n-> X25519 abc\n",
    }),
    "a public key": server("services.x.key = builtins.readFile ./secrets/host.pub;", {
      "secrets/host.pub": "ssh-ed25519 A\n",
    }),
    "a script about secrets": server("services.x.text = builtins.readFile ./generate-password.sh;", {
      "generate-password.sh": "pwgen\n",
    }),
    "a script in a folder of secrets": server("services.x.text = builtins.readFile ./secrets/rekey.sh;", {
      "secrets/rekey.sh": "age\n",
    }),
    "who may decrypt": server("services.x.keys = lib.importJSON ./secrets/recipients.json;", {
      "secrets/recipients.json": "{}\n",
    }),
    "a file that is not there": server("services.x.text = builtins.readFile ./secrets/later;"),
    "a file that no output leads to": {
      ...server(""),
      "unused.nix": "{ config, ... }: { x = builtins.readFile config.age.secrets.x.path; }\n",
    },
    "a variable that nothing needs": server("imports = let t = builtins.readFile config.age.secrets.x.path; in [ ];"),
    "a test": {
      "flake.nix": flake.replace("./server.nix", "./tests/server.nix"),
      "tests/server.nix": "{ config, ... }: { services.x.t = builtins.readFile config.age.secrets.x.path; }\n",
    },
  },
  reported: {
    "a secret of agenix": server(
      "services.x.t = builtins.readFile config.age.secrets.x.path; #! 'config.age.secrets.x.path' is read while",
    ),
    "a secret of sops, as a string": server(
      'services.x.t = lib.fileContents "${config.sops.secrets."a/b".path}"; #! config.sops.secrets.a/b.path',
    ),
    "a secret behind a variable": server(
      "services.x.t = let f = config.age.secrets.x.path; in lib.trim (builtins.readFile f); #! config.age.secrets.x.path",
    ),
    "a decrypted file by its place": server(
      "services.x.t = builtins.readFile \"/run/agenix/x\"; #! '/run/agenix/x' is read",
    ),
    "an unencrypted file": server(
      "services.x.t = builtins.readFile ./secrets/token; #! the unencrypted secret 'secrets/token'",
      {
        "secrets/token": "abc\n",
      },
    ),
    "a structured file by its name": server(
      "services.x = lib.importJSON ./secrets.json; #! the unencrypted secret 'secrets.json'",
      {
        "secrets.json": "{}\n",
      },
    ),
  },
});
