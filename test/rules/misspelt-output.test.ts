import rule from "#src/rules/flake/misspelt-output.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (output: string, mark = "") => `{\n  outputs = { ... }: {\n    ${output}.x = { };${mark}\n  };\n}`;

testRule(rule, {
  silent: {
    "an output of Nix": flake("nixosModules"),
    "an output of another tool": flake("nixvimModules"),
    "a deprecated output": flake("nixosModule"),
    "a name of its own": flake("soloConfigurations"),
    "a name that holds another": flake("libOverlay"),
    "a short name": flake("libs"),
    "a name two letters away": flake("hmModules"),
    "beside the right one": "{ outputs = { ... }: { homeConfigurations = { }; homeConfiguration = { }; }; }",
    "no set": "{ outputs = { ... }: import ./x.nix; }",
  },
  reported: {
    "a missing letter": {
      source: flake("nixosConfiguration", " #! output 'nixosConfiguration' is read by no tool"),
      fixed: flake("nixosConfigurations"),
    },
    "another case": { source: flake("devshells", " #!"), fixed: flake("devShells") },
    "a singular": { source: flake("package", " #!"), fixed: flake("packages") },
    "two letters in a long name": { source: flake("homeConfiguratoin", " #!"), fixed: flake("homeConfigurations") },
  },
});
