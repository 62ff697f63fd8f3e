import { type AttrsValue, type UnknownValue, unknown } from "./value.ts";

/** `unknown.name`: unknown too, with its origin one step longer. */
export function selectUnknown(set: UnknownValue, name: string): UnknownValue {
  const origin = set.origin === null ? null : `${set.origin}.${attributeText(name)}`;
  return unknown(set.reason, { origin });
}

/** Why a set may hold an attribute that it does not show; `null` if it does not. */
export function hiddenAttribute(set: AttrsValue, name: string): UnknownValue | null {
  if (!set.open || set.open.names?.has(name) === false) return null;
  return set.open;
}

/** The rest of a set that is put together of two: what either may hold. */
export function eitherRest(first: UnknownValue | null, second: UnknownValue | null): UnknownValue | null {
  if (!first || !second) return first ?? second;
  if (!first.names || !second.names) return first.names ? second : first;
  return unknown(first.reason, { origin: first.origin, names: new Set([...first.names, ...second.names]) });
}

function attributeText(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_'-]*$/.test(name) ? name : JSON.stringify(name);
}

/** Why a value is not known, and which value that is: for people who wonder what was not followed. */
export function whyUnknown(value: UnknownValue): string {
  return value.origin === null ? value.reason : `${value.reason} ('${value.origin}')`;
}
