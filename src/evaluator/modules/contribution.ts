import type { Place } from "../../source/span.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, attrs, int, list, type PathValue, string, type UnknownValue, type Value } from "../value.ts";

/** What a module gives to an option, and how sure that is. */
export interface Contribution {
  /** The file as the module system names it. */
  readonly file: string;
  readonly value: Thunk;
  readonly place: Place | null;
  /** Why it may not hold: a condition that is not known. `null` where it surely does. */
  readonly doubt: UnknownValue | null;
}

/** A contribution without its properties: all that still counts is its rank. */
export interface RankedContribution extends Contribution {
  readonly priority: number;
  readonly order: number;
}

/** The order of a definition that says nothing of it. */
export const usualOrder = 1000;

/** What `mkOrder` said, for a definition that was taken out of it. */
export function saidOrder(contribution: Contribution | RankedContribution): number | null {
  return "order" in contribution && contribution.order !== usualOrder ? contribution.order : null;
}

/** The name that modules have which were written inline. */
export const unknownFile = "<unknown-file>";

/** A contribution as functions of types see it: `{ file, value }`, with the `priority` that `mkOrder` gave it. */
export function contributionValue(contribution: Contribution | RankedContribution): Thunk {
  const { file, value, place } = contribution;
  const attributes = new Map<string, Attribute>([
    ["file", { value: Thunk.of(string(file)), place: null }],
    ["value", { value, place }],
  ]);
  const order = saidOrder(contribution);
  if (order !== null) attributes.set("priority", { value: Thunk.of(int(order)), place: null });
  return Thunk.of(attrs(attributes), place);
}

/** Contributions as the list that functions of types take; what may not hold leaves the list open. */
export function contributionList(contributions: readonly Contribution[]): Thunk {
  const sure = contributions.filter(({ doubt }) => !doubt);
  const doubts = contributions.flatMap(({ doubt }) => doubt ?? []);
  return Thunk.of(list(sure.map(contributionValue), doubts));
}

/** Reads a list of `{ file, value }`, as a call of `merge` or `mergeDefinitions` from Nix gives it. */
export function contributionsOf(value: Value): Contribution[] {
  if (value.type !== "list") return [];
  const sure = value.elements.map((element) => contributionOf(element));
  return [...sure, ...value.open.map((doubt) => ({ file: unknownFile, value: Thunk.of(doubt), place: null, doubt }))];
}

function contributionOf(element: Thunk): Contribution {
  const definition = element.force();
  const attribute = (name: string) => (definition.type === "attrs" ? definition.attributes.get(name) : undefined);
  const value = attribute("value");
  const file = attribute("file");
  return {
    file: file ? fileName(file.value.force()) : unknownFile,
    value: value?.value ?? element,
    place: value?.place ?? element.place,
    doubt: null,
  };
}

/** The text that names a file: a path, or what `_file` says. */
export function fileName(value: Value): string {
  return value.type === "string" || value.type === "path" ? (value as PathValue).value : unknownFile;
}
