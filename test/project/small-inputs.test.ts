import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

function namesOf(inputs: string, outputs: string): readonly string[] {
  const project = projectOf({
    "flake.nix": `{
  inputs = { nixpkgs.url = "github:NixOS/nixpkgs"; ${inputs} };
  outputs = inputs: ${outputs};
}
`,
  });
  return project.hosts.map(({ name }) => name);
}

const hostPerSystem = (systems: string) =>
  `{ nixosConfigurations = inputs.nixpkgs.lib.genAttrs (${systems}) (system: inputs.nixpkgs.lib.nixosSystem { inherit system; }); }`;

describe("an input of nix-systems", () => {
  it("is the list of systems that importing it gives", () => {
    const names = namesOf(`systems.url = "github:nix-systems/default-linux";`, hostPerSystem("import inputs.systems"));
    expect(names).toEqual(["aarch64-linux", "x86_64-linux"]);
  });

  it("may hold one system only", () => {
    const names = namesOf(`one.url = "github:nix-systems/x86_64-linux";`, hostPerSystem("import inputs.one"));
    expect(names).toEqual(["x86_64-linux"]);
  });

  it("is not known where the repository is another", () => {
    const names = namesOf(`systems.url = "github:me/systems";`, hostPerSystem("import inputs.systems"));
    expect(names).toEqual([]);
  });
});

describe("an input of lib-aggregate", () => {
  it("is nixpkgs' lib with flake-utils in it", () => {
    const outputs = hostPerSystem("lib.take 1 lib.flake-utils.defaultSystems").replace(
      "{ nixos",
      "let inherit (inputs.aggregate) lib; in { nixos",
    );
    const names = namesOf(`aggregate.url = "github:nix-community/lib-aggregate";`, outputs);
    expect(names).toEqual(["aarch64-darwin"]);
  });
});
