import rule from "#src/rules/modules/import-from-config.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const laptop = (module: string, specialArgs = "{ }") => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }@inputs: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { specialArgs = ${specialArgs}; modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": module,
  "a.nix": "{ }\n",
  "b.nix": "{ }\n",
});

testRule(rule, {
  silent: {
    "plain imports": laptop("{ config, pkgs, ... }: { imports = [ ./a.nix ./b.nix ]; x = config.y; }\n"),
    "a condition on specialArgs": laptop(
      '{ lib, host, config, ... }: { imports = lib.optional (host == "a") ./a.nix; x = config.y; }\n',
      '{ host = "a"; }',
    ),
    "pkgs by specialArgs": laptop(
      "{ lib, pkgs, ... }: { imports = lib.optional pkgs.stdenv.isLinux ./a.nix; }\n",
      "{ pkgs = inputs.nixpkgs.legacyPackages.x86_64-linux; }",
    ),
    "specialArgs that are not known": laptop(
      "{ lib, config, ... }: { imports = lib.optional config.x ./a.nix; }\n",
      "inputs.other.lib.arguments",
    ),
    "an imported file called with config": laptop(
      "{ config, ... }: { imports = [ (import ./a.nix { inherit config; }) ]; }\n",
    ),
    "modules written in place": laptop(
      "{ config, lib, ... }: { imports = [ { x = config.y; } ({ ... }: lib.mkIf config.z { }) ]; }\n",
    ),
    "a library of its own name": laptop("{ lib, ... }: { imports = map (config: config.x) [ { x = ./a.nix; } ]; }\n"),
    modulesPath: laptop('{ modulesPath, pkgs, ... }: { imports = [ (modulesPath + "/x.nix") ]; x = pkgs.y; }\n'),
    "a second operand that may not be looked at": laptop(
      '{ lib, config, ... }: { imports = lib.optional (lib.version == "1" && config.x) ./a.nix; }\n',
    ),
  },
  reported: {
    "a condition on config": {
      source: laptop(
        "{ lib, config, ... }:\n{ imports = lib.optional config.my.a ./a.nix; } #! imports depend on 'config.my.a'\n",
      ),
    },
    "a condition on pkgs": {
      source: laptop(
        "{ lib, pkgs, ... }:\n{ imports = [ ./b.nix ] ++ lib.optionals pkgs.stdenv.isLinux [ ./a.nix ]; } #! imports depend on 'pkgs.stdenv.isLinux'\n",
      ),
    },
    "an element": {
      source: laptop(
        "{ config, ... }: {\n  imports = [\n    (if config.x then ./a.nix else ./b.nix) #! imports depend on 'config.x'\n  ];\n}\n",
      ),
    },
    "a path made of config": {
      source: laptop(
        "{ config, ... }: {\n  imports = [\n    \"${config.my.folder}/a.nix\" #! imports depend on 'config.my.folder'\n  ];\n}\n",
      ),
    },
    "a list with a name of its own": {
      source: laptop(
        "{ config, ... }:\nlet\n  more = if config.x then [ ./a.nix ] else [ ]; #! imports depend on 'config.x'\nin { imports = more; }\n",
      ),
    },
    "a module of a home": {
      source: {
        "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
        "laptop.nix": "{ home-manager.users.me.imports = [ ./a.nix ]; }\n",
        "a.nix": "{ pkgs, lib, ... }:\n{ imports = lib.optional pkgs.stdenv.isLinux ./b.nix; } #! imports depend on\n",
        "b.nix": "{ }\n",
      },
    },
  },
});
