import { describe, expect, it } from "vitest";
import { Stopwatch } from "#src/engine/stopwatch.ts";
import { timed } from "#src/source/step-timer.ts";

/** A stopwatch, and what lets time pass on it. */
function handDriven() {
  let now = 0;
  const stopwatch = new Stopwatch(() => now);
  return { stopwatch, pass: (milliseconds: number) => (now += milliseconds) };
}

const told = (stopwatch: Stopwatch) => stopwatch.steps.map(({ step, milliseconds }) => [step, milliseconds]);

describe("a stopwatch", () => {
  it("puts what a step spends inside of another down to the inner one", () => {
    const { stopwatch, pass } = handDriven();
    stopwatch.measure("outer", () => {
      pass(3);
      stopwatch.measure("inner", () => pass(10));
      pass(4);
      stopwatch.measure("inner", () => pass(1));
    });
    pass(100);
    expect(told(stopwatch)).toEqual([
      ["inner", 11],
      ["outer", 7],
    ]);
  });

  it("goes on after a step that threw", () => {
    const { stopwatch, pass } = handDriven();
    const broken = () => {
      pass(5);
      throw new Error("broken");
    };
    stopwatch.measure("outer", () => {
      expect(() => stopwatch.measure("inner", broken)).toThrow("broken");
      pass(1);
    });
    expect(told(stopwatch)).toEqual([
      ["inner", 5],
      ["outer", 1],
    ]);
  });

  it("waits for steps that wait", async () => {
    const { stopwatch, pass } = handDriven();
    const result = await stopwatch.measureAsync("load", async () => {
      await Promise.resolve();
      return pass(2);
    });
    expect([result, told(stopwatch)]).toEqual([2, [["load", 2]]]);
  });

  it("tells what passed between steps", () => {
    const { stopwatch, pass } = handDriven();
    stopwatch.measure("one", () => pass(1));
    pass(5);
    stopwatch.measure("other", () => pass(2));
    expect(told(stopwatch)).toEqual([
      ["elsewhere", 5],
      ["other", 2],
      ["one", 1],
    ]);
  });

  it("takes in what was before it", () => {
    const { stopwatch, pass } = handDriven();
    stopwatch.add("start", 40);
    stopwatch.measure("start", () => pass(2));
    expect(told(stopwatch)).toEqual([["start", 42]]);
  });

  it("is not needed", () => {
    expect(timed(undefined, "step", () => 1)).toBe(1);
  });
});
