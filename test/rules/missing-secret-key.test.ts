import rule from "#src/rules/secrets/missing-secret-key.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const sealed = "ENC[AES256_GCM,data:bW9jaw==,type:str]";
const metadata = `sops:\n    mac: ${sealed}\n    version: 3.9.0\n`;
const secrets = `wifi: ${sealed}\nmail:\n    password: ${sealed}\n    list:\n        - ${sealed}\n${metadata}`;

const server = (body: string, files: Record<string, string> = {}) => ({
  "flake.nix": flakeWith({ server: "./server.nix" }),
  "server.nix": `{ config, lib, ... }:\n{\n  ${body}\n}\n`,
  "secrets.yaml": secrets,
  ...files,
});
const inDefault = (body: string) => server(`sops.defaultSopsFile = ./secrets.yaml;\n  ${body}`);

testRule(rule, {
  silent: {
    "a key of the file": inDefault("sops.secrets.wifi = { };"),
    "a key within a key": inDefault('sops.secrets."mail/password" = { };'),
    "another key": inDefault('sops.secrets.psk.key = "wifi";'),
    "the whole file": inDefault('sops.secrets.psk.key = "";'),
    "a computed key": inDefault("sops.secrets.psk.key = config.my.key;"),
    "a default key": inDefault('sops.defaultSopsKey = "wifi";\n  sops.secrets.psk = { };'),
    "a binary file": server('sops.secrets.psk = { sopsFile = ./secrets.yaml; format = "binary"; };'),
    "binary files by default": inDefault('sops.defaultSopsFormat = "binary";\n  sops.secrets.psk = { };'),
    "a dotenv file": server('sops.secrets.psk = { sopsFile = ./psk.env; format = "dotenv"; };', {
      "psk.env": `A=${sealed}\nsops_mac=${sealed}\n`,
    }),
    "a file that is not known": server("sops.secrets.psk = { };"),
    "a file of another flake": server('sops.secrets.psk.sopsFile = "${config.my.secrets}/a.yaml";'),
    "a file that is missing": server("sops.secrets.psk.sopsFile = ./other.yaml;"),
    "a file that is not encrypted": server("sops.secrets.psk.sopsFile = ./plain.yaml;", { "plain.yaml": "a: b\n" }),
    "a file that is not understood": server("sops.secrets.psk.sopsFile = ./odd.yaml;", {
      "odd.yaml": `a: { b: ${sealed} }\n${metadata}`,
    }),
    "a condition": inDefault("sops.secrets = lib.mkIf config.my.wants { psk = { }; };"),
    "a default that depends": server(
      "sops.defaultSopsFile = lib.mkIf config.my.wants ./secrets.yaml;\n  sops.secrets.psk = { };",
    ),
    "an unknown module": server("imports = [ config.my.module ];\n  sops.secrets.psk.sopsFile = ./secrets.yaml;"),
    "a module that may set the key": server(
      "imports = [ (import ./other.nix lib.my) ];\n  sops.secrets.psk.sopsFile = ./secrets.yaml;",
      { "other.nix": "my: { sops.secrets.psk.key = my.key; }\n" },
    ),
    "a submodule of git": server("sops.secrets.psk.sopsFile = ./private/secrets.yaml;", {
      "private/secrets.yaml": secrets,
      ".gitmodules": '[submodule "private"]\n\tpath = private\n',
    }),
  },
  reported: {
    "no such key": inDefault(
      "sops.secrets.wlan = { }; #! 'sops.secrets.wlan' takes the key 'wlan', which 'secrets.yaml'",
    ),
    "a key that names another": inDefault("sops.secrets.psk.key = \"wi-fi\"; #! the key 'wi-fi'"),
    "no such key within": inDefault("sops.secrets.\"mail/user\" = { }; #! 'mail/user'"),
    "a key that holds keys": inDefault("sops.secrets.mail = { }; #! holds other keys"),
    "a list is no set of keys": inDefault("sops.secrets.\"mail/list/0\" = { }; #! 'mail/list/0'"),
    "a file in JSON": server("sops.secrets.psk = { sopsFile = ./s.json; format = \"json\"; }; #! 's.json'", {
      "s.json": `{ "a": "${sealed}", "sops": { "mac": "${sealed}" } }\n`,
    }),
    "a home": {
      "flake.nix": `{
  outputs = { home-manager, ... }: {
    homeConfigurations.ada = home-manager.lib.homeManagerConfiguration { modules = [ ./home.nix ]; };
  };
}
`,
      "home.nix": "{\n  sops.defaultSopsFile = ./secrets.yaml;\n  sops.secrets.wlan = { }; #! 'wlan'\n}\n",
      "secrets.yaml": secrets,
    },
    "a home in a machine, with a default of its own": server(
      "sops.defaultSopsFile = ./none.yaml;\n  home-manager.users.ada = {\n    sops.defaultSopsFile = ./secrets.yaml;\n    sops.secrets.wlan = { }; #! 'wlan'\n  };",
    ),
  },
});
