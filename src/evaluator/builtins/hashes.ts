import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Machine } from "../machine.ts";
import type { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { readableFile } from "./files.ts";
import { type HashAlgorithm, hashBytes } from "./hash.ts";
import { isHashAlgorithm, parseHash, toBase16, toBase64, toNix32 } from "./hash-format.ts";
import { openSet, type PrimitiveTable, plainTextOf, primitive1, primitive2, textOf } from "./primitive.ts";

export const hashPrimitives: PrimitiveTable = {
  hashString: primitive2((_, algorithm, text, place) => {
    const meant = algorithmOf(plainTextOf(algorithm, place), place);
    return hashOf(meant, textOf(text, place));
  }),
  hashFile: primitive2((machine, algorithm, path, place) => hashFile(machine, algorithm, path, place)),
  convertHash: primitive1((_, argument, place) => convertHash(argument, place)),
};

function algorithmOf(name: string, place: Place | null): HashAlgorithm {
  if (isHashAlgorithm(name)) return name;
  throw new EvaluationError(`unknown hash algorithm '${name}'`, place);
}

function hashOf(algorithm: HashAlgorithm, text: string): V.Value {
  return V.string(toBase16(hashBytes(algorithm, new TextEncoder().encode(text))));
}

function hashFile(machine: Machine, algorithm: Thunk, path: Thunk, place: Place | null): V.Value {
  const meant = algorithmOf(plainTextOf(algorithm, place), place);
  const content = readableFile(machine, path, place);
  return typeof content === "string" ? hashOf(meant, content) : content;
}

function convertHash(argument: Thunk, place: Place | null): V.Value {
  const set = openSet(argument, place);
  const attribute = (name: string) => {
    const value = set.attributes.get(name)?.value;
    return value === undefined ? null : plainTextOf(value, place);
  };
  const hash = attribute("hash");
  if (hash === null) throw new EvaluationError("attribute 'hash' missing", place);
  const algorithm = attribute("hashAlgo");
  const parsed = parseHash(hash, algorithm === null ? null : algorithmOf(algorithm, place));
  if (!parsed) throw new EvaluationError(`'${hash}' is not a hash of a known kind`, place);
  switch (attribute("toHashFormat")) {
    case "base16":
      return V.string(toBase16(parsed.bytes));
    case "nix32":
    case "base32":
      return V.string(toNix32(parsed.bytes));
    case "base64":
      return V.string(toBase64(parsed.bytes));
    case "sri":
      return V.string(`${parsed.algorithm}-${toBase64(parsed.bytes)}`);
    default:
      throw new EvaluationError("'toHashFormat' must be base16, nix32, base64 or sri", place);
  }
}
