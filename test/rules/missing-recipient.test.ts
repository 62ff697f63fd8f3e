import rule from "#src/rules/secrets/missing-recipient.ts";
import { testRule } from "../support/test-rule.ts";

const keys = {
  laptop: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH8BqRV1p0do",
  server: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPUE2K8ANjXt",
};

/** A server with this module, and a rules file with these rules. */
const server = (
  module: string,
  rules: string,
  { named = `laptop = "${keys.laptop}"; server = "${keys.server}";` } = {},
) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.agenix.url = "github:ryantm/agenix";
  outputs = { nixpkgs, agenix, private, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ agenix.nixosModules.default ./server.nix ]; };
  };
}
`,
  "server.nix": module,
  "secrets/backup.age": "age-encryption.org/v1\n",
  "secrets/secrets.nix": `let
  ${named}
in
{
  "mail.age".publicKeys = [ server ];
  ${rules}
}
`,
});
const backup = "{ age.secrets.backup.file = ./secrets/backup.age; }\n";
const forLaptop = '"backup.age".publicKeys = [ laptop ];';
const reported = `${forLaptop} #! 'secrets/backup.age' is not encrypted for 'server', which declares it as 'backup'`;

testRule(rule, {
  silent: {
    "a secret for the machine": server(backup, '"backup.age".publicKeys = [ laptop server ];'),
    "the same key with a comment behind it": server(
      backup,
      `"backup.age".publicKeys = [ "${keys.server} root@server" ];`,
    ),
    "a secret that the machine does not declare": server("{ }\n", forLaptop),
    "a secret that no rule names": server(backup, '"other.age".publicKeys = [ laptop ];'),
    "recipients that are not known": server(backup, '"backup.age".publicKeys = [ laptop ] ++ import ./gone.nix;'),
    "a machine whose key has no name": server(backup, forLaptop, {
      named: `laptop = "${keys.laptop}"; machines.srv = "${keys.server}"; server = machines.srv;`,
    }),
    "a key by that name which is nobody's recipient": server(backup, forLaptop, {
      named: `laptop = "${keys.laptop}"; server = laptop; old = { server = "${keys.server}"; };`,
    }),
    "a machine with another key": server(
      '{ age.identityPaths = [ "/etc/age/key" ]; age.secrets.backup.file = ./secrets/backup.age; }\n',
      forLaptop,
    ),
    "a secret that is not there, which is told itself": server(
      "{ age.secrets.backup.file = ./secrets/old.age; }\n",
      '"old.age".publicKeys = [ laptop ];',
    ),
    "a secret under a condition": server(
      "{ config, lib, ... }: { age.secrets = lib.mkIf config.services.x.enable { backup.file = ./secrets/backup.age; }; }\n",
      forLaptop,
    ),
    "a secret of agenix-rekey": server("{ age.secrets.backup.rekeyFile = ./secrets/backup.age; }\n", forLaptop),
    "two keys by the name of the machine": server(backup, forLaptop, {
      named: `laptop = "${keys.laptop}"; server = "${keys.server}"; users = { server = "ssh-rsa AAAA"; };`,
    }),
  },
  reported: {
    "a secret for another machine": server(backup, reported),
    "a list by a name": server(backup, "\"backup.age\".publicKeys = hosts; #! not encrypted for 'server'", {
      named: `laptop = "${keys.laptop}"; server = "${keys.server}"; hosts = [ laptop ];`,
    }),
    "keys in a set": server(backup, reported, {
      named: `hosts = { laptop = "${keys.laptop}"; server = "${keys.server}"; }; inherit (hosts) laptop server;`,
    }),
    "a rule that says more": server(
      backup,
      '"backup.age" = { publicKeys = [ laptop ]; armor = true; }; #! not encrypted for',
    ),
  },
});
