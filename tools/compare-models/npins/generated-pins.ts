import type { Random } from "../../fuzz/random.ts";

const names = ["nixpkgs", "home-manager", "nix.darwin", "my pin", "x"] as const;
const owners = ["NixOS", "nix-community", "me"] as const;
const repositories = ["nixpkgs", "home-manager", "dots.nix"] as const;

/** A `sources.json` of a format, now and then of another, or with a pin that is none. */
export function pinsText(random: Random, version: number): string {
  const chosen = new Set(random.several(0, 5, () => random.pick(names)));
  const pins = Object.fromEntries([...chosen].map((name) => [name, pin(random, version)]));
  return JSON.stringify({ pins, version: random.chance(0.03) ? version - 1 : version });
}

function pin(random: Random, version: number): object {
  const kinds = [git, git, git, git, channel, pypi, ...(version < 5 ? [] : version < 8 ? [tarball] : [url])];
  if (random.chance(0.02)) return random.pick<object>([{ type: "Other" }, {}]);
  return random.pick(kinds)(random, version);
}

function git(random: Random, version: number): object {
  const revision = hexadecimal(random, 40);
  const repository = repositoryOf(random, version);
  const isPlain = repository.type === "Git" || (version > 3 && random.chance(0.2));
  const release = { type: "GitRelease", pre_releases: false, version_upper_bound: null, release_prefix: null };
  const written = random.chance(0.7) ? { type: "Git", branch: "main" } : { ...release, version: "v1.2" };
  return {
    ...written,
    repository,
    ...(version > 3 ? { submodules: random.chance(0.2) } : {}),
    revision: random.chance(0.1) ? "v1.2" : revision,
    url: isPlain
      ? null
      : `https://github.com/${random.pick(owners)}/${random.pick(repositories)}/archive/${revision}.tar.gz`,
    hash: hashOf(random, version),
    ...(random.chance(0.1) ? { frozen: true } : {}),
  };
}

function repositoryOf(random: Random, version: number): { readonly type: string } {
  const [owner, repo] = [random.pick(owners), random.pick(repositories)];
  const server = random.pick(["https://gitlab.com/", "https://git.example.org"]);
  const ofGitLab = { type: "GitLab", repo_path: `${owner}/${repo}`, server };
  const kinds: { readonly type: string }[] = [
    { type: "GitHub", owner, repo } as { type: string },
    { type: "Git", url: `https://git.example.org/${owner}/${repo}${random.chance(0.5) ? ".git" : ""}` } as {
      type: string;
    },
    ofGitLab,
    ...(version < 4 ? [] : [{ type: "Forgejo", server, owner, repo } as { type: string }]),
  ];
  return random.pick(kinds);
}

function channel(random: Random, version: number): object {
  const url = `https://releases.nixos.org/nixos/unstable/nixos-${random.below(100)}/nixexprs.tar.xz`;
  return { type: "Channel", name: "nixos-unstable", url, hash: hashOf(random, version) };
}

function pypi(random: Random, version: number): object {
  const url = `https://files.pythonhosted.org/packages/x-${random.below(9)}.tar.gz`;
  return { type: "PyPi", name: "x", version: "1.0", url, hash: hashOf(random, version) };
}

function tarball(random: Random, version: number): object {
  const revision = hexadecimal(random, 40);
  const locked = { locked_url: `https://example.org/${revision}.tar.gz` };
  const hash = hashOf(random, version);
  return { type: "Tarball", url: "https://example.org/x.tar.gz", ...(random.chance(0.5) ? locked : {}), hash };
}

function url(random: Random, version: number): object {
  const hash = hashOf(random, version);
  const type = random.pick(["Url", "MutableUrl"]);
  return { type, url: "https://example.org/x.tar.gz", unpack: random.chance(0.5), hash };
}

function hexadecimal(random: Random, length: number): string {
  return Array.from({ length }, () => random.below(16).toString(16)).join("");
}

function hashOf(random: Random, version: number): string {
  return version < 6 ? hexadecimal(random, 52) : `sha256-${hexadecimal(random, 43)}=`;
}
