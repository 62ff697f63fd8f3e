import { branchRevision, isPlaceholderHash, isUnfinishedFolder } from "../../project/flake/unpinned-fetches.ts";
import { isMadeUpFolder } from "../../project/secrets/made-up-folder.ts";
import { defineRule } from "../rule.ts";

const example = (rev: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: let pkgs = nixpkgs.legacyPackages.x86_64-linux; in {
    packages.x86_64-linux.theme = pkgs.fetchFromGitHub {
      owner = "lind";
      repo = "shore-theme";
      rev = "${rev}";
      hash = "sha256-3AQzRm0Fm5Zm1Nq7mMQ4iTW5VnTqkB2sJbF0lYxXk7U=";
    };
  };
}
`;

export default defineRule({
  id: "unpinned-fetch",
  summary: "Fetched source that is not pinned, or has a placeholder for a hash",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
A branch as \`rev\` fits the hash beside it only until somebody pushes: machines that have the old source build on, all
others fail with "hash mismatch". A hash of zeros,
\`lib.fakeHash\`, or an empty one given to a fetcher, never fits; it is what one writes to be told the right one, and
forgets.

A branch is known by its usual name (\`main\`, \`master\`, \`refs/heads/…\`); other names may be tags, and are left alone.
Empty hashes are reported only where a fetcher gets them. Silent in templates, examples and tests, whose placeholders are
meant to be filled in, and in folders that say they are not finished (\`wip\`, \`_wip\`).`,

  example: { bad: example("main"), good: example("v1.4.2") },

  check: {
    nodes: {
      Apply(node, { report }, { path }) {
        const binding = branchRevision(node);
        if (!binding || isYetToBeFilledIn(path)) return;
        report({
          at: binding.value,
          message: "'rev' is a branch: once it moves, the hash fits no more",
          help: "give the revision or a tag, or make it an input, which flake.lock pins",
        });
      },
      Binding(node, { report }, file) {
        if (!isPlaceholderHash(node) || isYetToBeFilledIn(file.path)) return;
        const name = file.source.text.slice(node.path.start, node.path.end);
        report({
          at: node.value,
          message: `'${name}' is a placeholder that fits nothing`,
          help: "build it once, and put in the hash that Nix says it got",
        });
      },
    },
  },
});

function isYetToBeFilledIn(path: string): boolean {
  return isMadeUpFolder(path) || isUnfinishedFolder(path);
}
