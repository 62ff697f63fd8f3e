import type { PrintedAttribute, PrintedFormal, PrintedOf, PrintedStep, PrintedTree } from "./printed-tree.ts";

/** Reads what `nix-instantiate --parse` of Nix 2.8 prints. Throws where it is anything else. */
export function readPrinted(text: string): PrintedTree {
  const reader = new PrintedReader(text);
  const tree = reader.expression();
  reader.end();
  return tree;
}

const operators = ["==", "!=", "&&", "||", "->", "//", "++"];

/** Every expression shows where it ends, so that none needs more than a look ahead. */
class PrintedReader {
  readonly #text: string;
  #place = 0;

  constructor(text: string) {
    this.#text = text;
  }

  end(): void {
    this.#blanks();
    if (this.#place < this.#text.length) this.#fail("the end");
  }

  expression(): PrintedTree {
    this.#blanks();
    const start = this.#text[this.#place];
    if (start === "(") return this.#parenthesized();
    if (start === "[") return this.#list();
    if (start === "{") return this.#set(false);
    if (start === '"') return { kind: "string", text: this.#quoted() };
    if (this.#take("rec {")) return this.#set(true, true);
    if (this.#take("assert ")) return this.#assert();
    return { kind: "word", text: this.#match(/[^\s()[\]{};,"]+/y, "an expression") };
  }

  #assert(): PrintedTree {
    const condition = this.expression();
    this.#expect(";");
    return { kind: "assert", condition, body: this.expression() };
  }

  #list(): PrintedTree {
    this.#expect("[");
    const elements: PrintedTree[] = [];
    while (!this.#takeAfterBlanks("]")) {
      this.#expect("(");
      elements.push(this.expression());
      this.#expect(")");
    }
    return { kind: "list", elements };
  }

  #set(recursive: boolean, isOpen = false): PrintedTree {
    if (!isOpen) this.#expect("{");
    const attributes = this.#attributes("}");
    return { kind: "set", recursive, attributes };
  }

  #attributes(closer: string): PrintedAttribute[] {
    const attributes: PrintedAttribute[] = [];
    while (!this.#takeAfterBlanks(closer)) attributes.push(this.#attribute());
    return attributes;
  }

  #attribute(): PrintedAttribute {
    this.#blanks();
    if (this.#lookingAt(/inherit (?!=)/y)) {
      this.#expect("inherit ");
      const name = this.#step();
      this.#expect(";");
      return { name, value: null };
    }
    const name = this.#step();
    this.#expect("=");
    const value = this.expression();
    this.#expect(";");
    return { name, value };
  }

  #path(): PrintedStep[] {
    const path = [this.#step()];
    while (this.#take(".")) path.push(this.#step());
    return path;
  }

  #step(): PrintedStep {
    if (this.#take('"${')) {
      const computed = this.expression();
      this.#expect('}"');
      return computed;
    }
    if (this.#text[this.#place] === '"') return `"${this.#quoted()}"`;
    return this.#match(/[\w'-]+/y, "a name");
  }

  #parenthesized(): PrintedTree {
    this.#expect("(");
    if (this.#take("let ")) return this.#close(this.#let());
    if (this.#take("with ")) return this.#close(this.#with());
    if (this.#take("if ")) return this.#close(this.#if());
    if (this.#take("! ")) return this.#close({ kind: "not", operand: this.expression() });
    if (this.#lookingAt(/[A-Za-z_][\w'-]*: /y)) {
      const name = this.#match(/[\w'-]+/y, "a name");
      this.#expect(":");
      return this.#close({ kind: "lambda", name, formals: null, ellipsis: false, body: this.expression() });
    }
    if (this.#startsFormals()) return this.#close(this.#function());
    const first = this.expression();
    if (!this.#take(")")) return this.#close(this.#behind(first));
    return this.#take(".") ? this.#select(first) : { kind: "sum", parts: [first] };
  }

  #close(tree: PrintedTree): PrintedTree {
    this.#expect(")");
    return tree;
  }

  #let(): PrintedTree {
    return { kind: "let", attributes: this.#attributes("in "), body: this.expression() };
  }

  #with(): PrintedTree {
    const environment = this.expression();
    this.#expect(";");
    return { kind: "with", environment, body: this.expression() };
  }

  #if(): PrintedTree {
    const condition = this.expression();
    this.#expect("then");
    const consequence = this.expression();
    this.#expect("else");
    return { kind: "if", condition, consequence, alternative: this.expression() };
  }

  #select(set: PrintedTree): PrintedTree {
    const path = this.#path();
    if (!this.#take(" or (")) return { kind: "select", set, path, otherwise: null };
    const otherwise = this.expression();
    this.#expect(")");
    return { kind: "select", set, path, otherwise };
  }

  /** What follows the first expression in parentheses. */
  #behind(first: PrintedTree): PrintedTree {
    this.#blanks();
    if (this.#take("? ")) {
      const set = first.kind === "sum" && first.parts.length === 1 ? (first.parts[0] as PrintedTree) : first;
      return { kind: "has", set, path: this.#path() };
    }
    for (const operator of operators) {
      if (this.#take(`${operator} `)) return { kind: "operator", operator, left: first, right: this.expression() };
    }
    if (this.#lookingAt(/\+ /y)) {
      const parts = [first];
      while (this.#takeAfterBlanks("+ ")) parts.push(this.expression());
      return { kind: "sum", parts };
    }
    return this.#call(first);
  }

  #call(callee: PrintedTree): PrintedTree {
    const given: PrintedTree[] = [];
    for (this.#blanks(); this.#text[this.#place] !== ")"; this.#blanks()) given.push(this.expression());
    return { kind: "call", callee, arguments: given };
  }

  #startsFormals(): boolean {
    return this.#lookingAt(/\{ (?: \}|\.\.\.|[\w'-]+(?:,| \?| \}))/y);
  }

  #function(): PrintedOf<"lambda"> {
    const formals: PrintedFormal[] = [];
    let ellipsis = false;
    this.#expect("{");
    while (!this.#takeAfterBlanks("}")) {
      if (this.#take("...")) ellipsis = true;
      else formals.push(this.#formal());
      this.#takeAfterBlanks(",");
    }
    const name = this.#take(" @ ") ? this.#match(/[\w'-]+/y, "a name") : null;
    this.#expect(":");
    return { kind: "lambda", name, formals, ellipsis, body: this.expression() };
  }

  #formal(): PrintedFormal {
    const name = this.#match(/[\w'-]+/y, "a name");
    return { name, otherwise: this.#take(" ? ") ? this.expression() : null };
  }

  #quoted(): string {
    return this.#match(/"(?:[^"\\]|\\.)*"/sy, "a string").slice(1, -1);
  }

  #blanks(): void {
    while (this.#text[this.#place] === " ") this.#place++;
  }

  #lookingAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.#place;
    return pattern.test(this.#text);
  }

  #match(pattern: RegExp, what: string): string {
    pattern.lastIndex = this.#place;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return this.#fail(what);
    this.#place += found.length;
    return found;
  }

  #take(words: string): boolean {
    if (!this.#text.startsWith(words, this.#place)) return false;
    this.#place += words.length;
    return true;
  }

  #takeAfterBlanks(words: string): boolean {
    this.#blanks();
    return this.#take(words);
  }

  #expect(words: string): void {
    this.#blanks();
    if (!this.#take(words)) this.#fail(`'${words}'`);
  }

  #fail(what: string): never {
    const around = this.#text.slice(Math.max(0, this.#place - 40), this.#place + 40);
    throw new Error(`expected ${what} in what Nix printed, at character ${this.#place}: …${around}…`);
  }
}
