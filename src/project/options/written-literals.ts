/** What options of the repository are by default, and what is given to them, where either is written out. */
import { nodeAt } from "../../parser/node-at.ts";
import type { Expression } from "../../parser/syntax.ts";
import { literalKey, valueKey } from "../../scopes/literal-key.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Place, Span } from "../../source/span.ts";
import type { OptionDeclaration, TreeEvaluation } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { pathKey } from "./path-filter.ts";

/** The options of a tree by `pathKey`; `null` for those that several modules declare, or one from outside. */
export type DeclaredOptions = ReadonlyMap<string, OptionDeclaration | null>;

/** A default that is written out. */
export interface LiteralDefault {
  /** See `literalKey`. */
  readonly key: string;
  readonly place: Place;
}

/** What an option is by default, in any of several trees. */
export interface DefaultsOfOption {
  readonly path: readonly string[];
  /** See `literalKey`. */
  readonly keys: Set<string | null>;
}

/** Reads defaults. Hosts that share a module share what it declares: its paths tell one option from another. */
export class DefaultReader {
  readonly #literals: LiteralReader;
  readonly #names = new Map<readonly string[], string>();
  readonly #known = new Map<readonly string[], string | null>();

  constructor(literals: LiteralReader) {
    this.#literals = literals;
  }

  /** What a tree declares. */
  optionsOf({ declarations }: TreeEvaluation): DeclaredOptions {
    const options = new Map<string, OptionDeclaration | null>();
    for (const declaration of declarations) {
      const option = this.#nameOf(declaration.path);
      options.set(option, options.has(option) || declaration.module.external !== null ? null : declaration);
    }
    return options;
  }

  /** All options whose default is written out, by `pathKey`. */
  literalsIn(trees: Iterable<DeclaredOptions>): ReadonlyMap<string, DefaultsOfOption> {
    const found = new Map<string, DefaultsOfOption>();
    const seen = new Set<readonly string[]>();
    for (const options of trees) {
      for (const [option, declaration] of options) {
        if (!declaration || seen.has(declaration.path)) continue;
        seen.add(declaration.path);
        const key = this.#keyOf(declaration);
        if (key === null) continue;
        const known = found.get(option);
        if (known) known.keys.add(key);
        else found.set(option, { path: declaration.path, keys: new Set([key]) });
      }
    }
    return found;
  }

  /** The default of an option; `null` where it has none, or it is not written out. */
  literalOf(declaration: OptionDeclaration | null | undefined): LiteralDefault | null {
    const key = declaration ? this.#keyOf(declaration) : null;
    return declaration && key !== null ? { key, place: declaration.default?.place ?? declaration.place } : null;
  }

  #nameOf(path: readonly string[]): string {
    let name = this.#names.get(path);
    if (name === undefined) {
      name = pathKey(path);
      this.#names.set(path, name);
    }
    return name;
  }

  #keyOf(declaration: OptionDeclaration): string | null {
    let key = this.#known.get(declaration.path);
    if (key === undefined) {
      key = this.#readKey(declaration);
      this.#known.set(declaration.path, key);
    }
    return key;
  }

  #readKey({ default: given }: OptionDeclaration): string | null {
    if (!given) return null;
    if (!given.place) return given.literal === undefined ? null : valueKey(given.literal);
    const literal = this.#literals.at(given.place);
    // Whatever is defined below a set adds to it.
    return literal?.expression.kind === "AttrSet" ? null : (literal?.key ?? null);
  }
}

/** An expression, and what it says if it is written out. */
export interface Literal {
  readonly file: NixFile;
  readonly expression: Expression;
  readonly key: string | null;
}

/** Reads literals. Trees share the files that their modules are written in, so that many ask for the same ones. */
export class LiteralReader {
  readonly #project: Project;
  /** Evaluation takes an expression for its own span: who asks for a place again brings the same one. */
  readonly #known = new Map<Span, Literal | null>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** The expression at a place of the repository; `null` where there is none. */
  at(place: Place): Literal | null {
    let literal = this.#known.get(place.span);
    if (literal === undefined) {
      literal = this.#read(place);
      this.#known.set(place.span, literal);
    }
    return literal;
  }

  #read(place: Place): Literal | null {
    const file = this.#project.nixFile(place.file);
    const expression = file ? expressionAt(file, place) : null;
    return file && expression ? { file, expression, key: literalKey(expression, file.scopes) } : null;
  }
}

function expressionAt(file: NixFile, { span }: Place): Expression | null {
  let node = nodeAt(file.tree, span.start);
  while (node && (node.start !== span.start || node.end < span.end)) node = node.parent;
  // Of nodes with one extent the outermost is the expression: an identifier lies in a path of one step.
  return node?.end === span.end ? (node as Expression) : null;
}
