import rule from "#src/rules/modules/wrong-module-class.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const laptop = (module: string, more: Readonly<Record<string, string>> = {}) => ({
  "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
  "laptop.nix": module,
  ...more,
});

const others = (outputs: string, module: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.nix-darwin.url = "github:nix-darwin/nix-darwin";
  outputs = { nixpkgs, home-manager, nix-darwin, ... }: {
    ${outputs}
  };
}
`,
  "module.nix": module,
});
const home = (module: string) =>
  others("homeConfigurations.me = home-manager.lib.homeManagerConfiguration { modules = [ ./module.nix ]; };", module);
const mac = (module: string) =>
  others("darwinConfigurations.mac = nix-darwin.lib.darwinSystem { modules = [ ./module.nix ]; };", module);

testRule(rule, {
  silent: {
    "options of NixOS on NixOS": laptop("{ boot.a = 1; networking.b = 2; users.users.me.home = 3; }\n"),
    "options of a home in a home of a host": laptop("{ home-manager.users.me = ./home.nix; }\n", {
      "home.nix": "{ home.packages = [ ]; dconf.settings = { }; }\n",
    }),
    "options of a home in a home": home("{ home.packages = [ ]; xsession.enable = true; }\n"),
    "options of machines on a mac": mac("{ homebrew.enable = true; environment.a = 1; users.users.me = { }; }\n"),
    "a name that both have": home("{ programs.git.enable = true; services.a = { }; systemd.user = { }; }\n"),
    "a name that the repository declares": laptop(
      "{ lib, ... }: { options.home.file = lib.mkOption { }; config.home.file = 1; }\n",
    ),
    "an unresolved import, which may declare it": laptop("{ imports = [ ./missing.nix ]; home.file = 1; }\n"),
    "a module imported under a condition": laptop(
      "{ lib, unknown, ... }: { imports = lib.optional unknown ./home.nix; }\n",
      { "home.nix": "{ home.packages = [ ]; }\n" },
    ),
    "settings for a home alone": laptop(
      "{ lib, options, ... }: { config = lib.optionalAttrs (options ? home) { home.packages = [ ]; }; }\n",
    ),
    "undeclared options allowed": laptop("{ _module.check = false; home.packages = [ ]; }\n"),
    "the name deeper down": laptop("{ users.users.me.home = 1; services.x.boot = 2; }\n"),
  },
  reported: {
    "a home's option on NixOS, once for each module": {
      source: laptop(
        "{\n  home.packages = [ ]; #! 'home.packages' is an option of home-manager, set in a NixOS configuration\n  home.stateVersion = \"25.05\";\n}\n",
      ),
    },
    "a machine's option in a home of a host": {
      source: laptop("{ home-manager.users.me = ./home.nix; }\n", {
        "home.nix":
          "{\n  networking.hostName = \"x\"; #! 'networking.hostName' is an option of NixOS and nix-darwin, set in a home\n}\n",
      }),
    },
    "a machine's option in a home": {
      source: home("{ pkgs, ... }: {\n  environment.systemPackages = [ pkgs.a ]; #! set in a home\n}\n"),
    },
    "options of NixOS on a mac": {
      source: mac(
        "{ lib, config, ... }: {\n  config = lib.mkIf config.x {\n    boot.a = 1; #! set in a nix-darwin configuration\n  };\n}\n",
      ),
    },
  },
});
