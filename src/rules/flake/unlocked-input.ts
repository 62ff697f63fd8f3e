import type { Flake, FlakeInput } from "../../project/flake/flake.ts";
import { formatFlakeReference } from "../../project/flake/flake-reference.ts";
import type { LockFile } from "../../project/flake/lock-file.ts";
import { sameReference } from "../../project/flake/same-reference.ts";
import type { Span } from "../../source/span.ts";
import { defineRule, type Offence } from "../rule.ts";

const help = "run 'nix flake lock' and commit flake.lock";

export default defineRule({
  id: "unlocked-input",
  summary: "Input that flake.lock does not have as flake.nix declares it",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
flake.lock says which revision of each input a flake is built with. Where it lacks an input, or has another one than
flake.nix asks for, Nix fetches whatever is newest at that moment: two machines get two systems, and commands that may
not write the lock file (\`nix flake check --no-update-lock-file\`, most continuous integration) fail.

A flake.lock that is missing altogether, or that git ignores, so that every clone is without it, is reported once, at
\`inputs\`. Local paths, and references that are computed or
in a form unknown here, are not compared.`,

  example: {
    bad: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  outputs = { nixpkgs, ... }: { };
}
`,
    good: {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  outputs = { nixpkgs, ... }: { };
}
`,
      "flake.lock": `{
  "nodes": {
    "nixpkgs": {
      "locked": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "rev": "d7600c775f877cd87b4f5a831c28aa94137377aa" },
      "original": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "ref": "nixos-unstable" }
    },
    "root": { "inputs": { "nixpkgs": "nixpkgs" } }
  },
  "root": "root",
  "version": 7
}
`,
    },
  },

  check: {
    flake(flake, { report }) {
      const { lock, lockProblem, inputsSpan } = flake;
      if (!lock) {
        const at = flake.inputs.length > 0 ? inputsSpan : null;
        if (at && !flake.hasLockFile) report(lackOf(flake, at));
        // Mistakes in its JSON are told as such.
        else if (at && lockProblem && !lockProblem.isSyntax)
          report({ at, message: `inputs are not locked: ${lockProblem.message}`, help });
        return;
      }
      for (const input of flake.inputs) {
        const message = disagreement(flake, lock, input);
        if (message !== null) report({ at: (input.url ?? input.follows)?.span ?? input.nameSpan, message, help });
      }
    },
  },
});

function lackOf({ ignoredLock }: Flake, at: Span): Offence {
  if (!ignoredLock) return { at, message: "inputs are not locked: there is no flake.lock", help };
  const { by } = ignoredLock;
  return {
    at,
    message: "inputs are not locked: git ignores flake.lock, so nobody else has it",
    help: `${by ? "take it out of the ignored files" : "take it out of the ignored files of git's own settings"}, and commit flake.lock`,
    related: by ? [{ file: by.file, at: by.span, message: "flake.lock is ignored by this" }] : [],
  };
}

/** What flake.lock has to say otherwise; `null` where it agrees, or cannot be compared. */
function disagreement(flake: Flake, lock: LockFile, input: FlakeInput): string | null {
  const entry = lock.root.inputs.get(input.name);
  if (!entry) return `input '${input.name}' is not in flake.lock`;
  if (!input.isLiteral || !flake.inputsAreLiteral) return null;
  if (input.follows) {
    const isFollowed = entry.follows?.join("/") === input.follows.value;
    return isFollowed ? null : `input '${input.name}' follows '${input.follows.value}', but not in flake.lock`;
  }
  if (entry.follows) return `input '${input.name}' follows '${entry.follows.join("/")}' in flake.lock, but not here`;
  const locked = entry.node?.original;
  if (!locked || !input.reference || sameReference(input.reference, locked) !== false) return null;
  return `input '${input.name}' is ${formatFlakeReference(input.reference)} here, but ${formatFlakeReference(locked)} in flake.lock`;
}
