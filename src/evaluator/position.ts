import type { Place } from "../source/span.ts";
import { absolutePath, type SourceTree } from "./source-tree.ts";
import { Thunk } from "./thunk.ts";
import { type Attribute, attrs, int, nullValue, string, type Value } from "./value.ts";

/** A place as `__curPos` says it; null for what is not in a file of the repository. */
export function positionValue(sources: SourceTree, place: Place): Value {
  const file = sources.files.isFile(place.file) ? sources.nixFile(place.file) : undefined;
  if (!file) return nullValue;
  const { line, column } = file.source.positionAt(place.span.start);
  const attribute = (value: Value): Attribute => ({ value: Thunk.of(value), place: null });
  return attrs(
    new Map([
      ["column", attribute(int(column))],
      ["file", attribute(string(absolutePath(place.file)))],
      ["line", attribute(int(line))],
    ]),
  );
}
