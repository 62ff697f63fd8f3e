import { describe, expect, it } from "vitest";
import { formatFlakeReference, parseFlakeReference } from "#src/project/flake/flake-reference.ts";
import { channelOf, identifyRepository, isDevelopment } from "#src/project/flake/repository-identity.ts";

const identityOf = (url: string) => identifyRepository(parseFlakeReference(url));

describe("one repository under many spellings", () => {
  it.each([
    "github:NixOS/nixpkgs",
    "github:nixos/nixpkgs/nixos-unstable",
    "github:NixOS/nixpkgs?ref=nixos-25.05",
    "git+https://github.com/NixOS/nixpkgs",
    "git+https://github.com/NixOS/nixpkgs.git?ref=master",
    "git+ssh://git@github.com/NixOS/nixpkgs.git",
    "git+ssh://git@github.com:22/NixOS/nixpkgs",
    "https://github.com/NixOS/nixpkgs/archive/nixos-unstable.tar.gz",
    "https://flakehub.com/f/NixOS/nixpkgs/0.1.tar.gz",
    "https://flakehub.com/f/NixOS/nixpkgs/0.1",
    "https://channels.nixos.org/nixos-unstable/nixexprs.tar.xz",
    "https://nixos.org/channels/nixos-25.05/nixexprs.tar.xz",
    "nixpkgs",
    "flake:nixpkgs",
    "nixpkgs/nixos-unstable",
  ])("%s is nixpkgs", (url) => expect(identityOf(url)).toBe("github:nixos/nixpkgs"));

  it.each([
    ["gitlab:Owner/Repo", "gitlab:owner/repo"],
    ["gitlab:group%2Fsub/repo", "gitlab:group/sub/repo"],
    ["git+https://gitlab.com/group/sub/repo.git", "gitlab:group/sub/repo"],
    ["gitlab:owner/repo?host=gitlab.example.org", "git:gitlab.example.org/owner/repo"],
    ["git+https://gitlab.example.org/owner/repo", "git:gitlab.example.org/owner/repo"],
    ["sourcehut:~misterio/nix-colors", "sourcehut:~misterio/nix-colors"],
    ["git+https://git.sr.ht/~misterio/nix-colors", "sourcehut:~misterio/nix-colors"],
    ["git+https://codeberg.org/Owner/Repo", "git:codeberg.org/owner/repo"],
    ["https://codeberg.org/Owner/Repo/archive/main.tar.gz", "git:codeberg.org/owner/repo"],
    ["https://gitlab.com/o/r/-/archive/main/r-main.tar.gz", "gitlab:o/r"],
    ["https://example.org/a.tar.gz", "tarball:example.org/a.tar.gz"],
    ["unheard-of", "indirect:unheard-of"],
  ])("%s is %s", (url, identity) => expect(identityOf(url)).toBe(identity));

  it("reads what a lock file says of a pinned tarball", () => {
    const url = "https://api.flakehub.com/f/pinned/NixOS/nixpkgs/0.1.8%2Brev-x/0190/source.tar.gz";
    expect(identifyRepository({ type: "tarball", url })).toBe("github:nixos/nixpkgs");
    expect(identifyRepository({ type: "tarball", url: "https://releases.nixos.org/nixos/x/nixexprs.tar.xz" })).toBe(
      "github:nixos/nixpkgs",
    );
  });

  it.each(["path:./sub", "./sub", "/abs", "git+file:///home/me/x", "", "a b", "path:", "github:lonely", "%zz"])(
    "does not guess at '%s'",
    (url) => expect(identityOf(url)).toBeNull(),
  );

  it("does not call two tarballs of one host the same", () => {
    expect(identityOf("https://example.org/a.tar.gz")).not.toBe(identityOf("https://example.org/b.tar.gz"));
  });
});

