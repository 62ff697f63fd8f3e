import rule from "#src/rules/flake/unpinned-fetch.ts";
import { testRule } from "../support/test-rule.ts";

const hash = "sha256-3AQzRm0Fm5Zm1Nq7mMQ4iTW5VnTqkB2sJbF0lYxXk7U=";
const zeros = `sha256-${"A".repeat(43)}=`;

testRule(rule, {
  silent: {
    "a revision": `fetchFromGitHub { rev = "${"1".repeat(40)}"; hash = "${hash}"; }`,
    "a version": `pkgs.fetchFromGitHub { rev = "v1.2"; hash = "${hash}"; }`,
    "a computed version": `fetchFromGitHub { rev = "v\${version}"; hash = "${hash}"; }`,
    "a tag": `fetchFromGitHub { tag = "main"; hash = "${hash}"; }`,
    "a tag by its full name": `fetchgit { rev = "refs/tags/main"; hash = "${hash}"; }`,
    "rev of something else": `buildLinux { rev = "main"; }`,
    "a hash": `fetchurl { url = "https://x"; sha256 = "${hash}"; }`,
    "an empty hash of something else": `{ services.x.hash = ""; }`,
    "no hash on purpose": "buildGoModule { vendorHash = null; }",
    "a placeholder that is turned into something else": "lib.convertHash { hash = lib.fakeSha512; }",
    "a hash by reference": "fetchurl { url = x; inherit hash; }",
    "a placeholder of a template": { "templates/go/default.nix": "buildGoModule { vendorHash = lib.fakeHash; }" },
    "a branch of a template": { "templates/x/flake.nix": `fetchFromGitHub { rev = "main"; hash = "${hash}"; }` },
    "work in progress": { "packages/_wip/x/default.nix": `fetchurl { url = "https://x"; sha256 = ""; }` },
    "a name like a hash": `{ hashedPassword = "${zeros}"; }`,
  },
  reported: {
    "a branch": `fetchFromGitHub {
      rev = "main"; #! 'rev' is a branch
      hash = "${hash}";
    }`,
    "a branch by its full name": `pkgs.fetchgit { rev = "refs/heads/x"; hash = "${hash}"; } #! is a branch`,
    "a branch of another forge": `fetchFromGitLab { rev = "master"; hash = "${hash}"; } #! is a branch`,
    "a hash of zeros": `fetchurl { url = "https://x"; hash = "${zeros}"; } #! 'hash' is a placeholder`,
    "an old hash of zeros": `fetchurl { url = "https://x"; sha256 = "${"0".repeat(52)}"; } #! 'sha256'`,
    "nixpkgs' placeholder": "fetchurl { url = x; hash = lib.fakeHash; } #! 'hash'",
    "a placeholder for dependencies": "buildGoModule { vendorHash = lib.fakeSha256; } #! 'vendorHash'",
    "a folder that only sounds like it": {
      "packages/wipe/default.nix": "fetchurl { url = x; hash = lib.fakeHash; } #! 'hash'",
    },
    "an empty hash": 'pkgs.fetchzip { url = "https://x"; hash = ""; } #! \'hash\'',
  },
});
