import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareBytes } from "#src/evaluator/compare.ts";
import { evaluate } from "../support/evaluate.ts";

const integer = fc.bigInt({ min: -(2n ** 31n), max: 2n ** 31n });
const text = fc.string({ unit: "grapheme-ascii", maxLength: 12 });
const name = fc.stringMatching(/^[a-d]{1,2}$/);

type Data = null | boolean | bigint | string | readonly Data[] | { readonly [name: string]: Data };

/** Data that JSON and Nix both can tell: no float, which JSON may write in another way. */
const { data } = fc.letrec<{ data: Data }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    integer,
    text,
    fc.array(tie("data"), { maxLength: 4 }),
    fc.dictionary(name, tie("data"), { maxKeys: 4 }),
  ),
}));

/** Data as an expression. */
function written(value: Data): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "bigint") return `(${value})`;
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[ ${value.map(written).join(" ")} ]`;
  const members = Object.entries(value).map(([key, member]) => `${quoted(key)} = ${written(member)};`);
  return `{ ${members.join(" ")} }`;
}

function quoted(value: string): string {
  return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("${", "\\${")}"`;
}

function writtenList(items: readonly Data[]): string {
  return written(items);
}

const runs = { numRuns: 60 };

/** An expression made of random data that must be true. */
function holds<Given extends [unknown, ...unknown[]]>(
  given: { readonly [Key in keyof Given]: fc.Arbitrary<Given[Key]> },
  expression: (...values: Given) => string,
): void {
  fc.assert(
    fc.property(fc.tuple<Given>(...given), (values) => {
      const program = expression(...values);
      expect(`${program}: ${evaluate(program)}`).toBe(`${program}: true`);
    }),
    runs,
  );
}

describe("numbers", () => {
  test("are added and multiplied as integers are", () => {
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        expect(evaluate(`[ ((${a}) + (${b})) ((${a}) - (${b})) ((${a}) * (${b})) ]`)).toBe(
          `[ ${a + b} ${a - b} ${a * b} ]`,
        );
      }),
      runs,
    );
  });

  test("are divided towards zero, with a rest smaller than the divisor", () => {
    const divisor = integer.filter((b) => b !== 0n);
    holds([integer, divisor], (a, b) => `let q = (${a}) / (${b}); in (${a}) - q * (${b}) == (${a % b})`);
  });

  test("are ordered as their floats are", () => {
    holds([integer, integer], (a, b) => `((${a}) < (${b})) == ((${a}) + 0.0 < (${b}) + 0.0)`);
  });
});

describe("comparison", () => {
  test("holds for one of less, equal and greater", () => {
    const count = (a: string, b: string) =>
      `builtins.length (builtins.filter (x: x) [ (${a} < ${b}) (${a} == ${b}) (${a} > ${b}) ]) == 1`;
    holds([integer, integer], (a, b) => count(`(${a})`, `(${b})`));
    holds([text, text], (a, b) => count(quoted(a), quoted(b)));
    holds([fc.array(integer, { maxLength: 3 }), fc.array(integer, { maxLength: 3 })], (a, b) =>
      count(writtenList(a), writtenList(b)),
    );
  });

  test("finds all data equal to itself written twice", () => {
    holds([data], (value) => `${written(value)} == ${written(value)}`);
  });

  test("orders texts by their bytes", () => {
    const anyText = fc.string({ unit: "grapheme", maxLength: 6 });
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
    );
  });
});

describe("JSON", () => {
  test("comes back as what was written", () => {
    holds([data], (value) => `let value = ${written(value)}; in builtins.fromJSON (builtins.toJSON value) == value`);
  });
});

describe("lists", () => {
  test("are sorted without losing or adding elements", () => {
    const lists = fc.array(integer, { maxLength: 12 });
    fc.assert(
      fc.property(lists, (list) => {
        const sorted = list.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        const program = `builtins.sort (a: b: a < b) ${writtenList(list)}`;
        expect(evaluate(program)).toBe(evaluate(writtenList(sorted)));
      }),
      runs,
    );
  });

  test("keep the order of elements that are equal when sorted", () => {
    const keys = fc.array(fc.bigInt({ min: 0n, max: 2n }), { maxLength: 12 });
    holds([keys], (list) => {
      const elements = list.map((key, place) => `{ key = ${key}; place = ${place}; }`).join(" ");
      const expected = [0n, 1n, 2n].flatMap((key) => list.flatMap((own, place) => (own === key ? [place] : [])));
      return `map (e: e.place) (builtins.sort (a: b: a.key < b.key) [ ${elements} ]) == [ ${expected.join(" ")} ]`;
    });
  });

  test("are joined and split again", () => {
    const parts = fc.array(fc.stringMatching(/^[a-z.*]{0,4}$/), { minLength: 1, maxLength: 6 });
    holds([parts], (list) => {
      const joined = `builtins.concatStringsSep "," ${writtenList(list)}`;
      return `builtins.filter builtins.isString (builtins.split "," (${joined})) == ${writtenList(list)}`;
    });
  });
});

describe("sets", () => {
  const set = fc.dictionary(name, integer, { maxKeys: 4 });

  test("are updated from the left to the right, in whatever groups", () => {
    holds([set, set, set], (a, b, c) => {
      const [x, y, z] = [written(a), written(b), written(c)];
      return `(${x} // ${y}) // ${z} == ${x} // (${y} // ${z}) && ${x} // ${x} == ${x} && ${x} // { } == ${x}`;
    });
  });

  test("hold, when updated, the right one's attributes before the left one's", () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        expect(evaluate(`${written(a)} // ${written(b)}`)).toBe(evaluate(written({ ...a, ...b })));
      }),
      runs,
    );
  });

  test("are made again of their names and values", () => {
    holds([set], (a) => {
      const pairs = "map (name: { inherit name; value = set.${name}; }) (builtins.attrNames set)";
      return `let set = ${written(a)}; in builtins.listToAttrs (${pairs}) == set`;
    });
  });
});
