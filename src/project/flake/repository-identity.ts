import { forgeTypes, parseFlakeReference } from "./flake-reference.ts";
import type { FlakeReference, RepositoryIdentity } from "./lock-file.ts";

/** Hosts that have a short form in flake references. */
const forgeOfHost: ReadonlyMap<string, string> = new Map([
  ["github.com", "github"],
  ["gitlab.com", "gitlab"],
  ["git.sr.ht", "sourcehut"],
]);

/** Where the global registry leads for the names people rely on; flake.lock has the rest resolved already. */
const registry: ReadonlyMap<string, string> = new Map([
  ["nixpkgs", "github:nixos/nixpkgs"],
  ["home-manager", "github:nix-community/home-manager"],
  ["flake-utils", "github:numtide/flake-utils"],
  ["flake-parts", "github:hercules-ci/flake-parts"],
  ["agenix", "github:ryantm/agenix"],
  ["sops-nix", "github:mic92/sops-nix"],
]);

/**
 * Which repository a reference means, whatever branch, revision, transport or spelling.
 * A github archive, `git+ssh` to it and `github:` are one; a nixpkgs channel's tarball is nixpkgs.
 * `null` for local paths and for what is not understood.
 */
export function identifyRepository(reference: FlakeReference | null): RepositoryIdentity {
  if (reference === null) return null;
  const { type, owner, repo, host, url, id } = reference;
  if (type === "indirect") return typeof id === "string" ? (registry.get(id) ?? `indirect:${id.toLowerCase()}`) : null;
  if (typeof type === "string" && forgeTypes.has(type)) {
    if (typeof owner !== "string" || typeof repo !== "string") return null;
    return typeof host === "string"
      ? identifyHosted(host, `${owner}/${repo}`)
      : `${type}:${owner}/${repo.replace(/\.git$/, "")}`.toLowerCase().replaceAll("%2f", "/");
  }
  if (typeof url !== "string") return null;
  if (type === "git" || type === "hg") return identifyUrl(url, false);
  return type === "tarball" || type === "file" ? identifyUrl(url, true) : null;
}

/** The same for the `url` of an input. */
export function identityOfUrl(url: string): RepositoryIdentity {
  return identifyRepository(parseFlakeReference(url));
}

/**
 * The branch, channel or release a reference asks for; "" for the default branch, `null` for one revision.
 * The channels of nixpkgs that roll are one channel, "rolling": they are days apart.
 */
export function channelOf(reference: FlakeReference | null): string | null {
  if (reference === null || typeof reference.rev === "string") return null;
  const identity = identifyRepository(reference);
  const ref = typeof reference.ref === "string" ? reference.ref : tarballChannel(String(reference.url ?? ""));
  if (identity === "github:nix-community/nixpkgs.lib") return "rolling";
  if (identity !== "github:nixos/nixpkgs") return ref;
  if (ref === "" || rollingChannels.has(ref)) return "rolling";
  return /^(?:nixos|release)-(\d\d\.\d\d)(?:-small)?$/.exec(ref)?.[1] ?? ref;
}

/** Whether a reference means nixpkgs as it is developed, which no channel has released and no cache has built yet. */
export function isDevelopment(reference: FlakeReference | null): boolean {
  if (identifyRepository(reference) !== "github:nixos/nixpkgs" || reference?.type === "indirect") return false;
  const ref = typeof reference?.ref === "string" ? reference.ref : tarballChannel(String(reference?.url ?? ""));
  return typeof reference?.rev !== "string" && (ref === "" || ref === "master");
}

const rollingChannels: ReadonlySet<string> = new Set([
  "master",
  "nixos-unstable",
  "nixos-unstable-small",
  "nixpkgs-unstable",
  // The release line of the published tarballs that follows the rolling branch.
  "0.1",
  "0",
  "*",
]);

function tarballChannel(url: string): string {
  const channel = /^https:\/\/(?:channels\.nixos\.org|nixos\.org\/channels)\/([^/]+)\//.exec(url);
  const published = /^https:\/\/flakehub\.com\/f\/[^/]+\/[^/]+\/([^/]+?)(?:\.tar\.gz)?$/.exec(url);
  const archive = /\/archive\/(?:refs\/heads\/)?(.+?)\.(?:tar\.gz|zip)$/.exec(url);
  const release = /^0\.(\d\d)(\d\d)(?:\.\*)?$/.exec(published?.[1] ?? "");
  if (release) return `nixos-${release[1]}.${release[2]}`;
  return decodeURIComponentOr(channel?.[1] ?? published?.[1] ?? archive?.[1] ?? "").replace(/\.\*$/, "");
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function identifyUrl(url: string, isArchive: boolean): RepositoryIdentity {
  const match = /^(?:git\+)?(https?|ssh|git):\/\/(?:[^/@]*@)?([^/:]+)(?::\d+)?\/([^?#]*)/.exec(url) ?? scpUrl.exec(url);
  if (!match) return null;
  const host = (match[2] as string).toLowerCase();
  const path = match[3] as string;
  if (!isArchive) return identifyHosted(host, path);
  if (/^(channels|releases)\.nixos\.org$/.test(host) || (host === "nixos.org" && path.startsWith("channels/")))
    return "github:nixos/nixpkgs";
  if (host === "flakehub.com") return identifyPublished(path.replace(/^f\//, ""));
  if (host === "api.flakehub.com") return identifyPublished(path.replace(/^f\/(pinned\/)?/, ""));
  const repository = /^(.+?)\/(?:-\/)?archive\//.exec(path)?.[1];
  return repository === undefined ? `tarball:${host}/${path}` : identifyHosted(host, repository);
}

/** `git@host:owner/repo.git`, written without a scheme. */
const scpUrl = /^(?:ssh:\/\/)?()(?:[^/@:]+@)([^/:]+):(?!\/)([^?#]*)/;

/** FlakeHub publishes repositories of GitHub under the names they have there. */
function identifyPublished(path: string): RepositoryIdentity {
  const [owner, repo] = path.split("/");
  return owner && repo ? `github:${owner}/${repo}`.toLowerCase() : null;
}

function identifyHosted(host: string, path: string): RepositoryIdentity {
  const name = path
    .replace(/^\/+|\/+$/g, "")
    .replace(/\.git$/, "")
    .replaceAll("%2F", "/")
    .replaceAll("%2f", "/")
    .toLowerCase();
  if (name === "") return null;
  const lowerHost = host.toLowerCase();
  const forge = forgeOfHost.get(lowerHost);
  return forge === undefined ? `git:${lowerHost}/${name}` : `${forge}:${name}`;
}
