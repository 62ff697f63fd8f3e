import rule from "#src/rules/secrets/undeclared-secret.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const declared = "age.secrets.wifi.file = ./secrets/wifi.age;";

const server = (body: string, files: Record<string, string> = {}) => ({
  "flake.nix": flakeWith({ server: "./server.nix" }),
  "server.nix": `{ config, lib, ... }:\n{\n  ${body}\n}\n`,
  ...files,
});

testRule(rule, {
  silent: {
    "a secret of the same module": server(`${declared} services.x.passwordFile = config.age.secrets.wifi.path;`),
    "a secret that another module declares": server(
      "imports = [ ./secrets.nix ]; services.x.passwordFile = config.age.secrets.wifi.path;",
      { "secrets.nix": `{ ${declared} }\n` },
    ),
    "a placeholder of a declared secret": server(
      'sops.secrets.wifi = { }; sops.templates.x.content = "${config.sops.placeholder.wifi}";',
    ),
    "a use that a condition turns off": server(
      "config = lib.mkIf false { services.x.passwordFile = config.age.secrets.wifi.path; };",
    ),
    "a use under a condition that is not known": server(
      "config = lib.mkIf config.services.y.enable { services.x.passwordFile = config.age.secrets.wifi.path; };",
    ),
    "an if around it": server("services.x.f = if config.y.enable then config.age.secrets.wifi.path else null;"),
    "a service that is switched off": server(
      "services.x = { enable = false; passwordFile = config.age.secrets.wifi.path; };",
    ),
    "a variable that may not be needed": server(
      "services.x = let file = config.age.secrets.wifi.path; in { y = lib.optional config.z file; };",
    ),
    "names that are computed": server(
      "age.secrets = builtins.listToAttrs config.my.secrets; services.x.f = config.age.secrets.wifi.path;",
    ),
    "a module that could not be followed": server(
      "imports = [ config.my.module ]; services.x.f = config.age.secrets.wifi.path;",
    ),
    "a default for its absence": server('services.x.f = config.age.secrets.wifi.path or "/etc/x";'),
    "a file that asks": server(
      "services.y.enable = config.age.secrets ? wifi; services.x.f = config.age.secrets.wifi.path;",
    ),
    "a computed name": server("services.x.f = config.age.secrets.${config.my.name}.path;"),
    "a private input whose module may declare it": {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.mine.url = "git+ssh://git@example.org/mine.git";
  outputs = { nixpkgs, mine, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ mine.nixosModules.secrets ./server.nix ]; };
  };
}
`,
      "server.nix": "{ config, ... }: { services.x.f = config.age.secrets.wifi.path; }\n",
    },
    "a module that no host imports": {
      "flake.nix": flakeWith({ server: "./server.nix" }),
      "server.nix": "{ }\n",
      "other.nix": "{ config, ... }: { services.x.f = config.age.secrets.wifi.path; }\n",
    },
  },
  reported: {
    "a secret that nobody declares": server("services.x.f = config.age.secrets.wifi.path; #! 'age.secrets.wifi'"),
    "a text that holds its path": server(
      "services.x.f = \"${config.sops.secrets.wifi.path}/x\"; #! 'sops.secrets.wifi'",
    ),
    "a placeholder": server("sops.templates.x.content = \"${config.sops.placeholder.wifi}\"; #! 'sops.secrets.wifi'"),
    "a template": server("services.x.f = config.sops.templates.wifi.path; #! 'sops.templates.wifi'"),
    "a use under a condition that holds": server(
      "config = lib.mkIf true { services.x.f = config.age.secrets.wifi.path; }; #! reads 'age.secrets.wifi'",
    ),
    "through an inherited set": {
      "flake.nix": flakeWith({ server: "./server.nix" }),
      "server.nix": `{ config, ... }:
let inherit (config.age) secrets; in
{ services.x.f = secrets.wifi.path; } #! 'age.secrets.wifi'
`,
    },
    "a module whose secret only the other host declares": {
      "flake.nix": flakeWith({ desktop: "./x.nix ./secrets.nix", laptop: "./x.nix" }),
      "secrets.nix": `{ ${declared} }\n`,
      "x.nix": "{ config, ... }: { services.x.f = config.age.secrets.wifi.path; } #! 'laptop' reads\n",
    },
    "a home inside a machine, which has secrets of its own": {
      "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
      "laptop.nix": `{ ${declared} home-manager.users.ada = ./home.nix; }\n`,
      "home.nix": "{ config, ... }: { programs.x.f = config.age.secrets.wifi.path; } #! 'ada on laptop' reads\n",
    },
  },
});
