import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SourceFile } from "#src/source/source-file.ts";
import { applyEdits } from "#src/source/text-edit.ts";
import { parser } from "../support/parser.ts";

const folder = new URL("../../fixtures/parser/", import.meta.url);

function fixtures(kind: "ok" | "broken"): [string, SourceFile][] {
  const names = readdirSync(new URL(`${kind}/`, folder)).filter((name) => name.endsWith(".nix"));
  return names.map((name) => [name, new SourceFile(name, readFileSync(new URL(`${kind}/${name}`, folder), "utf8"))]);
}

/** The line of the `#!` marker and what the message must hold. */
function expectation(source: SourceFile): { line: number; message: string } {
  const line = source.lineStarts.findIndex((_, index) => source.lineText(index + 1).includes("#! ")) + 1;
  return { line, message: source.lineText(line).split("#! ")[1]?.trim() ?? "no marker" };
}

describe("fixtures that Nix accepts", () => {
  it.each(fixtures("ok"))("%s has no problem", (_, source) => {
    const tree = parser.parse(source);
    expect(tree.problems).toEqual([]);
    expect(tree.root).not.toBeNull();
  });
});

describe("fixtures that Nix refuses", () => {
  it.each(fixtures("broken"))("%s has one problem, on the marked line", (_, source) => {
    const { line, message } = expectation(source);
    const { problems } = parser.parse(source);
    const places = problems.map((problem) => ({
      line: source.positionAt(problem.span.start).line,
      message: problem.message,
    }));
    expect(places).toEqual([{ line, message: expect.stringContaining(message) }]);
  });

  it.each(fixtures("broken"))("%s stays quiet once its fix is applied, if it has one", (_, source) => {
    const [problem] = parser.parse(source).problems;
    if (problem?.fix === undefined) return;
    const text = applyEdits(
      source.text,
      problem.fix.edits.map((edit) => ({ ...edit, file: source.path })),
    );
    const after = parser.parse(new SourceFile(source.path, text)).problems;
    expect(after.map(({ message }) => message)).not.toContain(problem.message);
  });
});
