import { xmlWithoutCommands } from "../excerpt/runner-commands.ts";
import { visibleText } from "../excerpt/visible-text.ts";

/** An element of an XML document: with other elements in it, or lines of text. */
export interface XmlElement {
  readonly name: string;
  /** In this order; `undefined` leaves one out. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly content?: readonly (XmlElement | string)[];
}

/** The document of an element, as XML 1.0 in UTF-8, indented. Every text is made visible first, which XML needs. */
export function xmlDocument(root: XmlElement): string {
  return xmlWithoutCommands(`<?xml version="1.0" encoding="UTF-8"?>\n${elementText(root, "")}`);
}

function elementText({ name, attributes, content = [] }: XmlElement, indent: string): string {
  let start = `${indent}<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) start += ` ${key}="${escaped(String(value))}"`;
  }
  if (content.length === 0) return `${start}/>\n`;
  if (content.every((part) => typeof part === "string")) {
    return `${start}>${content.map(escaped).join("\n")}</${name}>\n`;
  }
  const inner = content.map((part) =>
    typeof part === "string" ? `${escaped(part)}\n` : elementText(part, `${indent}  `),
  );
  return `${start}>\n${inner.join("")}${indent}</${name}>\n`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Of what is left when a text is visible, XML takes all but the two last characters of the first plane. */
function escaped(text: string): string {
  const visible = visibleText(text).replace(/[\ufffe\uffff]/g, "\ufffd");
  return visible.replace(/[&<>"]/g, (sign) => entities[sign] as string);
}
