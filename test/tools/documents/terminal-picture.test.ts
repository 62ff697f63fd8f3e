import { describe, expect, it } from "vitest";
import { styledLines } from "../../../tools/documents/styled-runs.ts";
import { terminalPicture } from "../../../tools/documents/terminal-picture.ts";

const red = (text: string) => `\u001b[1;31m${text}\u001b[0m`;

describe("the runs of coloured text", () => {
  it("keep each stretch with its style, line by line", () => {
    expect(styledLines(`a ${red("b\nc")} d\n`)).toEqual([
      [
        { text: "a ", style: "" },
        { text: "b", style: "bold red" },
      ],
      [
        { text: "c", style: "bold red" },
        { text: " d", style: "" },
      ],
    ]);
  });

  it("end a style by its own code, too", () => {
    expect(styledLines("\u001b[1;34mx\u001b[22my\u001b[39mz")).toEqual([
      [
        { text: "x", style: "bold blue" },
        { text: "y", style: "blue" },
        { text: "z", style: "" },
      ],
    ]);
  });

  it("are refused where a code is not known", () => {
    expect(() => styledLines("\u001b[5mx")).toThrow("SGR 5");
    expect(() => styledLines("\u001b]8;;x\u001b\\x")).toThrow("no picture shows this");
  });
});

describe("the picture of a terminal", () => {
  it("escapes what XML takes for markup", () => {
    const picture = terminalPicture("flakelint", "<a> & 'b'\n", "light");
    expect(picture).toContain(">&lt;a&gt; &amp; 'b'</text>");
  });

  it("puts text where its column is, whatever stands before it", () => {
    const [, x, length] = /x="([\d.]+)" y="[\d.]+" textLength="([\d.]+)"[^>]*>code</.exec(
      terminalPicture("flakelint", `   4 \u2502 ${red("\u2502")}  code`, "dark"),
    ) as RegExpExecArray;
    const [, start] = /x="([\d.]+)"[^>]*>4 \u2502</.exec(
      terminalPicture("flakelint", `4 \u2502 code`, "dark").replace("4 \u2502 code", "4 \u2502"),
    ) as RegExpExecArray;
    expect((Number(x) - Number(start)) / (Number(length) / 4)).toBeCloseTo(10);
  });

  it("differs in colours only between light and dark", () => {
    const [light, dark] = (["light", "dark"] as const).map((theme) => terminalPicture("flakelint", red("x"), theme));
    const withoutColours = (picture = "") => picture.replace(/#[0-9a-f]{6}/g, "");
    expect(light).not.toBe(dark);
    expect(withoutColours(light)).toBe(withoutColours(dark));
  });

  it("refuses a line that is too long for it", () => {
    expect(() => terminalPicture("flakelint", "x".repeat(200), "light")).toThrow("does not fit");
  });
});
