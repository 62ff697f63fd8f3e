import type { Run } from "sarif";
import { describe, expect, test } from "vitest";
import type { Finding } from "#src/findings/finding.ts";
import { renderSarif } from "#src/reporters/sarif.ts";
import { finding, related, reportOf } from "./sample-report.ts";

const text = "x".repeat(30_000);

/** As many findings, each at a place of its own. */
function many(count: number, parts: (index: number) => Partial<Finding>): Finding[] {
  return Array.from({ length: count }, (_, index) =>
    finding({ file: "a.nix", span: { start: index, end: index + 1 }, severity: "note", ...parts(index) }),
  );
}

function sarifOf(findings: readonly Finding[], zippedSize?: (text: string) => number) {
  const notices: string[] = [];
  const notice = (clause: string) => notices.push(clause);
  const report = reportOf({ files: { "a.nix": text }, findings });
  // The schema's own checker would take seconds for so many results.
  const run: Run = JSON.parse(renderSarif(report, { notice, ...(zippedSize && { zippedSize }) })).runs[0];
  return { run, results: run.results ?? [], notices };
}

const notificationsOf = ({ run }: ReturnType<typeof sarifOf>) =>
  run.invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text);

describe("SARIF of more than GitHub takes", () => {
  test("keeps the most severe results in their order, and says so in the file and beside it", () => {
    const sarif = sarifOf(
      many(25_002, (index) => ({ message: `m${index}`, severity: index === 25_001 ? "error" : "note" })),
    );
    expect(sarif.results).toHaveLength(25_000);
    expect(sarif.results[0]?.message.text).toBe("m0.");
    expect(sarif.results.at(-1)?.message.text).toBe("m25001.");
    const cut = "the 25000 most severe of 25002 results are told: GitHub code scanning takes no more";
    expect(sarif.notices).toEqual([cut]);
    expect(notificationsOf(sarif)).toEqual([`T${cut.slice(1)}.`]);
  });

  test("stays under 10 MB zipped, with huge messages too", () => {
    const sizes: number[] = [];
    const sarif = sarifOf(
      many(8_000, (index) => ({ message: "m".repeat(3_000), severity: index % 5 === 0 ? "error" : "note" })),
      (sample) => {
        sizes.push(sample.length);
        return sample.length;
      },
    );
    expect(sizes.at(-1)).toBeLessThanOrEqual(10_000_000);
    expect(sizes.at(-1)).toBeGreaterThan(8_000_000);
    expect(sarif.results.filter(({ level }) => level === "error")).toHaveLength(1_600);
    expect(sarif.notices).toHaveLength(1);
    expect(sarif.notices[0]).toMatch(
      /^the \d+ most severe of 8000 results are told, and fixes and snippets are left out: /,
    );
    expect(notificationsOf(sarif)).toHaveLength(1);
  });

  test("lacks fixes, then snippets, before it lacks a result", () => {
    const fix = { title: "Mend it", safety: "safe", edits: [{ file: "a.nix", start: 0, end: 1, text: "y" }] } as const;
    const findings = many(5_000, () => ({ fixes: [fix] }));
    const fitsAfter = (attempts: number) => () => (attempts-- > 0 ? 10_000_001 : 10_000_000);
    const bare = sarifOf(findings, fitsAfter(1));
    expect(bare.results).toHaveLength(5_000);
    expect(bare.results[0]).not.toHaveProperty("fixes");
    expect(bare.results[0]?.locations?.[0]?.physicalLocation?.region?.snippet).toEqual({ text: "x" });
    expect(bare.notices).toEqual(["fixes are left out: GitHub code scanning takes no more"]);
    const barer = sarifOf(findings, fitsAfter(2));
    expect(barer.results).toHaveLength(5_000);
    expect(barer.results[0]?.locations?.[0]?.physicalLocation?.region).not.toHaveProperty("snippet");
    expect(barer.notices).toEqual(["fixes and snippets are left out: GitHub code scanning takes no more"]);
  });

  test("has 100 related locations a result, each of them linked, and both ends of a flow", () => {
    const places = Array.from({ length: 1_200 }, (_, index) =>
      related("a.nix", { start: index, end: index + 1 }, `place ${index}`),
    );
    const [result] = sarifOf(many(1, () => ({ related: places, flow: places }))).results;
    expect(result?.relatedLocations).toHaveLength(100);
    for (const { id, message } of result?.relatedLocations ?? []) {
      expect(result?.message.text).toContain(`[${message?.text?.slice(0, -1)}](${id})`);
    }
    const steps = result?.codeFlows?.[0]?.threadFlows[0]?.locations.map((step) => step.location?.message?.text);
    expect(steps).toHaveLength(1_000);
    expect(steps?.slice(499, 501)).toEqual(["place 499.", "place 700."]);
  });

  test("has messages that a person would read, cut between characters", () => {
    const [result] = sarifOf(many(1, () => ({ message: `${"m".repeat(1_998)}😀${"m".repeat(1_998)}` }))).results;
    expect(result?.message.text).toBe(`${"m".repeat(1_998)}….`);
  });
});
