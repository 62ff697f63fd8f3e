import { expect, it } from "vitest";
import rule from "#src/rules/modules/removed-option.ts";
import { runRule } from "../support/run-rule.ts";
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
    "one below a condition that is not known": {
      source: host("{ lib, pkgs, ... }: { sound.enable = lib.mkIf pkgs.stdenv.isx86_64 true; } #!\n"),
    },
    "a removed option": { source: host("{ sound.enable = true; } #! 'sound.enable' is removed since 24.11\n") },
  },
});

it("is an error where the option is surely set, and a warning where a condition that is not known decides", async () => {
  const severityOf = async (value: string) => {
    const { report } = await runRule(rule, host(`{ lib, pkgs, ... }: { sound.enable = ${value}; }\n`));
    return report.findings.map(({ severity }) => severity);
  };
  expect(await severityOf("true")).toEqual(["error"]);
  expect(await severityOf("lib.mkIf pkgs.stdenv.isx86_64 true")).toEqual(["warning"]);
});
