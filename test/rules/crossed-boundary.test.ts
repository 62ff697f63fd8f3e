import rule from "#src/rules/modules/crossed-boundary.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const zones = `[boundaries.zones]
desktop = "modules/desktop"
server = ["modules/server/**", "modules/mail.nix"]
`;
const apart = `${zones}
[[boundaries.rule]]
from = "server"
to = "desktop"
`;
const oneHost = flakeWith({ a: "./modules/mail.nix" });
const homes = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { nixpkgs, home-manager, ... }: {
    nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ./system/base.nix ]; };
    homeConfigurations.me = home-manager.lib.homeManagerConfiguration { modules = [ ./user/home.nix ]; };
  };
}
`;
const homesApart = '[[boundaries.rule]]\nfrom = "homes"\nto = "modules"\nmessage = "homes know no machine."\n';

/** A home of three modules beside a machine; `./user/git.nix` has this text, and the machine these imports. */
const mixed = (git: string, system: string, more: Record<string, string> = {}) => ({
  "flake.nix": homes,
  "system/base.nix": system,
  "user/home.nix": "{ imports = [ ./git.nix ./shell.nix ]; }\n",
  "user/shell.nix": "{ programs.fish.enable = true; }\n",
  "user/git.nix": git,
  ...more,
});
const git = "{ programs.git.signing.signByDefault = true; }\n";

