import type { Place } from "../../source/span.ts";
import { UnknownOperand } from "../coerce.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Machine } from "../machine.ts";
import { followLinks, normalizePath, repositoryPath } from "../source-tree.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { closedSet, elementsOf, type PrimitiveSpec, plainTextOf, primitive2 } from "./primitive.ts";
import { coercedText } from "./strings.ts";

/** Where `<name>` is looked for: an absolute path for each prefix, "" for folders to look in. */
export type SearchPath = readonly { readonly prefix: string; readonly path: string }[];

/** `builtins.nixPath` */
export function searchPathValue(entries: SearchPath): V.ListValue {
  return V.list(
    entries.map(({ prefix, path }) =>
      Thunk.of(
        V.attrs(
          new Map([
            ["path", { value: Thunk.of(V.string(path)), place: null }],
            ["prefix", { value: Thunk.of(V.string(prefix)), place: null }],
          ]),
        ),
      ),
    ),
  );
}

export const findFilePrimitive: PrimitiveSpec = primitive2((machine, searchPath, name, place) => {
  const wanted = plainTextOf(name, place);
  if (searchPath.force().type === "unknown") {
    return V.unknown(`<${wanted}> depends on the search path`, { origin: `<${wanted}>` });
  }
  for (const entry of elementsOf(searchPath, place)) {
    const found = findIn(machine, entry, wanted, place);
    if (found !== null) return V.path(found);
  }
  if (wanted.startsWith("nix/")) return V.unknown(`<${wanted}> is a file of Nix itself`, { origin: `<${wanted}>` });
  throw new EvaluationError(`file '${wanted}' was not found in the Nix search path`, place, "thrown");
});

function findIn(machine: Machine, entry: Thunk, wanted: string, place: Place | null): string | null {
  const { attributes } = closedSet(entry, place);
  const prefixed = attributes.get("prefix");
  const prefix = prefixed ? plainTextOf(prefixed.value, place) : "";
  const path = attributes.get("path");
  if (!path) throw new EvaluationError("attribute 'path' missing", place);
  const base = coercedText(machine, path.value, place).value;
  if (prefix !== "" && wanted !== prefix && !wanted.startsWith(`${prefix}/`)) return null;
  const rest = prefix === "" ? wanted : wanted.slice(prefix.length + 1);
  const candidate = normalizePath(`${base}/${rest}`);
  const relative = repositoryPath(candidate);
  const target = relative === null ? null : followLinks(machine.sources.files, relative);
  if (target === null)
    throw new UnknownOperand(V.unknown(`'${candidate}' lies outside the flake`, { origin: `<${wanted}>` }));
  return machine.sources.files.exists(target) ? candidate : null;
}
