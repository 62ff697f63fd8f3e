/**
 * What `mkIf`, `mkMerge`, `mkOverride` and `mkOrder` make, and how the module system takes it apart: over sets it is pushed
 * down to each attribute, at an option it is discharged.
 */
import { casesOf } from "../alternatives.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { Thunk } from "../thunk.ts";
import {
  type Attribute,
  type AttrsValue,
  attrs,
  describeType,
  string,
  type UnknownValue,
  type Value,
} from "../value.ts";
import type { Contribution } from "./contribution.ts";

/** The `_type` of a set, where it has one that is known. */
export function markerOf(value: Value): string | null {
  const marker = value.type === "attrs" ? value.attributes.get("_type")?.value.force() : undefined;
  return marker?.type === "string" ? marker.value : null;
}

/** An attribute of a property; throws where somebody wrote a broken one by hand. */
export function partOf(property: AttrsValue, name: string): Thunk {
  const part = property.attributes.get(name);
  if (!part) throw new EvaluationError(`attribute '${name}' missing`);
  return part.value;
}

/** A set of definitions out of which no property is left: what is not known of it stands as unknown. */
export interface ConfigPart {
  readonly file: string;
  readonly value: AttrsValue | UnknownValue;
  readonly doubt: UnknownValue | null;
}

/** Takes properties off a set of definitions, wrapping each attribute in them instead; conditions are not looked at. */
export function pushedDown(contribution: Contribution, where: string): ConfigPart[] {
  const { file, doubt } = contribution;
  const value = contribution.value.force();
  if (value.type === "unknown") return pushedDownUnknown(contribution, value, where);
  if (value.type !== "attrs") {
    throw new EvaluationError(
      `'${where}' is a set of options, but ${file} gives it ${describeType(value)}`,
      contribution.place,
    );
  }
  const inner = (content: Thunk) => pushedDown({ ...contribution, value: content }, where);
  switch (markerOf(value)) {
    case "merge": {
      const contents = partOf(value, "contents").force();
      if (contents.type === "list") {
        return [
          ...contents.elements.flatMap(inner),
          ...contents.open.map((rest) => ({ file, value: rest, doubt: rest })),
        ];
      }
      return contents.type === "unknown" ? [{ file, value: contents, doubt: contents }] : [];
    }
    case "if":
      return inner(partOf(value, "content")).map((part) => wrapped(part, value, "condition"));
    case "override":
      return inner(partOf(value, "content")).map((part) => wrapped(part, value, "priority"));
    default:
      return [{ file, value, doubt }];
  }
}

/** One of several sets, each of which may be the one. */
function pushedDownUnknown(contribution: Contribution, value: UnknownValue, where: string): ConfigPart[] {
  const { file } = contribution;
  if (value.alternatives.length === 0) return [{ file, value, doubt: value }];
  return casesOf(value).flatMap((alternative) =>
    pushedDown({ ...contribution, value: alternative, doubt: value }, where),
  );
}

function wrapped(part: ConfigPart, property: AttrsValue, key: "condition" | "priority"): ConfigPart {
  if (part.value.type === "unknown") return part;
  const type = { value: Thunk.of(string(key === "condition" ? "if" : "override")), place: null };
  const by: Attribute = { value: partOf(property, key), place: null };
  const attributes = new Map<string, Attribute>();
  for (const [name, { value, place }] of part.value.attributes) {
    const inner = new Map([
      ["_type", type],
      [key, by],
      ["content", { value, place }],
    ]);
    attributes.set(name, { value: Thunk.of(attrs(inner), value.place), place });
  }
  return { ...part, value: attrs(attributes, part.value.open) };
}

/** Takes `mkMerge` and `mkIf` off a definition; what does not hold is gone, what may not is in doubt. */
export function discharged(contribution: Contribution): Contribution[] {
  const value = contribution.value.force();
  const again = (content: Thunk, doubt = contribution.doubt) =>
    discharged({ ...contribution, value: content, place: content.place ?? contribution.place, doubt });
  if (value.type === "unknown" && value.alternatives.some((alternative) => markerOf(alternative.force()))) {
    return casesOf(value).flatMap((alternative) => again(alternative, value));
  }
  if (value.type !== "attrs") return [contribution];
  switch (markerOf(value)) {
    case "merge": {
      const contents = partOf(value, "contents").force();
      if (contents.type === "unknown") return [{ ...contribution, value: Thunk.of(contents), doubt: contents }];
      if (contents.type !== "list") throw new EvaluationError("'mkMerge' takes a list", contribution.place);
      const rest = contents.open.map((open) => ({ ...contribution, value: Thunk.of(open), doubt: open }));
      return [...contents.elements.flatMap((element) => again(element)), ...rest];
    }
    case "if": {
      const condition = partOf(value, "condition").force();
      if (condition.type === "unknown") return again(partOf(value, "content"), contribution.doubt ?? condition);
      if (condition.type !== "bool") throw new EvaluationError("'mkIf' takes a Boolean", contribution.place);
      return condition.value ? again(partOf(value, "content")) : [];
    }
    default:
      return [contribution];
  }
}
