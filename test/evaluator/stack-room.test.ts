import { describe, expect, it } from "vitest";
import { inPassing, stackWasExceeded, tooDeep } from "#src/evaluator/stack-room.ts";

describe("a look in passing", () => {
  it("gives what it finds, and leaves no note that the stack was too small", () => {
    const before = stackWasExceeded();
    const found = inPassing(() => {
      tooDeep();
      return stackWasExceeded();
    });
    expect([found, stackWasExceeded()]).toEqual([true, before]);
  });

  it("leaves none when it ends with an error", () => {
    const before = stackWasExceeded();
    const look = () => {
      throw tooDeep();
    };
    expect(() => inPassing(look)).toThrow("nested too deeply");
    expect(stackWasExceeded()).toBe(before);
  });
});
