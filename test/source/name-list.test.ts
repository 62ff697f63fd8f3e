import { expect, it } from "vitest";
import { listNames } from "#src/source/name-list.ts";

it("lists names as a sentence does", () => {
  expect(listNames([])).toBe("");
  expect(listNames(["a"])).toBe("a");
  expect(listNames(["a", "b"])).toBe("a and b");
  expect(listNames(["a", "b", "c"])).toBe("a, b and c");
});

it("counts the rest of many", () => {
  expect(listNames(["a", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
  expect(listNames(["a", "b"], 1)).toBe("a and 1 more");
});
