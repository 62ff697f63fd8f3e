/** What the grammar's module exports; see grammar/flatten.c. */
interface NixExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  reserve(bytes: number): number;
  parse(text: number, bytes: number, bytesPerUnit: number, depthLimit: number, stepLimit: number): number;
  nodes(): number;
  nodeCount(): number;
  hasErrors(): number;
  symbolCount(): number;
  symbolName(symbol: number): number;
  symbolIsNamed(symbol: number): number;
  fieldCount(): number;
  fieldName(field: number): number;
}

/** How a parse ended: with a tree, with one too deep to be walked, or after too many steps of recovery. */
export type ParseOutcome = "tree" | "too-deep" | "gave-up";

const outcomes: readonly ParseOutcome[] = ["tree", "too-deep", "gave-up"];

/** Nodes deeper than this are not handed over: a recursive reader must survive on Node's default stack. */
const depthLimit = 2000;

/** A step is a hundred of the parser's operations; sound files need about one for ten characters. */
const stepsPerCharacter = 20;
const stepsAtLeast = 100_000;

/** The grammar's symbols and fields by number. Several numbers can bear one name. */
export interface GrammarNames {
  /** Names of symbols; of those that are words or signs as they are written. */
  readonly symbols: readonly string[];
  /** Whether a symbol is a rule's name, not a word or a sign. */
  readonly named: readonly boolean[];
  readonly fields: readonly string[];
}

/** nix.wasm as the platform has compiled it: threads can share it. */
export interface CompiledParser {
  readonly [Symbol.toStringTag]: string;
}

/** Compiles the bytes of nix.wasm. Throws only if they are not that module. */
export function compileParser(wasm: Uint8Array): CompiledParser {
  return new platform.WebAssembly.Module(wasm);
}

/** The module that parses: text in, an array of numbers out (its layout: grammar/flatten.c, `FlatTree`). */
export class NixWasm {
  readonly names: GrammarNames;
  readonly #exports: NixExports;
  readonly #encoder: Encoder;

  constructor(compiled: CompiledParser) {
    this.#encoder = new platform.TextEncoder();
    this.#exports = new platform.WebAssembly.Instance(compiled).exports as NixExports;
    this.names = this.#readNames();
  }

  parse(text: string): ParseOutcome {
    // What recovery from errors prefers depends on lengths in bytes, which shall not depend on the characters of a file.
    return this.parseAscii(text) === "tree" && !this.hasErrors ? "tree" : this.parseUnits(text);
  }

  /** Most files are ASCII: those the platform copies, a byte for each character. `null` for others. */
  parseAscii(text: string): ParseOutcome | null {
    const address = this.#exports.reserve(text.length);
    const bytes = new Uint8Array(this.#exports.memory.buffer, address, text.length);
    const { read, written } = this.#encoder.encodeInto(text, bytes);
    return read === text.length && written === text.length ? this.#parse(address, text.length, 1) : null;
  }

  parseUnits(text: string): ParseOutcome {
    const address = this.#exports.reserve(text.length * 2);
    const units = new Uint16Array(this.#exports.memory.buffer, address, text.length);
    for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index);
    return this.#parse(address, text.length, 2);
  }

  #parse(address: number, length: number, bytesPerUnit: number): ParseOutcome {
    const steps = stepsAtLeast + length * stepsPerCharacter;
    const outcome = this.#exports.parse(address, length * bytesPerUnit, bytesPerUnit, depthLimit, steps);
    return outcomes[outcome] ?? "gave-up";
  }

  /** The last parse's nodes, four words each; good until the next parse. */
  get words(): Int32Array {
    return new Int32Array(this.#exports.memory.buffer, this.#exports.nodes(), this.#exports.nodeCount() * 4);
  }

  /** Whether the last parse had to recover anywhere. */
  get hasErrors(): boolean {
    return this.#exports.hasErrors() !== 0;
  }

  /** Bytes of memory the module holds. */
  get memoryBytes(): number {
    return this.#exports.memory.buffer.byteLength;
  }

  #readNames(): GrammarNames {
    const symbols: string[] = [];
    const named: boolean[] = [];
    const fields: string[] = [""];
    for (let symbol = 0; symbol < this.#exports.symbolCount(); symbol++) {
      symbols.push(this.#readText(this.#exports.symbolName(symbol)));
      named.push(this.#exports.symbolIsNamed(symbol) !== 0);
    }
    for (let field = 1; field <= this.#exports.fieldCount(); field++) {
      fields.push(this.#readText(this.#exports.fieldName(field)));
    }
    return { symbols, named, fields };
  }

  #readText(address: number): string {
    const bytes = new Uint8Array(this.#exports.memory.buffer, address);
    return String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
  }
}

/** The parts of the platform that are used here: the `es2023` types do not name them. */
interface Platform {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => CompiledParser;
    readonly Instance: new (module: CompiledParser) => { readonly exports: unknown };
  };
  readonly TextEncoder: new () => Encoder;
}

interface Encoder {
  encodeInto(text: string, bytes: Uint8Array): { readonly read: number; readonly written: number };
}

const platform = globalThis as unknown as Platform;
