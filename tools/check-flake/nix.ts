import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NamedCheck } from "../named-checks.ts";
import type { FlakeInputs } from "./inputs.ts";

/** Something that holds of the flake. */
export type Check = NamedCheck<FlakeInputs>;

/** No cache: what stands in for nixpkgs is in none. No sandbox: its builders are the programs of this machine. */
const settings = [
  "experimental-features = nix-command flakes",
  "substituters =",
  "sandbox = false",
  "warn-dirty = false",
];

/** Runs Nix with a home of its own; gives what it prints. Throws an `Error` with what it complains of. */
export function nix(words: readonly string[], folder?: string): string {
  const environment = { ...process.env, HOME: home(), NIX_CONFIG: settings.join("\n"), NO_COLOR: "1" };
  try {
    return execFileSync("nix", words, {
      cwd: folder,
      env: environment,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 2 ** 26,
    });
  } catch (error) {
    const complaint = String((error as { stderr?: string }).stderr ?? error);
    throw new Error(`nix ${words.join(" ")}\n${complaint.split("\n").slice(-30).join("\n")}`);
  }
}

let madeHome: string | undefined;

/** Nix keeps what it evaluated there, until we are done. */
function home(): string {
  if (madeHome === undefined) {
    const made = mkdtempSync(join(tmpdir(), "flakelint-nix-home-"));
    process.on("exit", () => rmSync(made, { recursive: true, force: true }));
    madeHome = made;
  }
  return madeHome;
}

/** The system that packages can be built for here. */
export function ownSystem(): string {
  return nix(["eval", "--impure", "--raw", "--expr", "builtins.currentSystem"]);
}
