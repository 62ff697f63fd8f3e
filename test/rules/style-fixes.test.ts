import { describe, expect, it } from "vitest";
import { analyze } from "#src/engine/analyze.ts";
import { fixAll } from "#src/engine/apply-fixes.ts";
import type { Rule } from "#src/rules/rule.ts";
import boolComparison from "#src/rules/style/bool-comparison.ts";
import emptyListConcatenation from "#src/rules/style/empty-list-concatenation.ts";
import emptySetUpdate from "#src/rules/style/empty-set-update.ts";
import literalConcatenation from "#src/rules/style/literal-concatenation.ts";
import negatedComparison from "#src/rules/style/negated-comparison.ts";
import negatedLiteral from "#src/rules/style/negated-literal.ts";
import redundantInterpolation from "#src/rules/style/redundant-interpolation.ts";
import { bareShape } from "../../tools/fuzz/bare-shape.ts";
import { parse } from "../../tools/fuzz/checks.ts";
import { lintInput } from "../support/lint.ts";
import { parser } from "../support/parser.ts";
import { type Plant, plantedPrograms } from "../support/planted-programs.ts";

/** What differs from what it should be once a rule has mended random programs that hold its offences. */
async function differences(rule: Rule, plants: readonly Plant[]): Promise<string[]> {
  const programs = plantedPrograms(plants, 100);
  const fileOf = (index: number) => `${index}.nix`;
  const filesOf = (texts: readonly string[]) => Object.fromEntries(texts.map((text, index) => [fileOf(index), text]));
  const inputOf = (texts: readonly string[]) =>
    lintInput(filesOf(texts), [{ topic: "style", rule }], { config: { select: [rule.id] } });

  const { report } = await analyze(inputOf(programs.map(({ expected }) => expected)));
  const outcome = await fixAll(inputOf(programs.map(({ text }) => text)), "safe");
  expect(outcome.report.crashes).toEqual([]);
  expect(outcome.applied).toBeGreaterThan(30);
  // Random programs hold a few offences of their own, and some offences have no fix.
  const others = new Set([...report.findings, ...outcome.report.findings].map(({ file }) => file));
  return programs.flatMap(({ text, expected }, index) => {
    if (others.has(fileOf(index))) return [];
    const after = outcome.changes.get(fileOf(index))?.after ?? text;
    const isMended = shapeOf(after) !== null && shapeOf(after) === shapeOf(expected);
    return isMended ? [] : [`${JSON.stringify(text)} became ${JSON.stringify(after)}`];
  });
}

function shapeOf(text: string): string | null {
  const { root, problems } = parse(parser, text);
  return root && problems.length === 0 ? bareShape(root) : null;
}

const same = (inner: string) => inner;

describe("random programs, mended", () => {
  it("lose nothing with an empty list", async () => {
    const plants = [
      { offence: (inner: string) => `[]++ ${inner}`, expected: same, level: 11, least: 11 },
      { offence: (inner: string) => `${inner} ++[ ]`, expected: same, level: 11, least: 12 },
    ];
    expect(await differences(emptyListConcatenation, plants)).toEqual([]);
  });

  it("lose nothing with an empty set", async () => {
    const plants = [
      { offence: (inner: string) => `{}// ${inner}`, expected: same, level: 7, least: 7 },
      { offence: (inner: string) => `${inner} //{ }`, expected: same, level: 7, least: 8 },
    ];
    expect(await differences(emptySetUpdate, plants)).toEqual([]);
  });

  it("keep their literals", async () => {
    const plants = [
      { offence: () => "!( true)", expected: () => "false", level: 8, least: 0 },
      { offence: () => "!((false))", expected: () => "true", level: 8, least: 0 },
    ];
    expect(await differences(negatedLiteral, plants)).toEqual([]);
  });

  it("keep their comparisons", async () => {
    const plants = [
      {
        offence: (inner: string) => `!(a == ${inner})`,
        expected: (inner: string) => `a != ${inner}`,
        level: 8,
        least: 6,
      },
      {
        offence: (inner: string) => `! ((${inner} != a))`,
        expected: (inner: string) => `${inner} == a`,
        level: 8,
        least: 6,
      },
    ];
    expect(await differences(negatedComparison, plants)).toEqual([]);
  });

  it("keep their booleans", async () => {
    const plants = [
      {
        offence: (inner: string) => `(b&&${inner})==( true)`,
        expected: (inner: string) => `b && ${inner}`,
        level: 5,
        least: 5,
      },
      {
        offence: (inner: string) => `true!=(b -> ${inner})`,
        expected: (inner: string) => `!(b -> ${inner})`,
        level: 5,
        least: 2,
      },
      {
        offence: (inner: string) => `${inner} ? c == (false)`,
        expected: (inner: string) => `!(${inner} ? c)`,
        level: 5,
        least: 12,
      },
      { offence: (inner: string) => `true==!${inner}`, expected: (inner: string) => `!${inner}`, level: 5, least: 9 },
    ];
    expect(await differences(boolComparison, plants)).toEqual([]);
  });

  it("keep their strings", async () => {
    const plants = [
      {
        offence: (inner: string) => `"\${"b" + ${inner}}"`,
        expected: (inner: string) => `"b" + ${inner}`,
        level: 16,
        least: 10,
      },
      {
        offence: (inner: string) => `''\${toString ${inner}}''`,
        expected: (inner: string) => `toString ${inner}`,
        level: 16,
        least: 15,
      },
      { offence: () => `"\${"b\${c}"}"`, expected: () => `"b\${c}"`, level: 16, least: 0 },
    ];
    expect(await differences(redundantInterpolation, plants)).toEqual([]);
  });

  it("keep the elements of their lists, and the attributes of their sets", async () => {
    // What goes over several lines has no fix.
    const short = (write: (inner: string) => string) => (inner: string) =>
      /[\r\n]/.test(inner) ? inner : write(inner);
    const plants = [
      {
        offence: short((inner) => `([a]++[(${inner})])`),
        expected: short((inner) => `[ a ${inner} ]`),
        level: 16,
        least: 16,
      },
      {
        offence: short((inner) => `({a=${inner};}//{b=1;})`),
        expected: short((inner) => `{ a = ${inner}; b = 1; }`),
        level: 16,
        least: 16,
      },
    ];
    expect(await differences(literalConcatenation, plants)).toEqual([]);
  });
});
