/** A tree like nixpkgs: most of it packages, a file each, and a module for every ten of them. */
import { moduleText, nameOf, packageText } from "./nix-texts.ts";
import { luckOf, type Tree } from "./tree.ts";

const everyModule = 10;

/** Makes a tree of so many Nix files; a larger one holds all packages and modules of a smaller one. */
export function generatePackages(files: number): Tree {
  const tree = new Map<string, string>();
  const packages: string[] = [];
  const modules: string[] = [];
  for (let number = 0; number < files - fixedFiles; number++) {
    const name = nameOf(number);
    if (number % everyModule === everyModule - 1) {
      const path = `nixos/modules/services/${name}.nix`;
      modules.push(`./services/${name}.nix`);
      tree.set(path, moduleText(luckOf(path), "services", name));
    } else {
      const path = `pkgs/by-name/${name.slice(0, 2)}/${name}/package.nix`;
      packages.push(`${name} = callPackage ../by-name/${name.slice(0, 2)}/${name}/package.nix { };`);
      tree.set(path, packageText(luckOf(path), name));
    }
  }
  tree.set("nixos/modules/module-list.nix", `[\n${modules.map((path) => `  ${path}\n`).join("")}]\n`);
  tree.set(
    "pkgs/top-level/all-packages.nix",
    `{ callPackage }:\n{\n${packages.map((line) => `  ${line}\n`).join("")}}\n`,
  );
  tree.set("default.nix", "{ callPackage }: import ./pkgs/top-level/all-packages.nix { inherit callPackage; }\n");
  tree.set("flake.nix", flakeText);
  return tree;
}

const fixedFiles = 4;

const flakeText = `{
  description = "A collection of packages";

  outputs =
    { self }:
    {
      legacyPackages.x86_64-linux = import ./default.nix { callPackage = path: arguments: import path arguments; };
      nixosModules.default.imports = import ./nixos/modules/module-list.nix;
    };
}
`;
