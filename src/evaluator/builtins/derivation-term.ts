import { sha256Hex } from "./store-path.ts";

export interface DerivationOutput {
  readonly path: string;
  /** With `r:` before it for a folder; "" unless the contents are known beforehand. */
  readonly algorithm: string;
  readonly hash: string;
}

/** What Nix writes into a `.drv` file. */
export interface DerivationTerm {
  readonly outputs: ReadonlyMap<string, DerivationOutput>;
  /** Names of outputs by path (or hash) of the derivation they are of. */
  readonly inputs: ReadonlyMap<string, readonly string[]>;
  readonly sources: readonly string[];
  readonly system: string;
  readonly builder: string;
  readonly arguments: readonly string[];
  readonly environment: ReadonlyMap<string, string>;
}

/** The text of the `.drv` file. */
export function printDerivation(term: DerivationTerm): string {
  const outputs = sorted(term.outputs).map(([name, output]) =>
    tuple([quote(name), quote(output.path), quote(output.algorithm), quote(output.hash)]),
  );
  const inputs = sorted(term.inputs).map(([path, names]) => tuple([quote(path), quotedList(names.toSorted())]));
  const environment = sorted(term.environment).map(([name, value]) => tuple([quote(name), quote(value)]));
  const fields = [
    list(outputs),
    list(inputs),
    quotedList(term.sources.toSorted()),
    quote(term.system),
    quote(term.builder),
    quotedList(term.arguments),
    list(environment),
  ];
  return `Derive(${fields.join(",")})`;
}

/** What a derivation builds, as a hash that is the same for all ways to fetch the same file. */
export function derivationHash(term: DerivationTerm, hashOfInput: (path: string) => string): string {
  const out = term.outputs.get("out");
  if (term.outputs.size === 1 && out && out.hash !== "") {
    return sha256Hex(`fixed:out:${out.algorithm}:${out.hash}:${out.path}`);
  }
  const inputs = new Map<string, readonly string[]>();
  for (const [path, names] of term.inputs) {
    const hash = hashOfInput(path);
    inputs.set(hash, [...new Set([...(inputs.get(hash) ?? []), ...names])]);
  }
  return sha256Hex(printDerivation({ ...term, inputs }));
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function quotedList(texts: readonly string[]): string {
  return list(texts.map(quote));
}

function list(items: readonly string[]): string {
  return `[${items.join(",")}]`;
}

function tuple(items: readonly string[]): string {
  return `(${items.join(",")})`;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function quote(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (character) => escapes[character] as string)}"`;
}
