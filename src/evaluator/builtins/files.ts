import type { Place } from "../../source/span.ts";
import { coerceToString, UnknownOperand } from "../coerce.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Machine } from "../machine.ts";
import { directoryOf, followLinks, normalizePath, repositoryPath } from "../source-tree.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { closedSet, functionOf, openSet, type PrimitiveTable, primitive1, primitive2, setOf } from "./primitive.ts";
import { coercedText } from "./strings.ts";

/** The absolute path a value stands for, or unknown; throws where Nix would. */
function absolute(machine: Machine, value: Thunk, place: Place | null): string {
  const text = coerceToString(machine, value.force(), place, "path");
  if (text.type === "unknown") throw new UnknownOperand(text);
  const path = text.type === "string" ? text.value : "";
  if (!path.startsWith("/")) throw new EvaluationError(`'${path}' is not an absolute path`, place);
  return normalizePath(path);
}

/** The path relative to the repository with links followed; what lies outside is unknown. */
function inside(machine: Machine, value: Thunk, place: Place | null): string {
  const path = absolute(machine, value, place);
  const relative = repositoryPath(path);
  const target = relative === null ? null : followLinks(machine.sources.files, relative);
  if (target === null) throw new UnknownOperand(V.unknown(`'${path}' lies outside the flake`, { origin: path }));
  return target;
}

/** As `inside`, but a link that the path itself is stays a link. */
function entryOf(machine: Machine, value: Thunk, place: Place | null): string {
  const path = absolute(machine, value, place);
  const relative = repositoryPath(path);
  if (relative === null || relative === "") return inside(machine, value, place);
  const folder = followLinks(machine.sources.files, directoryOf(relative));
  if (folder === null) return inside(machine, value, place);
  const name = relative.slice(relative.lastIndexOf("/") + 1);
  return folder === "" ? name : `${folder}/${name}`;
}

function kindOf(machine: Machine, path: string): "regular" | "directory" | "symlink" | undefined {
  if (machine.sources.files.links.has(path)) return "symlink";
  if (machine.sources.files.isFile(path)) return "regular";
  return machine.sources.files.isDirectory(path) ? "directory" : undefined;
}

export const filePrimitives: PrimitiveTable = {
  import: primitive1((machine, path, place) => importValue(machine, path, place)),
  scopedImport: primitive2((machine, scope, path, place) => {
    const { attributes } = closedSet(scope, place);
    const names = new Map([...attributes].map(([name, attribute]) => [name, attribute.value]));
    return machine.importScoped(absolute(machine, path, place), names, place);
  }),
  pathExists: primitive1((machine, path, place) => {
    const text = coercedText(machine, path, place, "path").value;
    const target = /\/\.?\/*$/.test(text) ? inside(machine, path, place) : entryOf(machine, path, place);
    machine.sources.touched(target, "ask");
    const { files } = machine.sources;
    return V.bool(/\/\.?\/*$/.test(text) ? files.isDirectory(target) : files.exists(target));
  }),
  readFile: primitive1((machine, path, place) => {
    const content = readableFile(machine, path, place);
    return typeof content === "string" ? V.string(content) : content;
  }),
  readDir: primitive1((machine, path, place) => {
    const target = inside(machine, path, place);
    machine.sources.touched(target, "list");
    const entries = machine.sources.files.entries(target);
    if (!entries) throw new EvaluationError(`the folder '${target}' does not exist`, place);
    return setOf(Object.fromEntries([...entries].map(([name, kind]) => [name, V.string(kind)])));
  }),
  readFileType: primitive1((machine, path, place) => {
    const target = entryOf(machine, path, place);
    const kind = kindOf(machine, target);
    if (!kind) throw new EvaluationError(`the path '${target}' does not exist`, place);
    return V.string(kind);
  }),
  toPath: primitive1((machine, path, place) => V.string(absolute(machine, path, place))),
  path: primitive1((machine, argument, place) => {
    const source = openSet(argument, place).attributes.get("path");
    if (!source) throw new EvaluationError("attribute 'path' missing", place);
    return storeCopy(machine, source.value, place);
  }),
  filterSource: primitive2((machine, filter, path, place) => {
    const from = absolute(machine, path, place);
    functionOf(filter, place);
    return V.string(from, [from]);
  }),
  storePath: primitive1((machine, path, place) => V.string(absolute(machine, path, place))),
};

/** The text of a file of the repository, or an unknown that says why it cannot be had. */
export function readableFile(machine: Machine, path: Thunk, place: Place | null): string | V.UnknownValue {
  const target = inside(machine, path, place);
  machine.sources.touched(target, "read");
  const content = machine.sources.files.read(target);
  if (content.kind === "text") return content.text;
  if (content.reason === "missing") throw new EvaluationError(`the path '${target}' does not exist`, place);
  if (content.reason === "directory") throw new EvaluationError(`'${target}' is a folder`, place);
  return V.unknown(`'${target}' cannot be read: ${content.detail}`);
}

/** A copy in the store keeps its contents, so reading it means reading the original. */
function storeCopy(machine: Machine, path: Thunk, place: Place | null): V.Value {
  const from = absolute(machine, path, place);
  return V.string(from, [from]);
}

/** `import`, of paths, strings and sets with `outPath`. */
export function importValue(machine: Machine, path: Thunk, place: Place | null): V.Value {
  const value = path.force();
  if (value.type === "unknown") return machine.importUnknown(value);
  const text = coerceToString(machine, value, place, "path");
  if (text.type === "unknown") return machine.importUnknown(text);
  return machine.importPath(absolute(machine, Thunk.of(text), place), place);
}
