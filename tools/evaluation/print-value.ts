import { formatShort } from "../../src/evaluator/format-float.ts";
import type { Attribute, Value } from "../../src/evaluator/value.ts";

const keywords: ReadonlySet<string> = new Set("assert else if in inherit let or rec then with".split(" "));

/** Thrown where a value is not known: it has no form that Nix prints. */
export class UnknownValueError extends Error {}

/**
 * A value as `nix-instantiate --eval --strict` prints it; throws what evaluation throws: the first error, where the
 * attributes of a set are taken by name, or in the reverse of that order.
 */
export function printValue(value: Value, order: AttributeOrder = "by name"): string {
  return new Printer(order).print(value);
}

export type AttributeOrder = "by name" | "reversed";

class Printer {
  readonly #seen = new Set<unknown>();
  readonly #order: AttributeOrder;

  constructor(order: AttributeOrder) {
    this.#order = order;
  }

  print(value: Value): string {
    switch (value.type) {
      case "null":
        return "null";
      case "bool":
      case "int":
      case "path":
        return String(value.value);
      case "float":
        return formatShort(value.value);
      case "string":
        return quoteText(value.value);
      case "list":
        return this.#list(value);
      case "attrs":
        return this.#set(value);
      case "closure":
        return "<LAMBDA>";
      case "primitive":
        return value.given.length > 0 ? "<PRIMOP-APP>" : "<PRIMOP>";
      case "unknown":
        throw new UnknownValueError(value.reason);
    }
  }

  #list(value: Value & { type: "list" }): string {
    if (value.open[0]) throw new UnknownValueError(value.open[0].reason);
    if (value.elements.length === 0) return "[ ]";
    if (this.#seen.has(value.elements)) return "«repeated»";
    this.#seen.add(value.elements);
    return `[ ${value.elements.map((element) => this.print(element.force())).join(" ")} ]`;
  }

  #set(value: Value & { type: "attrs" }): string {
    if (value.open) throw new UnknownValueError(value.open.reason);
    const { attributes } = value;
    if (attributes.size === 0) return "{ }";
    if (this.#seen.has(attributes)) return "«repeated»";
    this.#seen.add(attributes);
    const names = [...attributes.keys()].sort();
    if (this.#order === "reversed") names.reverse();
    const members = names.map((name) => {
      return `${nameText(name)} = ${this.print((attributes.get(name) as Attribute).value.force())};`;
    });
    return `{ ${members.join(" ")} }`;
  }
}

function nameText(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_'-]*$/.test(name) && !keywords.has(name) ? name : quoteText(name);
}

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\" };

function quoteText(text: string): string {
  return `"${text.replace(/[\n\r\t"\\]|\$(?=\{)/g, (character) => escapes[character] ?? `\\${character}`)}"`;
}
