import { indentedStringParts } from "../parser/indented-string.ts";
import type { Attribute, IndentedString, Path, StringLiteral, StringPart } from "../parser/syntax.ts";
import type { Place } from "../source/span.ts";
import { type Coercion, coerceToString } from "./coerce.ts";
import type { Environment } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import type { Machine } from "./machine.ts";
import { normalizePath } from "./source-tree.ts";
import { hasContext, mergeContexts, type StringContext, withContext } from "./string-context.ts";
import { describeType, path, string, type UnknownValue, unknown, type Value } from "./value.ts";

/** Characters of the longest string that is made; a flake has no use for more. */
const longestText = 64 * 1024 * 1024;

/** Text put together from parts, some of which may be unknown. */
export class TextBuilder {
  #text = "";
  #glob = "";
  #context: StringContext = { copied: [], built: [] };
  #unknown: UnknownValue | null = null;

  addText(text: string): void {
    this.#text += text;
    this.#glob += text;
    if (this.#text.length > longestText) throw new EvaluationError("a string grows too long", null, "exhausted");
  }

  /** Adds what a coercion to string gave. */
  add(value: Value): void {
    if (value.type === "string") {
      this.addText(value.value);
      this.#context = mergeContexts(this.#context, value);
    } else if (value.type === "unknown") {
      this.#unknown ??= value;
      this.#glob += value.glob ?? "*";
    }
  }

  /** A string, or unknown with what is known of it. */
  build(): Value {
    if (!this.#unknown) return withContext(this.#text, this.#context);
    return unknown(this.#unknown.reason, { origin: originOf(this.#unknown, this.#glob), glob: this.#glob });
  }
}

/** `modulesPath + "/installer/x.nix"`: the origin goes on with the text behind it. */
function originOf(part: UnknownValue, glob: string): string | null {
  if (part.origin === null) return null;
  const start = part.glob ?? "*";
  const behind = glob.startsWith(start) ? glob.slice(start.length) : "";
  return behind === "" ? part.origin : `${part.origin} + ${JSON.stringify(behind)}`;
}

export function stringLiteral(machine: Machine, node: StringLiteral | IndentedString, environment: Environment): Value {
  const parts = node.kind === "String" ? node.parts : indentedStringParts(node);
  const single = parts.length === 1 ? parts[0] : undefined;
  if (single && "value" in single) return string(single.value);
  return joinParts(machine, parts, environment);
}

type Piece = StringPart | { readonly value: string };

function joinParts(
  machine: Machine,
  parts: readonly Piece[],
  environment: Environment,
  coercion: Coercion = "interpolation",
): Value {
  const text = new TextBuilder();
  for (const part of parts) {
    if ("value" in part) text.addText(part.value);
    else {
      const place: Place = { file: environment.file.path, span: part };
      text.add(coerceToString(machine, machine.evaluate(part.expression, environment), place, coercion));
    }
  }
  return text.build();
}

export function pathLiteral(machine: Machine, node: Path, environment: Environment): Value {
  if (node.form === "home") return unknown("the home folder is not part of the flake", { origin: "~" });
  const written = joinParts(machine, node.parts, environment, "path");
  const base = node.form === "relative" ? `${environment.file.directory}/` : "";
  if (written.type === "string") {
    const place: Place = { file: environment.file.path, span: node };
    if (hasContext(written)) throw new EvaluationError("a path cannot be made from a path into the store", place);
    return path(normalizePath(base + written.value));
  }
  if (written.type === "unknown") {
    return unknown(written.reason, { glob: written.glob === null ? null : normalizePath(base + written.glob) });
  }
  throw new EvaluationError(`a path cannot be made from ${describeType(written)}`);
}

/** The name an attribute step stands for, or the unknown that keeps it from being known. */
export function attributeName(machine: Machine, attribute: Attribute, environment: Environment): string | UnknownValue {
  if (attribute.kind === "Identifier") return attribute.name;
  const place: Place = { file: environment.file.path, span: attribute };
  const value =
    attribute.kind === "String"
      ? stringLiteral(machine, attribute, environment)
      : machine.evaluate(attribute.expression, environment);
  if (value.type === "unknown") return value;
  if (value.type === "string") {
    if (hasContext(value)) throw new EvaluationError(`'${value.value}' may not refer to the store`, place);
    return value.value;
  }
  throw new EvaluationError(`an attribute name must be a string, not ${describeType(value)}`, place);
}
