/** What the modules of a host write under the names of an option that holds a submodule for each: `age.secrets.<name>`. */
import type { Evaluator } from "../../evaluator/evaluator.ts";
import type { Definition } from "../../evaluator/modules/definition.ts";
import { definitionsBelow, definitionsOf, mayDefineMore } from "../../evaluator/modules/definitions.ts";
import type { LoadedModule } from "../../evaluator/modules/loaded-modules.ts";
import { repositoryPath } from "../../evaluator/source-tree.ts";
import type { Value } from "../../evaluator/value.ts";
import type { EntryField, OptionEntries, OptionEntry } from "./host.ts";

export function optionEntries(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  path: readonly string[],
): OptionEntries {
  const entries = definitionsOf(evaluator, modules, path).flatMap((definition) => entriesIn(evaluator, definition));
  return { entries, isOpen: mayDefineMore(evaluator, modules, path) };
}

function entriesIn(evaluator: Evaluator, set: Definition): OptionEntry[] {
  if (set.value.type !== "attrs") return [];
  return [...set.value.attributes].flatMap(([name, { place: namePlace }]) =>
    definitionsBelow(evaluator, set, name).map((definition) => {
      const { value, module, conditional, place } = definition;
      return {
        name,
        module,
        place: namePlace && evaluator.sources.files.isFile(namePlace.file) ? namePlace : place,
        conditional,
        fields: fieldsIn(evaluator, definition),
        isOpen: value.type !== "attrs" || value.open !== null,
      };
    }),
  );
}

function fieldsIn(evaluator: Evaluator, entry: Definition): ReadonlyMap<string, EntryField> {
  const fields = new Map<string, EntryField>();
  if (entry.value.type !== "attrs") return fields;
  for (const name of entry.value.attributes.keys()) {
    for (const { value, place, conditional } of definitionsBelow(evaluator, entry, name)) {
      fields.set(name, { place, conditional, literal: literalOf(value), file: fileOf(value) });
    }
  }
  return fields;
}

/** The path of the repository that a value is; `null` for anything else. */
export function fileOf(value: Value): string | null {
  return value.type === "path" || value.type === "string" ? repositoryPath(value.value) : null;
}

/** A value that people write out; `undefined` for any other. */
export function literalOf(value: Value): string | number | boolean | undefined {
  switch (value.type) {
    case "string":
    case "bool":
    case "float":
      return value.value;
    case "int":
      return Number(value.value);
    default:
      return undefined;
  }
}
