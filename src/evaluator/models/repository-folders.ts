import { type PrimitiveSpec, primitive1, primitiveValue, setOf } from "../builtins/primitive.ts";
import { coerceToString, UnknownOperand } from "../coerce.ts";
import type { Evaluator } from "../evaluator.ts";
import { followLinks, importedFile, repositoryPath } from "../source-tree.ts";
import type { Thunk } from "../thunk.ts";
import { type PrimitiveValue, string, unknown, type Value } from "../value.ts";

/** What models use instead of `readDir`, where a framework takes only some files of a folder. */
export interface RepositoryFolders extends Readonly<Record<string, Value>> {
  /** name → kind of what lies in a folder, empty where there is none; does not say that all below it is used. */
  readonly entriesOf: PrimitiveValue;
  /** The path given, which is used from now on, whoever asks for it. */
  readonly used: PrimitiveValue;
}

export function repositoryFolders(evaluator: Evaluator): RepositoryFolders {
  const define = (name: string, spec: PrimitiveSpec) => primitiveValue(evaluator, name, spec);
  return {
    entriesOf: define(
      "entriesOf",
      primitive1((_, folder) => {
        const path = pathIn(evaluator, folder);
        evaluator.sources.touched(path, "ask");
        const entries = evaluator.sources.files.entries(path) ?? [];
        return setOf(Object.fromEntries([...entries].map(([name, kind]) => [name, string(kind)])));
      }),
    ),
    used: define(
      "used",
      primitive1((_, file) => {
        const found = importedFile(evaluator.sources.files, pathIn(evaluator, file));
        if (found.kind === "file") evaluator.sources.touched(found.path, "import");
        return file.force();
      }),
    ),
  };
}

function pathIn(evaluator: Evaluator, value: Thunk): string {
  const text = coerceToString(evaluator, value.force(), null, "path");
  if (text.type === "unknown") throw new UnknownOperand(text);
  const relative = repositoryPath(text.type === "string" ? text.value : "");
  const path = relative === null ? null : followLinks(evaluator.sources.files, relative);
  if (path === null) throw new UnknownOperand(unknown("a folder outside the flake is not known"));
  return path;
}
