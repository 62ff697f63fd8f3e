const inputs: Readonly<Record<string, string>> = {
  nixpkgs: "github:NixOS/nixpkgs",
  "home-manager": "github:nix-community/home-manager",
  "nix-darwin": "github:nix-darwin/nix-darwin",
  "flake-parts": "github:hercules-ci/flake-parts",
};

/** A flake.nix that flake-parts wires: the module's body, and inputs beside those nearly everybody has. */
export function flakePartsText(more: Readonly<Record<string, string>>, body: string): string {
  const declared = Object.entries({ ...inputs, ...more }).map(([name, url]) => `  inputs.${name}.url = "${url}";\n`);
  return `{
${declared.join("")}
  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } ({ self, lib, ... }: {
    systems = [ "x86_64-linux" "aarch64-darwin" ];
${body}
  });
}
`;
}
