import rule from "#src/rules/flake/insecure-input.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (url: string, mark = "") => `{\n  inputs.a.url = "${url}";${mark}\n  outputs = { ... }: { };\n}`;
const mended = (before: string, after: string) => ({ source: flake(before, " #!"), fixed: flake(after) });

testRule(rule, {
  silent: {
    "a forge": flake("github:o/a"),
    "git over ssh and https": flake("git+ssh://git@example.org/a"),
    "an archive over https": flake("https://example.org/a.tar.gz"),
    "this computer": flake("http://localhost:8080/a.tar.gz"),
    "the local network": flake("http://192.168.0.7/a.tar.gz"),
    "a name of the local network": flake("git+http://git.lan/a"),
    "a name without dots": flake("http://nas/a.tar.gz"),
    "an onion service": flake("http://abcdefghij.onion/a.tar.gz"),
    "the archive of a tag": flake("https://github.com/o/a/archive/v1.2.tar.gz"),
    "the archive of a tag by its full name": flake("https://github.com/o/a/archive/refs/tags/last.tar.gz"),
    "the archive of a revision": flake(
      "https://github.com/o/a/archive/e2dd4e18cc1c7314e24154331bae07df76eb582f.tar.gz",
    ),
    "a channel, whose server answers with a release": flake("https://channels.nixos.org/nixos-25.05/nixexprs.tar.xz"),
    "a published release line": flake("https://flakehub.com/f/o/a/*.tar.gz"),
    "http in the middle": flake("https://example.org/http://a.tar.gz"),
    "a computed url": "{ inputs.a.url = x; outputs = { ... }: { }; }",
  },
  reported: {
    http: mended("http://example.org/a.tar.gz", "https://example.org/a.tar.gz"),
    "a repository over http": mended("git+http://example.org/a", "git+https://example.org/a"),
    "an archive over http": mended("tarball+http://example.org/a", "tarball+https://example.org/a"),
    "git's own protocol": mended("git://example.org/a?ref=main", "git+https://example.org/a?ref=main"),
    "the archive of a branch": mended("https://github.com/o/a/archive/main.tar.gz", "github:o/a/main"),
    "the archive of a branch by its full name": mended(
      "https://github.com/o/a/archive/refs/heads/feature.tar.gz",
      "github:o/a/feature",
    ),
  },
});
