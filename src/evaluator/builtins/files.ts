import type { Place } from "../../source/span.ts";
import { coerceToString, UnknownOperand } from "../coerce.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Machine } from "../machine.ts";
import { followLinks, normalizePath, repositoryPath } from "../source-tree.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { openSet, type PrimitiveTable, primitive1, primitive2, setOf } from "./primitive.ts";

/** The absolute path a value stands for, or unknown; throws where Nix would. */
function absolute(machine: Machine, value: Thunk, place: Place | null): string {
  const text = coerceToString(machine, value.force(), place, "interpolation");
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

function kindOf(machine: Machine, path: string): "regular" | "directory" | undefined {
  if (machine.sources.files.isFile(path)) return "regular";
  return machine.sources.files.isDirectory(path) ? "directory" : undefined;
}

export const filePrimitives: PrimitiveTable = {
  import: primitive1((machine, path, place) => importValue(machine, path, place)),
  scopedImport: primitive2(() => V.unknown("'scopedImport' is not followed")),
  pathExists: primitive1((machine, path, place) => {
    const target = inside(machine, path, place);
    machine.sources.touched(target, "ask");
    return V.bool(machine.sources.files.exists(target));
  }),
  readFile: primitive1((machine, path, place) => {
    const target = inside(machine, path, place);
    machine.sources.touched(target, "read");
    const content = machine.sources.files.read(target);
    if (content.kind === "text") return V.string(content.text);
    if (content.reason === "missing") throw new EvaluationError(`the path '${target}' does not exist`, place);
    return V.unknown(`'${target}' cannot be read: ${content.detail}`);
  }),
  readDir: primitive1((machine, path, place) => {
    const target = inside(machine, path, place);
    machine.sources.touched(target, "list");
    const entries = machine.sources.files.entries(target);
    if (!entries) throw new EvaluationError(`the folder '${target}' does not exist`, place);
    return setOf(Object.fromEntries([...entries].map(([name, kind]) => [name, V.string(kind)])));
  }),
  readFileType: primitive1((machine, path, place) => {
    const target = inside(machine, path, place);
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
  filterSource: primitive2((machine, _, path, place) => storeCopy(machine, path, place)),
  storePath: primitive1((machine, path, place) => V.string(absolute(machine, path, place))),
};

/** A copy in the store keeps its contents, so reading it means reading the original. */
function storeCopy(machine: Machine, path: Thunk, place: Place | null): V.Value {
  const from = absolute(machine, path, place);
  return V.string(from, [from]);
}

function importValue(machine: Machine, path: Thunk, place: Place | null): V.Value {
  const value = path.force();
  if (value.type === "unknown") return machine.importUnknown(value);
  const text = coerceToString(machine, value, place, "interpolation");
  if (text.type === "unknown") return machine.importUnknown(text);
  return machine.importPath(absolute(machine, Thunk.of(text), place), place);
}