describe("reading a flake reference", () => {
  const revision = "e2dd4e18cc1c7314e24154331bae07df76eb582f";
  it.each([
    ["github:o/r", { type: "github", owner: "o", repo: "r" }],
    ["github:o/r/main", { type: "github", owner: "o", repo: "r", ref: "main" }],
    ["github:o/r/feature/x", { type: "github", owner: "o", repo: "r", ref: "feature/x" }],
    [`github:o/r/${revision}`, { type: "github", owner: "o", repo: "r", rev: revision }],
    ["github:o/r?dir=pkgs&ref=dev", { type: "github", owner: "o", repo: "r", dir: "pkgs", ref: "dev" }],
    ["nixpkgs/release-25.05", { type: "indirect", id: "nixpkgs", ref: "release-25.05" }],
    ["git+https://e.org/r?ref=x&shallow=1", { type: "git", url: "https://e.org/r?shallow=1", ref: "x" }],
    ["https://e.org/x.tar.gz", { type: "tarball", url: "https://e.org/x.tar.gz" }],
    ["tarball+https://e.org/x", { type: "tarball", url: "https://e.org/x" }],
    ["https://e.org/x.json", { type: "file", url: "https://e.org/x.json" }],
    ["https://e.org/get.tar.gz?rev=1", { type: "tarball", url: "https://e.org/get.tar.gz?rev=1" }],
  ])("%s", (url, reference) => expect(parseFlakeReference(url)).toEqual(reference));

  it("writes it back, shortened", () => {
    expect(formatFlakeReference({ type: "github", owner: "o", repo: "r", ref: "main" })).toBe("github:o/r/main");
    expect(formatFlakeReference({ type: "indirect", id: "nixpkgs" })).toBe("nixpkgs");
    expect(formatFlakeReference({ type: "git", url: "https://e.org/r", ref: "x" })).toBe("https://e.org/r/x");
    expect(formatFlakeReference({ type: "path", path: "./sub" })).toBe("./sub");
  });
});

describe("the channel of a reference", () => {
  const channel = (url: string) => channelOf(parseFlakeReference(url));
  it("takes the rolling branches of nixpkgs for one", () => {
    for (const ref of ["", "/master", "/nixos-unstable", "/nixpkgs-unstable", "/nixos-unstable-small"])
      expect(channel(`github:NixOS/nixpkgs${ref}`)).toBe("rolling");
    expect(channel("nixpkgs")).toBe("rolling");
    expect(channel("https://channels.nixos.org/nixos-unstable/nixexprs.tar.xz")).toBe("rolling");
    expect(channel("https://flakehub.com/f/NixOS/nixpkgs/0.1.tar.gz")).toBe("rolling");
  });
  it("tells releases apart", () => {
    expect(channel("github:NixOS/nixpkgs/nixos-25.05")).toBe("25.05");
    expect(channel("github:NixOS/nixpkgs/release-24.11")).toBe("24.11");
    expect(channel("https://flakehub.com/f/NixOS/nixpkgs/0.2505.tar.gz")).toBe("25.05");
    expect(channel("github:NixOS/nixpkgs/nixpkgs-25.05-darwin")).toBe("nixpkgs-25.05-darwin");
  });
  it("leaves other repositories' branches as they are written", () => {
    expect(channel("github:o/r")).toBe("");
    expect(channel("github:o/r/master")).toBe("master");
  });
  it("has none for a single revision", () => {
    expect(channel("github:NixOS/nixpkgs/e2dd4e18cc1c7314e24154331bae07df76eb582f")).toBeNull();
    expect(channelOf(null)).toBeNull();
  });
});

describe("nixpkgs as it is developed", () => {
  const development = (url: string) => isDevelopment(parseFlakeReference(url));
  it("is its default branch, by either name", () => {
    expect(["github:NixOS/nixpkgs", "github:NixOS/nixpkgs/master"].map(development)).toEqual([true, true]);
  });
  it("is no channel, no revision, no other repository, and not what the registry gives", () => {
    const others = [
      "github:NixOS/nixpkgs/nixos-unstable",
      "github:NixOS/nixpkgs/e2dd4e18cc1c7314e24154331bae07df76eb582f",
      "https://channels.nixos.org/nixos-unstable/nixexprs.tar.xz",
      "github:o/r/master",
      "nixpkgs",
    ];
    expect(others.filter(development)).toEqual([]);
  });
});
