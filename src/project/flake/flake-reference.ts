import type { FlakeReference } from "./lock-file.ts";

/** Forges that Nix has a short form for: `github:owner/repo`. */
export const forgeTypes: ReadonlySet<string> = new Set(["github", "gitlab", "sourcehut"]);

const revision = /^[0-9a-f]{40}$/;
const registryName = /^[A-Za-z][A-Za-z0-9_-]*$/;
const archiveSuffix = /\.(zip|tar|tgz|tar\.gz|tar\.xz|tar\.bz2|tar\.zst)$/;

/** Query parameters that name an attribute of the reference; the others belong to the URL itself. */
const attributeParameters: ReadonlySet<string> = new Set(["ref", "rev", "dir", "host"]);

/**
 * Reads the `url` of an input as Nix does: into the attributes that flake.lock keeps under `original`.
 * `null` for forms that depend on where the flake stands (paths), and for what is no flake reference.
 */
export function parseFlakeReference(url: string): FlakeReference | null {
  const [address, query] = splitQuery(url.split("#")[0] ?? "");
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1];
  if (scheme === undefined) return registryReference(address, query);
  const rest = address.slice(scheme.length + 1);
  if (scheme === "flake") return registryReference(rest, query);
  if (forgeTypes.has(scheme)) return forgeReference(scheme, rest, query);
  if (scheme === "git" || scheme.startsWith("git+")) return gitReference(scheme, rest, query);
  if (/^(tarball\+)?https?$/.test(scheme) || scheme === "tarball+file") return tarballReference(address, query);
  return null;
}

/** The reference as people write it, shortened: `github:owner/repo/ref`. */
export function formatFlakeReference(reference: FlakeReference): string {
  const { type, owner, repo, id, url, path } = reference;
  const pinned = [reference.ref, reference.rev].filter((part) => part !== undefined).join("/");
  const suffix = pinned === "" ? "" : `/${pinned}`;
  if (type === "indirect") return `${id}${suffix}`;
  if (forgeTypes.has(String(type))) return `${type}:${owner}/${repo}${suffix}`;
  return `${url ?? path ?? type}${suffix}`;
}

function registryReference(address: string, query: Query): FlakeReference | null {
  const [id = "", ...pins] = address.split("/");
  if (!registryName.test(id) || pins.length > 2) return null;
  return { type: "indirect", id, ...pinAttributes(pins), ...query.attributes };
}

function forgeReference(type: string, rest: string, query: Query): FlakeReference | null {
  const [owner, repo, ...pins] = rest.split("/").map(decode);
  if (!owner || !repo) return null;
  return { type, owner, repo, ...pinAttributes(pins), ...query.attributes };
}

function pinAttributes(pins: readonly string[]): FlakeReference {
  const last = pins.at(-1);
  if (last === undefined || last === "") return {};
  if (!revision.test(last)) return { ref: pins.join("/") };
  return pins.length > 1 ? { ref: pins.slice(0, -1).join("/"), rev: last } : { rev: last };
}

function gitReference(scheme: string, rest: string, query: Query): FlakeReference | null {
  const transport = scheme === "git" ? "git" : scheme.slice("git+".length);
  if (transport === "file") return null;
  return { type: "git", url: `${transport}:${rest}${query.rest}`, ...query.attributes };
}

function tarballReference(address: string, query: Query): FlakeReference {
  const url = address.replace(/^tarball\+/, "");
  const isTarball = address !== url || archiveSuffix.test(url);
  const { dir, ...pins } = query.attributes;
  // For a plain download every parameter but `dir` goes to the server.
  const parameters = Object.entries(pins).map(([name, value]) => `${name}=${value}`);
  const rest = [...parameters, ...(query.rest === "" ? [] : [query.rest.slice(1)])].join("&");
  return {
    type: isTarball ? "tarball" : "file",
    url: rest === "" ? url : `${url}?${rest}`,
    ...(dir === undefined ? {} : { dir }),
  };
}

interface Query {
  readonly attributes: FlakeReference;
  /** What is left for the server, with its question mark; or empty. */
  readonly rest: string;
}

function splitQuery(url: string): [string, Query] {
  const mark = url.indexOf("?");
  if (mark < 0) return [url, { attributes: {}, rest: "" }];
  const attributes: Record<string, string> = {};
  const rest: string[] = [];
  for (const parameter of url.slice(mark + 1).split("&")) {
    const equals = parameter.indexOf("=");
    const name = parameter.slice(0, equals);
    if (attributeParameters.has(name)) attributes[name] = decode(parameter.slice(equals + 1));
    else if (parameter !== "") rest.push(parameter);
  }
  return [url.slice(0, mark), { attributes, rest: rest.length === 0 ? "" : `?${rest.join("&")}` }];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
