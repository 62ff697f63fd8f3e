import type { Place } from "../../source/span.ts";
import { UnknownOperand } from "../coerce.ts";
import { formatShort } from "../format-float.ts";
import type { Machine } from "../machine.ts";
import { mergeContexts, type StringContext, withContext } from "../string-context.ts";
import type { Thunk } from "../thunk.ts";
import type * as V from "../value.ts";
import { closedSet, elementsOf, known, sortedNames } from "./primitive.ts";

/** `builtins.toXML`, without places in files. */
export function writeXml(machine: Machine, value: Thunk, place: Place | null): V.StringValue {
  const writer = new XmlWriter(machine, place);
  writer.element("expr", {}, () => writer.write(value));
  return withContext(`<?xml version='1.0' encoding='utf-8'?>\n${writer.text}`, writer.context);
}

class XmlWriter {
  text = "";
  context: StringContext = { copied: [], built: [] };
  readonly #machine: Machine;
  readonly #place: Place | null;
  readonly #derivations = new Set<string>();
  #indentation = "";

  constructor(machine: Machine, place: Place | null) {
    this.#machine = machine;
    this.#place = place;
  }

  element(name: string, attributes: Readonly<Record<string, string>>, content?: () => void): undefined {
    const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
    this.text += `${this.#indentation}<${name}${words.join("")}${content ? "" : " /"}>\n`;
    if (!content) return;
    const outer = this.#indentation;
    this.#indentation += "  ";
    content();
    this.#indentation = outer;
    this.text += `${outer}</${name}>\n`;
  }

  write(thunk: Thunk): undefined {
    const value = known(thunk);
    this.#machine.spend(1);
    switch (value.type) {
      case "null":
        return this.element("null", {});
      case "bool":
      case "int":
      case "path":
        return this.element(value.type, { value: String(value.value) });
      case "float":
        return this.element("float", { value: formatShort(value.value) });
      case "string":
        this.context = mergeContexts(this.context, value);
        return this.element("string", { value: value.value });
      case "list":
        return this.element("list", {}, () => {
          for (const element of elementsOf(thunk, this.#place)) this.write(element);
        });
      case "attrs":
        return this.#set(value, thunk);
      case "closure":
        return this.element("function", {}, () => this.#pattern(value));
      case "primitive":
        return this.element("unevaluated", {});
    }
  }

  #set(value: V.AttrsValue, thunk: Thunk): undefined {
    const type = value.attributes.get("type")?.value.force();
    if (type?.type !== "string" || type.value !== "derivation") {
      return this.element("attrs", {}, () => this.#attributes(thunk));
    }
    const places: Record<string, string> = {};
    for (const name of ["drvPath", "outPath"]) {
      const path = value.attributes.get(name)?.value.force();
      if (path?.type === "unknown") throw new UnknownOperand(path);
      if (path?.type === "string") places[name] = path.value;
    }
    this.element("derivation", places, () => {
      const seen = places.drvPath === undefined || this.#derivations.has(places.drvPath);
      if (seen) return this.element("repeated", {});
      this.#derivations.add(places.drvPath as string);
      this.#attributes(thunk);
    });
  }

  #attributes(thunk: Thunk): undefined {
    const set = closedSet(thunk, this.#place);
    for (const name of sortedNames(set)) {
      this.element("attr", { name }, () => this.write((set.attributes.get(name) as V.Attribute).value));
    }
  }

  #pattern({ lambda }: V.ClosureValue): undefined {
    const { formals, parameter } = lambda;
    if (!formals) return this.element("varpat", { name: parameter?.name ?? "" });
    const attributes: Record<string, string> = {};
    if (formals.ellipsis) attributes.ellipsis = "1";
    if (parameter) attributes.name = parameter.name;
    const names = formals.formals.map((formal) => formal.name.name).sort();
    this.element("attrspat", attributes, () => {
      for (const name of names) this.element("attr", { name });
    });
  }
}

const entities: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  "\n": "&#xA;",
};

function escapeXml(text: string): string {
  return text.replace(/["<>&\n]/g, (character) => entities[character] as string);
}
