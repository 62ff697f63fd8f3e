/** A flake with NixOS hosts as a literal set: name → elements of its `modules` list. */
export function flakeWith(hosts: Readonly<Record<string, string>>): string {
  const declarations = Object.entries(hosts).map(
    ([name, modules]) => `    nixosConfigurations.${name} = nixpkgs.lib.nixosSystem { modules = [ ${modules} ]; };\n`,
  );
  return `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { self, nixpkgs, ... }@inputs: {
${declarations.join("")}  };
}
`;
}

/** Two hosts with a folder each: the smallest repository with a layout. */
export const twoHosts = {
  "flake.nix": flakeWith({ desktop: "./hosts/desktop", laptop: "./hosts/laptop" }),
  "hosts/desktop/default.nix": "{ }\n",
  "hosts/laptop/default.nix": "{ }\n",
};
