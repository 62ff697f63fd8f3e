import rule from "#src/rules/modules/unresolved-import.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const laptop = (module: string) => ({ "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": module });

testRule(rule, {
  silent: {
    "files that are there": { ...laptop("{ imports = [ ./audio.nix ]; }\n"), "audio.nix": "{ }\n" },
    "a folder with default.nix": { ...laptop("{ imports = [ ./modules ]; }\n"), "modules/default.nix": "{ }\n" },
    "a path asked for first": laptop(
      "{ lib, ... }: { imports = lib.optional (builtins.pathExists ./local.nix) ./local.nix; }\n",
    ),
    "a path in a branch of pathExists": laptop(
      "{ x = if builtins.pathExists ./x.nix then import ./x.nix else null; }\n",
    ),
    "a folder whose default.nix is asked for first": laptop(
      "{ x = if builtins.pathExists ./x/default.nix then import ./x else null; }\n",
    ),
    "a default.nix whose folder is asked for first": laptop(
      "{ x = if builtins.pathExists ./x then import ./x/default.nix else null; }\n",
    ),
    "a missing path that nothing reads as Nix": laptop("{ environment.etc.motd.source = ./motd; }\n"),
    "a module of an input": laptop(
      '{ inputs, modulesPath, ... }: { imports = [ (modulesPath + "/profiles/x.nix") ]; }\n',
    ),
    "a computed name": laptop('{ config, ... }: { imports = [ (./hosts + "/${config.x}.nix") ]; }\n'),
    "an import in a file that nothing leads to": { ...laptop("{ }\n"), "dead.nix": "{ imports = [ ./gone.nix ]; }\n" },
    "a relative path inside a shell script": laptop("{ x = ''\n  source ./gone.sh\n''; }\n"),
    "a submodule's files, which git keeps elsewhere": {
      ...laptop("{ imports = [ ./private/users.nix ]; }\n"),
      ".gitmodules": '[submodule "private"]\n\tpath = private\n\turl = git@example.org:private\n',
    },
  },
  reported: {
    "an import that is gone": {
      source: laptop("{\n  imports = [\n    ./gone.nix #! path './gone.nix' does not exist\n  ];\n}\n"),
    },
    "an element behind ++ and optional": {
      source: laptop("{ lib, ... }: {\n  imports = [ ] ++ lib.optional true ./gone.nix; #! './gone.nix'\n}\n"),
    },
    "the builtin import": { source: laptop("{\n  x = import ./gone.nix { }; #! './gone.nix'\n}\n") },
    "a folder without default.nix": {
      source: { ...laptop("{\n  imports = [ ./modules ]; #! has no default.nix\n}\n"), "modules/audio.nix": "{ }\n" },
    },
    "a path put together from self": {
      source: {
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { self, nixpkgs }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
      modules = [
        "\${self}/modules/gone.nix" #! 'modules/gone.nix' does not exist
      ];
    };
  };
}
`,
      },
    },
  },
});
