import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type LockedInput, lockText } from "../../test/support/lock-text.ts";
import { nix } from "./nix.ts";

interface DeclaredInput {
  readonly url: string;
  readonly inputs?: Readonly<Record<string, { readonly follows: string }>>;
}

/**
 * Makes a folder a flake that git tracks, with the lock that Nix would write for its inputs, at revisions that do not exist:
 * each input is to be overridden. Gives the names of the inputs.
 */
export function lockFlake(folder: string): string[] {
  const inputs: Record<string, DeclaredInput> = JSON.parse(
    nix(["eval", "--json", "--file", join(folder, "flake.nix"), "inputs"]),
  );
  const nodes = Object.entries(inputs).map(([name, input]) => [name, lockedInput(input)] as const);
  const names = Object.keys(inputs);
  const root = { inputs: Object.fromEntries(names.map((name) => [name, name])) };
  writeFileSync(join(folder, "flake.lock"), lockText({ ...Object.fromEntries(nodes), root }));
  track(folder);
  return names;
}

function lockedInput({ url, inputs = {} }: DeclaredInput): LockedInput {
  const follows = Object.entries(inputs).map(([name, input]) => [
    name,
    input.follows === "" ? [] : input.follows.split("/"),
  ]);
  return { github: url.replace(/^github:/, ""), inputs: Object.fromEntries(follows) };
}

/** Nix takes of a repository what git tracks. */
export function track(folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync("git", ["-C", folder, "init", "--quiet"]);
  execFileSync("git", ["-C", folder, "add", "--all"]);
}
