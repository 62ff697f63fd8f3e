import rule from "#src/rules/modules/duplicate-import.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "different files": "{ imports = [ ./a.nix ./b.nix ../a.nix ]; }\n",
    "a file and the folder of the same name": "{ imports = [ ./a.nix ./a ]; }\n",
    "one under a condition": "{ lib, ... }: { imports = [ ./a.nix ] ++ lib.optional true ./a.nix; }\n",
    "files that are called with arguments":
      "{ imports = [ (import ./a.nix { port = 1; }) (import ./a.nix { port = 2; }) ]; }\n",
    "the same attribute of two inputs":
      "{ inputs, ... }: { imports = [ inputs.a.nixosModules.default inputs.b.nixosModules.default ]; }\n",
    "calls that lack their parentheses":
      "{ lib, a, ... }: { imports = [ lib.optional a ./a.nix lib.optional (!a) ./b.nix ]; }\n",
    "two lists": "{ a = { imports = [ ./a.nix ]; }; b = { imports = [ ./a.nix ]; }; }\n",
    "a list of other modules": "{ pkgs, ... }: { services.demo.modules = [ pkgs.a pkgs.a ]; }\n",
    "paths that are put together": "{ x, ... }: { imports = [ (./. + x) (./. + x) ./${x} ./${x} ]; }\n",
    "a list that is no list of modules": "{ files = [ ./a.nix ./a.nix ]; }\n",
  },
  reported: {
    "a file twice": {
      source: "{\n  imports = [\n    ./a.nix\n    ./b.nix\n    ./a.nix #! './a.nix' is in this list already\n  ];\n}\n",
      fixed: "{\n  imports = [\n    ./a.nix\n    ./b.nix\n  ];\n}\n",
    },
    "a folder and its default.nix": {
      source: "{ imports = [ ./a ./b ./a/default.nix ]; } #! './a/default.nix'\n",
      fixed: "{ imports = [ ./a ./b ]; }\n",
    },
    "a module of an input, with and without its set": {
      source:
        "{ inputs, ... }: { imports = (with inputs; [ agenix.nixosModules.default ]) ++ [ inputs.agenix.nixosModules.default ]; } #! inputs.agenix\n",
      fixed: "{ inputs, ... }: { imports = (with inputs; [ agenix.nixosModules.default ]) ++ [ ]; }\n",
    },
    "a module in the list of a configuration": {
      source:
        "{ nixpkgs, agenix }: nixpkgs.lib.nixosSystem { modules = [ agenix.nixosModules.age agenix.nixosModules.age ]; } #! agenix\n",
      fixed: "{ nixpkgs, agenix }: nixpkgs.lib.nixosSystem { modules = [ agenix.nixosModules.age ]; }\n",
    },
  },
});
