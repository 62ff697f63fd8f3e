import rule from "#src/rules/modules/mixed-module-style.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const laptop = (module: string, more: Readonly<Record<string, string>> = {}) => ({
  "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
  "laptop.nix": module,
  ...more,
});

testRule(rule, {
  silent: {
    "settings alone": laptop("{ services.a = true; networking = { }; }\n"),
    "settings under config": laptop("{ lib, ... }: { options.my = { }; config.services.a = true; }\n"),
    "all that may stand beside config": laptop(
      '{ lib, ... }: { _class = "nixos"; _file = "x"; key = "x"; imports = [ ]; disabledModules = [ ]; meta = { }; freeformType = lib.types.attrs; options = { }; config = { }; }\n',
    ),
    "a set of options deeper down": laptop("{ services.x = { config = { }; port = 1; }; }\n"),
    "a file that is no module": laptop("{ x = (import ./data.nix).config; }\n", {
      "data.nix": "{ config = 1; port = 2; }\n",
    }),
    "a module that no host imports": laptop("{ }\n", { "other.nix": "{ options = { }; services.a = true; }\n" }),
    "a submodule's settings": laptop(
      "{ users.users.me = { config, ... }: { config.home = config.name; options = { }; }; }\n",
    ),
    "a set whose config is taken away": laptop(
      '{ lib, ... }: builtins.removeAttrs { config = { }; services.a = true; } [ "config" ]\n',
    ),
    "computed names": laptop('{ ... }: { config = { }; ${"imports"} = [ ]; }\n'),
  },
  reported: {
    "a setting beside options": {
      source: laptop(
        "{ lib, ... }:\n{\n  options.my = { };\n  services.a = true; #! 'services' stands beside 'options', so Nix refuses the module\n}\n",
      ),
    },
    "several settings beside config, once": {
      source: laptop(
        "let x = 1; in { ... }: with { };\n{\n  config = { };\n  services.a = true; #! 'services' and 2 others stand beside 'config'\n  networking = { };\n  inherit x;\n}\n",
      ),
    },
    "what older modules import with": {
      source: laptop("{\n  config = { };\n  require = [ ]; #! 'require' stands beside 'config'\n}\n"),
    },
    "a module written in place": {
      source: {
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
      modules = [
        ({ ... }: {
          config = { };
          boot = { }; #! 'boot' stands beside 'config'
        })
      ];
    };
  };
}
`,
      },
    },
    "a home inside a host": {
      source: laptop("{ home-manager.users.me = import ./home.nix; }\n", {
        "home.nix":
          "{ lib, ... }: {\n  options.my = { };\n  home.packages = [ ]; #! 'home' stands beside 'options'\n}\n",
      }),
    },
  },
});
