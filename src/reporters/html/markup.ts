import { visibleText } from "../excerpt/visible-text.ts";

/** A piece of a page: text that is HTML already. Made by `html` only, so that nothing gets in unescaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: a list is put together, `null` and `false` are nothing. */
export type MarkupPart = Markup | string | number | false | null | readonly MarkupPart[];

/** HTML from a template: whatever is put in is escaped unless it is markup. Attribute values stand in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  let text = strings[0] as string;
  for (const [index, part] of parts.entries()) text += textOf(part) + strings[index + 1];
  return new Markup(text);
}

function textOf(part: MarkupPart): string {
  if (part === null || part === false) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(textOf).join("");
  return escapeHtml(String(part));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element or an attribute in quotes; control characters and what turns or hides text is spelled out. */
export function escapeHtml(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (character) => entities[character] as string);
}

/** A value as JSON for a `<script type="application/json">`: no character in it can end the element or a line. */
export function jsonIsland(value: unknown): Markup {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return new Markup(JSON.stringify(value).replace(/[<>&\u007f-\u009f\u2028\u2029\ufeff]/g, escaped));
}
