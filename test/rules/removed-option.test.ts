import rule from "#src/rules/modules/removed-option.ts";
import { testRule } from "../support/test-rule.ts";

const host = (module: string, release = "24.11") => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-${release}";
  outputs = { nixpkgs, ... }: { nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ./a.nix ]; }; };
}
`,
  "a.nix": module,
});

testRule(rule, {
  silent: {
    "a release that has it": host("{ sound.enable = true; }\n", "24.05"),
    "a renamed option": host("{ hardware.opengl.enable = true; }\n"),
    "an option of its own": host(
      "{ lib, ... }: { options.sound.enable = lib.mkOption { }; config.sound.enable = true; }\n",
    ),
  },
  reported: {
    "a removed option": { source: host("{ sound.enable = true; } #! 'sound.enable' is removed since 24.11\n") },
  },
});
