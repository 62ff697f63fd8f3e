import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadsTo, pathKey } from "#src/project/options/path-filter.ts";

const path = fc.array(fc.constantFrom("a", "b", "a.b", "", "constructor"), { maxLength: 4 });

describe("a filter of paths", () => {
  it("leads along every path that it is made of, and no further", () => {
    fc.assert(
      fc.property(fc.array(path), path, (paths, asked) => {
        const isOnTheWay = paths.some((one) => asked.every((step, index) => step === one[index]));
        expect(leadsTo(paths)(asked)).toBe(asked.length === 0 || isOnTheWay);
      }),
    );
  });
});

describe("a key of a path", () => {
  it("is that of no other path", () => {
    const named = path.filter(({ length }) => length > 0);
    fc.assert(
      fc.property(named, named, (one, other) => {
        expect(pathKey(one) === pathKey(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});
