import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

const pins = `
  let
    override = builtins.getEnv "OVERRIDE_nixpkgs";
    pinned = fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/0123.tar.gz"; };
  in
  if override != "" then override else pinned
`;

describe("variables of the shell", () => {
  it("are empty in a flake, which Nix evaluates in pure mode", () => {
    const { hosts } = projectOf({
      "flake.nix": `{ outputs = _: {
        nixosConfigurations.laptop = import (import ./pins.nix + "/nixos") { configuration = ./laptop.nix; };
      }; }`,
      "pins.nix": pins,
      "laptop.nix": "{ }",
    });
    expect(hosts.map(({ name }) => name)).toEqual(["laptop"]);
  });

  it("are not known without a flake", () => {
    const { hosts } = projectOf({
      "default.nix": `if builtins.getEnv "NAME" == "" then { } else
        { laptop = import (import ./pins.nix + "/nixos") { configuration = ./laptop.nix; }; }`,
      "pins.nix": pins,
      "laptop.nix": "{ }",
    });
    expect(hosts).toEqual([]);
  });

  it("name no host", () => {
    const { hosts, unresolved } = projectOf({
      "flake.nix": `{ outputs = { nixpkgs, ... }: {
        nixosConfigurations.\${builtins.getEnv "HOST"} = nixpkgs.lib.nixosSystem { modules = [ ]; };
      }; }`,
    });
    expect(hosts).toEqual([]);
    expect(unresolved.map(({ reason }) => reason)).toEqual([
      "the name of an attribute of 'nixosConfigurations' is empty",
    ]);
  });
});
