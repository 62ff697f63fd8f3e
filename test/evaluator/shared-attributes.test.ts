import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evaluator } from "#src/evaluator/evaluator.ts";
import { VolatileThunk } from "#src/evaluator/modules/module-arguments.ts";
import { sharedAttribute } from "#src/evaluator/shared-attributes.ts";
import { Thunk } from "#src/evaluator/thunk.ts";
import { attrs, string } from "#src/evaluator/value.ts";
import { WrittenAttributes } from "#src/evaluator/written-attributes.ts";
import { evaluatorFor } from "../support/evaluate.ts";
import { printValue } from "../support/print-value.ts";

type Arguments = Readonly<Record<string, Thunk>>;

/** Calls a function from Nix text several times, and gives the attributes of what each call made. */
function calls(text: string, all: readonly Arguments[]) {
  const evaluator = evaluatorFor({ "main.nix": text });
  const results = all.map((given) => {
    const argument = attrs(new Map(Object.entries(given).map(([name, value]) => [name, { value, place: null }])));
    const set = evaluator.apply(evaluator.importFile("main.nix"), Thunk.of(argument), null);
    if (set.type !== "attrs" || !(set.attributes instanceof WrittenAttributes)) throw new Error("not as written");
    return set.attributes;
  });
  return { evaluator, results };
}

const text = (value: string) => Thunk.of(string(value));

/** What a value holds, some way down: a set may hold itself. */
function shown(evaluator: Evaluator, thunk: Thunk | undefined, depth: number): unknown {
  const value = thunk && evaluator.force(thunk);
  if (depth === 0 || value === undefined) return "…";
  if (value.type === "list") return value.elements.map((element) => shown(evaluator, element, depth - 1));
  if (value.type !== "attrs") return printValue(evaluator, value);
  return [...value.attributes].map(([name, inner]) => [name, shown(evaluator, inner.value, depth - 1)]);
}

/** Whether `x` of a second call, with another `b`, is that of the first. */
function isShared(body: string): boolean {
  const a = text("a");
  const { results } = calls(`{ a, b, ... }@all: ${body}`, [
    { a, b: text("b") },
    { a, b: text("c") },
  ]);
  const [first, second] = results.map((attributes) => sharedAttribute(attributes, "x"));
  return first !== undefined && first === second;
}

describe("attributes of several calls", () => {
  it.each([
    "{ x = 1; }",
    "{ x = a; }",
    "{ x.y = a; x.z = 2; }",
    "let c = a; in { x = c; }",
    "let c = d; d = c + a; in { x = c; y = b; }",
    "let inherit (a) c; e = b; in { inherit c; x = c; }",
    "with a; { x = c; }",
    "let y = b; in { x = builtins.map (z: z) [ a ]; }",
  ])("are one where nothing that differs is looked up: %s", (body) => {
    expect(isShared(body)).toBe(true);
  });

  it.each([
    "{ x = b; }",
    "{ inherit b; x = { inherit b; }; }",
    "{ x.y = a; x.z = b; }",
    "{ x = all; }",
    "let c = b; in { x = c; }",
    "let c = d; d = e; e = b; in { x = c; }",
    "let inherit b; in { x = b; }",
    "let inherit (b) c; in { x = c; }",
    "with b; { x = c; }",
    "with a; with b; { x = c; }",
    "let s = b; in with s; { x = c; }",
    "rec { x = y; y = a; }",
    "{ x.${b} = 1; }",
    "let c = rec { inherit b; }; in { x = c.b; }",
  ])("are several where it is: %s", (body) => {
    expect(isShared(body)).toBe(false);
  });

  it("are several where what is looked up may change", () => {
    const a = new VolatileThunk(() => ({ value: string("early"), isFinal: false }));
    const { results } = calls("{ a }: { x = a; }", [{ a }, { a }]);
    const [first, second] = results.map((attributes) => sharedAttribute(attributes, "x"));
    expect(first).not.toBe(second);
  });

  it("are one where equal texts were given, and are those of one evaluator", () => {
    const [one, other] = [text("same"), text("same")];
    const { results } = calls("{ a }: { x = a; }", [{ a: one }, { a: other }]);
    const [again] = calls("{ a }: { x = a; }", [{ a: one }]).results;
    const [first, second] = results.map((attributes) => sharedAttribute(attributes, "x"));
    expect(first).toBe(second);
    expect(again && sharedAttribute(again, "x")).not.toBe(first);
  });

  it("have the values that they have alone", () => {
    const name = fc.constantFrom("a", "b", "c", "d", "e");
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { depthSize: "small" },
        name,
        fc.constant("1"),
        fc.tuple(name, tie("expression")).map(([bound, inner]) => `(let ${bound} = ${inner}; in ${bound})`),
        fc.tuple(name, tie("expression")).map(([set, inner]) => `(with { inherit ${set}; }; ${inner})`),
        fc.tuple(name, tie("expression")).map(([formal, inner]) => `((${formal}: ${inner}) 2)`),
        fc.array(tie("expression"), { maxLength: 3 }).map((elements) => `[ ${elements.join(" ")} ]`),
        fc.tuple(name, tie("expression")).map(([key, inner]) => `{ ${key} = ${inner}; inherit ${key}s; }`),
      ),
    }));
    const texts = fc.record({ a: fc.constantFrom("1", "2"), b: fc.constantFrom("1", "2") });
    fc.assert(
      fc.property(
        expression,
        expression,
        expression,
        fc.array(texts, { minLength: 2, maxLength: 4 }),
        (x, c, d, all) => {
          const written = `{ a, b }: let c = ${c}; inherit a; in with { d = ${d}; e = b; }; { x = ${x}; }`;
          const given = all.map(({ a, b }) => ({ a: text(a), b: text(b) }));
          const { evaluator, results } = calls(written, given);
          const show = (attribute: { value: Thunk } | undefined) => shown(evaluator, attribute?.value, 4);
          const shared = results.map((attributes) => show(sharedAttribute(attributes, "x")));
          expect(shared).toEqual(results.map((attributes) => show(attributes.get("x"))));
        },
      ),
      { numRuns: 300 },
    );
  });
});
