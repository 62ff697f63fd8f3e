import { type StringValue, string } from "./value.ts";

/** What a string refers to in the store. */
export type StringContext = Pick<StringValue, "copied" | "built">;

/** Everything that one of two contexts refers to, each once. */
export function mergeContexts(first: StringContext, second: StringContext): StringContext {
  if (!hasContext(second)) return first;
  if (!hasContext(first)) return second;
  return { copied: merged(first.copied, second.copied), built: merged(first.built, second.built) };
}

export function hasContext(text: StringContext): boolean {
  return text.copied.length > 0 || text.built.length > 0;
}

/** Another text that refers to the same. */
export function withContext(text: string, context: StringContext): StringValue {
  return string(text, context.copied, context.built);
}

function merged(first: readonly string[], second: readonly string[]): readonly string[] {
  if (second.every((element) => first.includes(element))) return first;
  return [...new Set([...first, ...second])];
}
