import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { closedSet, known, type PrimitiveTable, plainTextOf, primitive1, sortedNames } from "./primitive.ts";

export const flakeReferencePrimitives: PrimitiveTable = {
  parseFlakeRef: primitive1((_, text, place) => parseReference(plainTextOf(text, place), place)),
  flakeRefToString: primitive1((_, attributes, place) =>
    V.string(printReference(readAttributes(attributes, place), place)),
  ),
};

type Reference = Map<string, string | bigint | boolean>;

const hosted: readonly string[] = ["github", "gitlab", "sourcehut"];
const commit = /^[0-9a-fA-F]{40}$/;

function referenceValue(reference: Reference): V.Value {
  const attributes = new Map<string, V.Attribute>();
  for (const [name, value] of reference) {
    const given =
      typeof value === "string" ? V.string(value) : typeof value === "boolean" ? V.bool(value) : V.int(value);
    attributes.set(name, { value: Thunk.of(given), place: null });
  }
  return V.attrs(attributes);
}

/** `github:owner/repo/ref?dir=x` and its relatives as attributes; a form that is not read here is unknown. */
function parseReference(text: string, place: Place | null): V.Value {
  const found = /^([a-z][a-z0-9+.-]*):([^?#]*)(?:\?([^#]*))?$/i.exec(text);
  const reference: Reference = new Map();
  if (!found) {
    const indirect = /^([A-Za-z][A-Za-z0-9-_]*)(?:\/([^/?#]+))?(?:\/([^/?#]+))?$/.exec(text);
    if (!indirect) return V.unknown(`'${text}' is a form of flake reference that is not read`);
    reference.set("type", "indirect").set("id", indirect[1] as string);
    for (const part of indirect.slice(2)) if (part) reference.set(commit.test(part) ? "rev" : "ref", part);
    return referenceValue(reference);
  }
  const [, scheme, rest, query] = found as unknown as [string, string, string, string | undefined];
  if (hosted.includes(scheme)) parseHosted(reference, scheme, rest, place);
  else if (scheme === "path") reference.set("type", "path").set("path", rest);
  else if (scheme === "git" || scheme.startsWith("git+")) {
    reference.set("type", "git").set("url", `${scheme.replace(/^git\+/, "")}:${rest}`);
  } else return V.unknown(`'${text}' is a form of flake reference that is not read`);
  for (const [name, value] of new URLSearchParams(query ?? "")) reference.set(name, value);
  return referenceValue(reference);
}

function parseHosted(reference: Reference, scheme: string, rest: string, place: Place | null): void {
  const [owner, repository, ...behind] = rest.split("/").map(decodeURIComponent);
  if (!owner || !repository) throw new EvaluationError(`'${scheme}:${rest}' names no repository`, place);
  reference.set("type", scheme).set("owner", owner).set("repo", repository);
  const version = behind.join("/");
  if (version !== "") reference.set(commit.test(version) ? "rev" : "ref", version);
}

function readAttributes(argument: Thunk, place: Place | null): Reference {
  const set = closedSet(argument, place);
  const reference: Reference = new Map();
  for (const name of sortedNames(set)) {
    const value = known((set.attributes.get(name) as V.Attribute).value);
    if (value.type === "int" && value.value < 0n) {
      throw new EvaluationError(`the number of '${name}' in a flake reference is negative`, place);
    }
    if (value.type !== "string" && value.type !== "int" && value.type !== "bool") {
      throw new EvaluationError(`'${name}' of a flake reference is ${V.describeType(value)}`, place);
    }
    reference.set(name, value.value);
  }
  return reference;
}

function printReference(reference: Reference, place: Place | null): string {
  const take = (name: string) => {
    const value = reference.get(name);
    reference.delete(name);
    return value === undefined ? undefined : String(value);
  };
  const type = take("type");
  const version = () => take("ref") ?? take("rev");
  const joined = (...parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join("/");
  let base: string;
  if (type !== undefined && hosted.includes(type)) base = `${type}:${joined(take("owner"), take("repo"), version())}`;
  else if (type === "indirect") base = `flake:${joined(take("id"), take("ref"), take("rev"))}`;
  else if (type === "path") base = `path:${take("path") ?? ""}`;
  else if (type === "git") base = gitUrl(take("url") ?? "");
  else if (type === "tarball" || type === "file") base = take("url") ?? "";
  else throw new EvaluationError("the type of a flake reference is not known", place);
  const query = [...reference].map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  return query === "" ? base : `${base}?${query}`;
}

function gitUrl(url: string): string {
  return url.startsWith("git:") ? url : `git+${url}`;
}
