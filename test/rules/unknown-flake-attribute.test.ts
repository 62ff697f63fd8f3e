import rule from "#src/rules/flake/unknown-flake-attribute.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "all four attributes": `{
  description = "all";
  nixConfig.extra-substituters = [ "https://cache.example.org" ];
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: { };
}
`,
    "attributes in quotes": `{
  "description" = "quoted";
  "inputs"."nixpkgs".url = "github:NixOS/nixpkgs";
  "outputs" = { nixpkgs, ... }: { };
}
`,
    "one attribute in several pieces": `{
  inputs.a.url = "github:o/a";
  inputs.b.url = "github:o/b";
  inputs = { c.url = "github:o/c"; };
  outputs = { ... }: { };
}
`,
    "unknown names below the top": `{
  inputs.input.url = "github:o/input";
  outputs = { ... }: { descripton = 1; nixosConfigurations = { }; };
}
`,
    "a name that is computed": `{
  \${"out" + "puts"} = { ... }: { };
  outputs = { ... }: { };
}
`,
    "another flake.nix in the repository": {
      "flake.nix": "{ outputs = { ... }: { }; }\n",
      "templates/flake.nix": "{ input = { }; outputs = { ... }: { }; }\n",
    },
  },

  reported: {
    "a misspelt name": {
      source: `{
  input.nixpkgs.url = "github:NixOS/nixpkgs"; #! flakes have no attribute 'input'
  outputs = { ... }: { };
}
`,
      fixed: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { ... }: { };
}
`,
    },
    "a name in another case, in quotes": {
      source: `{
  outputs = { ... }: { };
  "nixconfig" = { }; #! 'nixconfig'
}
`,
      fixed: `{
  outputs = { ... }: { };
  nixConfig = { };
}
`,
    },
    "a misspelt name beside the right one, which would be given twice": `{
  inputs = { };
  input.nixpkgs.url = "github:NixOS/nixpkgs"; #! 'input'
  outputs = { ... }: { };
}
`,
    "an output beside outputs": `{
  outputs = { ... }: { };
  nixosConfigurations = { }; #! 'nixosConfigurations'
}
`,
    "a helper beside outputs": `{
  system = "x86_64-linux"; #! 'system'
  outputs = { ... }: { };
}
`,
    "an inherited name": `{
  outputs = { ... }: { };
  inherit (builtins) map; #! 'map'
}
`,
  },
});
