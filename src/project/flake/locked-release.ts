import { newestReleaseAt, oldestReleaseAt, releaseOfBranch } from "../../knowledge/nixos-releases.ts";
import type { OptionKind } from "../../knowledge/renamed-options.ts";
import type { Flake } from "./flake.ts";
import { inputIdentity } from "./input-identity.ts";
import type { FlakeReference } from "./lock-file.ts";
import { lastModifiedOf } from "./locked-revision.ts";
import { channelOf } from "./repository-identity.ts";

/** Which repositories have the modules of a kind. */
const repositories: Readonly<Record<OptionKind, readonly string[]>> = {
  nixos: ["github:nixos/nixpkgs"],
  darwin: ["github:nix-darwin/nix-darwin", "github:lnl7/nix-darwin"],
  home: ["github:nix-community/home-manager"],
};

/**
 * The release whose modules the flake surely has: of its inputs with such modules the oldest, as any of them may have
 * built a host. `null` where one of them is not known, or there is none.
 */
export function lockedRelease(flake: Flake, kind: OptionKind): string | null {
  const found = flake.inputs
    .filter((input) => !input.follows && repositories[kind].includes(inputIdentity(flake, input) ?? ""))
    .map(({ name, reference }) => {
      const node = flake.lock?.root.inputs.get(name)?.node;
      return node ? releaseOfReference(node.original, node.locked) : releaseOfReference(reference, null);
    });
  return found.includes(null) ? null : ([...found].sort()[0] ?? null);
}

function releaseOfReference(original: FlakeReference | null, locked: FlakeReference | null): string | null {
  const channel = channelOf(original);
  const release = channel === null ? null : /^\d\d\.\d\d$/.test(channel) ? channel : releaseOfBranch(channel);
  if (release !== null) return release;
  const seconds = lastModifiedOf(locked);
  if (seconds === null) return null;
  const day = new Date(seconds * 1000);
  const isRolling = channel === "rolling" || channel === "" || channel === "master" || channel === "main";
  // A revision may be of any branch that still got commits on that day.
  return isRolling ? newestReleaseAt(day) : oldestReleaseAt(day);
}
