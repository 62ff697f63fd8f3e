import rule from "#src/rules/flake/untracked-file.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (module: string, mark = "") => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ${module} ]; };${mark}
  };
}
`;

testRule(rule, {
  silent: {
    "a tracked file": { "flake.nix": flake("./laptop.nix"), "laptop.nix": "{ }" },
    "an untracked file nobody reads": {
      "flake.nix": flake("./laptop.nix"),
      "laptop.nix": "{ }",
      "?? notes.nix": "{ }",
    },
    "a folder of which a part is tracked": {
      "flake.nix": flake("./laptop"),
      "laptop/default.nix": "{ }",
      "?? laptop/notes.txt": "",
    },
    "a path in a comment": { "flake.nix": flake("{ } /* ./new.nix */"), "?? new.nix": "{ }" },
    "a file that is not there at all": { "flake.nix": flake("./laptop.nix") },
    "named by an untracked file nobody reads": {
      "flake.nix": flake("{ }"),
      "?? a.nix": "import ./b.nix",
      "?? b.nix": "{ }",
    },
  },
  reported: {
    "a module": {
      "flake.nix": flake("./laptop.nix", " #! git does not track 'laptop.nix', so Nix does not see it"),
      "?? laptop.nix": "{ }",
    },
    "a folder": {
      "flake.nix": flake("./laptop", " #! git does not track anything in 'laptop'"),
      "?? laptop/default.nix": "{ }",
    },
    "a module of a module": {
      "flake.nix": flake("./laptop.nix"),
      "laptop.nix": "{ imports = [ ./disks.nix ]; } #! 'disks.nix'",
      "?? disks.nix": "{ }",
    },
    "what is no module": {
      "flake.nix": flake("./laptop.nix"),
      "laptop.nix": "{ environment.etc.x.source = ./x.conf; } #! 'x.conf'",
      "?? x.conf": "x",
    },
    "a module that only evaluation finds": {
      source: {
        "flake.nix": flake('(./. + "/modules/${"a"}.nix")'),
        "modules/b.nix": "{ }",
        "?? modules/a.nix": "{ }",
      },
      at: { "modules/a.nix": [[1, "git does not track 'modules/a.nix'"]] },
    },
  },
});
