import type { Place } from "../../source/span.ts";
import { coerceToString } from "../coerce.ts";
import type { Machine } from "../machine.ts";
import type { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { known, type PrimitiveSpec, type PrimitiveTable, primitive1, textOf } from "./primitive.ts";

const notInRepository = "what is fetched is not part of the repository";

export const fetchPrimitives: PrimitiveTable = {
  fetchGit: fetcher("fetchGit"),
  fetchMercurial: fetcher("fetchMercurial"),
  fetchTarball: fetcher("fetchTarball"),
  fetchTree: fetcher("fetchTree"),
  // One file, not what is packed in it.
  fetchurl: primitive1((machine, argument, place) => {
    const url = urlOf(machine, argument, place);
    const origin = url === null ? "builtins.fetchurl" : `builtins.fetchurl ${JSON.stringify(url)}`;
    return V.unknown(notInRepository, { origin });
  }),
  getFlake: primitive1((machine, reference, place) => {
    const named = coerceToString(machine, reference.force(), place, "path");
    const flake = machine.externals.flakeAt(named);
    if (flake) return flake;
    const origin = named.type === "string" ? ` ${JSON.stringify(named.value)}` : "";
    return V.unknown("the flake is not part of the repository", { origin: `builtins.getFlake${origin}` });
  }),
  getEnv: primitive1((machine, name, place) => {
    const variable = textOf(name, place);
    // What npins and niv pinned is what counts, not what somebody puts in its place on one machine.
    if (machine.isPure || /^(?:NPINS|NIV)_OVERRIDE_/.test(variable)) return V.string("");
    return V.unknown(`the variable '${variable}' depends on the machine`, { origin: "builtins.getEnv" });
  }),
};

/** The transport that a fetcher takes for granted, which a flake reference names. */
const transports: Readonly<Record<string, string>> = {
  fetchGit: "git+",
  fetchMercurial: "hg+",
  fetchTarball: "tarball+",
};

function fetcher(name: string): PrimitiveSpec {
  return primitive1((machine, argument, place) => {
    const url = urlOf(machine, argument, place);
    if (url === null) return V.unknown(notInRepository, { origin: `builtins.${name}` });
    const isPlain = /^https?:/.test(url);
    return machine.externals.fetched(name, url, isPlain ? `${transports[name] ?? ""}${url}` : url);
  });
}

/** The URL or flake reference that a fetcher is given, with `*` for parts that are not known. */
function urlOf(machine: Machine, argument: Thunk, place: Place | null): string | null {
  const value = known(argument);
  if (value.type !== "attrs" || value.attributes.has("outPath")) {
    return textWithGaps(coerceToString(machine, value, place, "path"));
  }
  const text = (name: string) => {
    const attribute = value.attributes.get(name);
    return attribute ? textWithGaps(attribute.value.force()) : null;
  };
  const [type, owner, repo, url] = [text("type"), text("owner"), text("repo"), text("url")];
  if (type !== null && owner !== null && repo !== null) return `${type}:${owner}/${repo}`;
  return type === "git" && url !== null && !url.startsWith("git") ? `git+${url}` : url;
}

function textWithGaps(value: V.Value): string | null {
  if (value.type === "string" || value.type === "path") return value.value;
  return value.type === "unknown" ? value.glob : null;
}
