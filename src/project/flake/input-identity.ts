import type { Flake, FlakeInput } from "./flake.ts";
import type { RepositoryIdentity } from "./lock-file.ts";
import { identityOfUrl } from "./repository-identity.ts";

/** Which repository an input is, from the lock file, else from its url; an input without one comes from the registry. */
export function inputIdentity(flake: Flake, input: FlakeInput): RepositoryIdentity {
  const locked = flake.lock?.root.inputs.get(input.name)?.node?.identity;
  if (locked) return locked;
  if (input.url) return identityOfUrl(input.url.value);
  const target = input.follows?.value;
  const followed = target ? flake.inputs.find((other) => other.name === target && other !== input) : undefined;
  return identityOfUrl(followed?.url?.value ?? input.name);
}
