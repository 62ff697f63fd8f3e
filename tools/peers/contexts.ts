import type { PeerCase } from "./peer-case.ts";

/** Who calls the function that a case consists of: of a file alone, nobody knows. */
export type Context = "module" | "package" | "call";

/** How a context is told of. */
export const contextNames: Readonly<Record<Context, string>> = {
  module: "as a module",
  package: "as a package",
  call: "with a call of it in sight",
};

const flakes = {
  module: "nixosConfigurations.host = nixpkgs.lib.nixosSystem { modules = [ ./case.nix ]; };",
  package: "packages.x86_64-linux.default = nixpkgs.legacyPackages.x86_64-linux.callPackage ./case.nix { };",
} as const;

/** The case as a module of a host, as a package, or with a call of it in sight, which moves its text. */
export function inContext(one: PeerCase, context: Context): PeerCase {
  if (context === "call") {
    const called = (text: string) => `let called =\n${text}; in called { } { }\n`;
    const files = { ...one.files, [one.file]: called(one.files[one.file] ?? "") };
    const expected = one.expected.map((finding) => ({ ...finding, places: [] }));
    return { ...one, files, expected, ...(one.fixed === undefined ? {} : { fixed: called(one.fixed) }) };
  }
  const flake = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: { ${flakes[context]} };
}
`;
  return { ...one, files: { ...one.files, "flake.nix": flake } };
}