testRule(rule, {
  silent: {
    "homes and machines apart": mixed(git, "{ }\n"),
    "a module of homes that two modules of machines import, so that it is meant for both": mixed(
      git,
      "{ imports = [ ../user/git.nix ./more.nix ]; }\n",
      { "system/more.nix": "{ imports = [ ../user/git.nix ]; }\n" },
    ),
    "a module that declares options for both": mixed(
      "{ lib, ... }: { options.my.name = lib.mkOption { }; config.my.name = 1; }\n",
      "{ imports = [ ../user/git.nix ]; }\n",
    ),
    "a folder of modules of both": mixed(git, "{ imports = [ ../user/git.nix ../user/other.nix ]; }\n", {
      "user/other.nix": "{ boot.x = 1; }\n",
    }),
    "a module that a condition decides on": mixed(
      git,
      "{ x, ... }: { imports = if x.y then [ ../user/git.nix ] else [ ]; }\n",
    ),
    "a part for machines that no home imports": mixed(git, "{ imports = [ ../user/system.nix ]; }\n", {
      "user/system.nix": "{ boot.x = 1; }\n",
    }),
    "a repository without boundaries": {
      "flake.nix": oneHost,
      "modules/mail.nix": "{ imports = [ ./desktop/fonts.nix ]; }\n",
      "modules/desktop/fonts.nix": "{ }\n",
    },
    "an import the other way": {
      "flakelint.toml": apart,
      "flake.nix": flakeWith({ a: "./modules/desktop" }),
      "modules/desktop/default.nix": "{ imports = [ ../mail.nix ]; }\n",
      "modules/mail.nix": "{ }\n",
    },
    "an import within a zone": {
      "flakelint.toml": apart,
      "flake.nix": oneHost,
      "modules/mail.nix": "{ imports = [ ./server/queue.nix ]; }\n",
      "modules/server/queue.nix": "{ }\n",
    },
    "a file that is allowed all the same": {
      "flakelint.toml": `${apart}allow = "modules/desktop/fonts.nix"\n`,
      "flake.nix": oneHost,
      "modules/mail.nix": "{ imports = [ ./desktop/fonts.nix ]; }\n",
      "modules/desktop/fonts.nix": "{ }\n",
    },
    "a host that imports both": {
      "flakelint.toml": apart,
      "flake.nix": flakeWith({ a: "./modules/mail.nix ./modules/desktop" }),
      "modules/mail.nix": "{ }\n",
      "modules/desktop/default.nix": "{ }\n",
    },
    "a file that lies in both zones": {
      "flakelint.toml": '[[boundaries.rule]]\nfrom = "modules/**"\nto = "modules/desktop"\n',
      "flake.nix": oneHost,
      "modules/mail.nix": "{ imports = [ ./desktop ]; }\n",
      "modules/desktop/default.nix": "{ }\n",
    },
    "a home that imports what only homes use": {
      "flakelint.toml": homesApart,
      "flake.nix": homes,
      "system/base.nix": "{ }\n",
      "user/home.nix": "{ imports = [ ./shell.nix ]; }\n",
      "user/shell.nix": "{ }\n",
    },
    "a file that may import what it does": {
      "flakelint.toml": '[[boundaries.rule]]\nfrom = "lib/**"\nonly = ["data/**"]\n',
      "flake.nix": flakeWith({ a: "(import ./lib)" }),
      "lib/default.nix": "{ imports = [ ./x.nix ]; networking = import ../data/net.nix; }\n",
      "lib/x.nix": "{ }\n",
      "data/net.nix": "{ }\n",
    },
  },
  reported: {
    "a module of homes in a machine": mixed(
      git,
      "{\n  imports = [ ../user/git.nix ]; #! 'user/git.nix' lies among modules of homes, but a machine imports it\n}\n",
    ),
    "a module of machines in a home": {
      "flake.nix": homes,
      "system/base.nix": "{ imports = [ ./boot.nix ./shell.nix ]; }\n",
      "system/boot.nix": "{ boot.x = 1; }\n",
      "system/shell.nix": "{ users.defaultUserShell = 1; }\n",
      "user/home.nix":
        "{\n  imports = [ ../system/shell.nix ]; #! 'system/shell.nix' lies among modules of machines, but a home imports it\n}\n",
    },
    "an import from one zone into another": {
      source: {
        "flakelint.toml": `${apart}message = "servers carry no window system."\n`,
        "flake.nix": oneHost,
        "modules/mail.nix": `{
  imports = [ ./desktop/fonts.nix ]; #! 'modules/mail.nix' in zone 'server' imports 'modules/desktop/fonts.nix' in zone 'desktop': servers carry no window system
}
`,
        "modules/desktop/fonts.nix": "{ }\n",
      },
    },
    "a path that is put together": {
      source: {
        "flakelint.toml": apart,
        "flake.nix": oneHost,
        "modules/mail.nix": `let
  part = name: ./. + "/desktop/\${name}.nix";
in {
  imports = [ (part "fonts") ]; #! zone 'desktop'
}
`,
        "modules/desktop/fonts.nix": "{ }\n",
      },
    },
    "a module of homes that imports one of machines": {
      source: {
        "flakelint.toml": homesApart,
        "flake.nix": homes,
        "system/base.nix": "{ }\n",
        "user/home.nix":
          "{ imports = [ ../system/base.nix ]; } #! imports 'system/base.nix' in zone 'modules': homes know no machine\n",
      },
    },
    "what a zone may not import, where all it may is listed": {
      source: {
        "flakelint.toml": '[[boundaries.rule]]\nfrom = "lib/**"\nonly = ["data/**"]\n',
        "flake.nix": flakeWith({ a: "(import ./lib)" }),
        "lib/default.nix":
          "{ pkgs, ... }: { demo = pkgs.callPackage ../pkgs/demo.nix { }; } #! 'pkgs/demo.nix', but may import only 'data/**'\n",
        "pkgs/demo.nix": "{ }: { }\n",
      },
    },
    "a module that is taken by an attribute": {
      source: {
        "flakelint.toml": '[[boundaries.rule]]\nfrom = "server.nix"\nto = "desktop.nix"\n',
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";
  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } {
    imports = [ inputs.flake-parts.flakeModules.modules ./server.nix ./desktop.nix ];
  };
}
`,
        "server.nix": `{ config, inputs, ... }: {
  flake.nixosConfigurations.a = inputs.nixpkgs.lib.nixosSystem {
    modules = [
      config.flake.modules.nixos.windows #! 'server.nix' in zone 'server.nix' imports 'desktop.nix'
    ];
  };
}
`,
        "desktop.nix": "{ flake.modules.nixos.windows = { services.xserver.enable = true; }; }\n",
      },
    },
  },
});
