import type { Evaluator } from "#src/evaluator/evaluator.ts";
import type { Attribute, Value } from "#src/evaluator/value.ts";

/** A value as Nix prints it (`nix-instantiate --eval --strict`); unknown with its reason, errors as `error: …`. */
export function printValue(evaluator: Evaluator, value: Value): string {
  switch (value.type) {
    case "null":
      return "null";
    case "bool":
    case "int":
    case "float":
      return String(value.value);
    case "string":
      return JSON.stringify(value.value);
    case "path":
      return value.value;
    case "list": {
      const elements = value.elements.map((element) => printValue(evaluator, evaluator.force(element)));
      return ["[", ...elements, ...value.open.map(() => "…"), "]"].join(" ");
    }
    case "attrs": {
      const members = [...value.attributes.keys()].sort().map((name) => {
        const member = evaluator.force((value.attributes.get(name) as Attribute).value);
        return `${name} = ${printValue(evaluator, member)};`;
      });
      return ["{", ...members, ...(value.open ? ["…"] : []), "}"].join(" ");
    }
    case "closure":
    case "primitive":
      return "<function>";
    case "unknown":
      return `unknown: ${value.reason}${value.origin === null ? "" : ` (${value.origin})`}`;
  }
}
