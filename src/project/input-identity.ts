import type { Flake, FlakeInput } from "./flake.ts";
import { parseFlakeReference } from "./flake-reference.ts";
import type { RepositoryIdentity } from "./lock-file.ts";
import { identifyRepository } from "./repository-identity.ts";

/** Which repository an input is, from the lock file, else from its url; follows are resolved. */
export function inputIdentity(flake: Flake, input: FlakeInput): RepositoryIdentity {
  const locked = flake.lock?.root.inputs.get(input.name)?.node?.identity;
  if (locked) return locked;
  if (input.url) return identityOfUrl(input.url.value);
  const target = input.follows?.value;
  const followed = target ? flake.inputs.find((other) => other.name === target && other !== input) : undefined;
  if (followed?.url) return identityOfUrl(followed.url.value);
  return identityOfRegistryName(input.name);
}

function identityOfUrl(url: string): RepositoryIdentity {
  const reference = parseFlakeReference(url);
  if (reference?.type === "indirect" && typeof reference.id === "string") return identityOfRegistryName(reference.id);
  return identifyRepository(reference);
}

/** What the global registry of flakes gives for the names configurations use without a url. */
const registry: ReadonlyMap<string, string> = new Map([
  ["nixpkgs", "github:nixos/nixpkgs"],
  ["flake-parts", "github:hercules-ci/flake-parts"],
  ["home-manager", "github:nix-community/home-manager"],
]);

export function identityOfRegistryName(name: string): RepositoryIdentity {
  return registry.get(name) ?? null;
}
