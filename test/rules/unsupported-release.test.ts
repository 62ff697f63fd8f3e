import rule from "#src/rules/flake/unsupported-release.ts";
import { lockText } from "../support/lock-text.ts";
import { testRule } from "../support/test-rule.ts";

/** Rules are tested on 2025-10-19. */
const flake = (url: string, mark = "", name = "nixpkgs") =>
  `{\n  inputs.${name}.url = "${url}";${mark}\n  outputs = { ... }: { };\n}`;
const homes = (nixpkgs: string, home: string, mark = "", follows: readonly string[] | string = ["nixpkgs"]) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/${nixpkgs}";
  inputs.home-manager.url = "github:nix-community/home-manager${home}";${mark}
  inputs.home-manager.inputs.nixpkgs.follows = "nixpkgs";
  outputs = { ... }: { };
}
`,
  "flake.lock": lockText({
    nixpkgs: { github: `NixOS/nixpkgs/${nixpkgs}` },
    "home-manager": { github: `nix-community/home-manager${home}`, inputs: { nixpkgs: follows } },
    own: { github: "NixOS/nixpkgs/nixos-25.05" },
    root: { inputs: { "home-manager": "home-manager", nixpkgs: "nixpkgs" } },
  }),
});

testRule(rule, {
  silent: {
    "a supported release": flake("github:NixOS/nixpkgs/nixos-25.05"),
    "a release nobody knows": flake("github:NixOS/nixpkgs/nixos-99.05"),
    "the rolling branch": flake("github:NixOS/nixpkgs/nixos-unstable"),
    "another repository": flake("github:o/nixpkgs/nixos-20.03"),
    "a revision": flake(`github:NixOS/nixpkgs/${"1".repeat(40)}`),
    "another branch": flake("github:NixOS/nixpkgs/staging-20.03"),
    "one that follows": '{ inputs.nixpkgs.follows = "x/nixpkgs"; outputs = { ... }: { }; }',
    "home-manager of the same release": homes("nixos-25.05", "/release-25.05"),
    "both rolling": homes("nixos-unstable", ""),
    "home-manager ahead, and why": homes("nixos-25.05", "", " # needed for modules that are new"),
    "home-manager with a nixpkgs of its own": homes("nixos-unstable", "/release-25.05", "", "own"),
  },
  reported: {
    "an old release": flake("github:NixOS/nixpkgs/nixos-24.11", " #! 'nixpkgs' is of release 24.11"),
    "an old release, small": flake("github:NixOS/nixpkgs/nixos-24.05-small", " #! since 2024-12-31"),
    "an old release for darwin": flake("github:NixOS/nixpkgs/nixpkgs-24.05-darwin", " #! 24.05"),
    "an old release in a tarball": flake("https://channels.nixos.org/nixos-22.11/nixexprs.tar.xz", " #! 22.11"),
    "an old home-manager": flake(
      "github:nix-community/home-manager/release-23.05",
      " #! 'hm' is of release 23.05",
      "hm",
    ),
    "a second nixpkgs": flake("github:NixOS/nixpkgs/nixos-23.11", " #! 'old' is of release 23.11", "old"),
    "home-manager behind": homes(
      "nixos-unstable",
      "/release-25.05",
      " #! 'home-manager' is of release 25.05, but 'nixpkgs', which it follows, of the rolling branch",
    ),
    "home-manager ahead, with a comment on something else": homes(
      "nixos-25.05",
      "",
      " # dotfiles #! of the rolling branch",
    ),
    "an old home-manager that does not fit, once": homes(
      "nixos-25.05",
      "/release-24.05",
      " #! 'home-manager' is of release 24.05, but 'nixpkgs'",
    ),
    "home-manager ahead": homes("nixos-25.05", "", " #! of the rolling branch, but 'nixpkgs'"),
  },
});
