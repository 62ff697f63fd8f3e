import { describe, expect, it } from "vitest";
import { analyze } from "#src/engine/analyze.ts";
import type { Report } from "#src/findings/report.ts";
import { renderConcise } from "#src/reporters/concise.ts";
import { renderJson } from "#src/reporters/json.ts";
import { renderSarif } from "#src/reporters/sarif.ts";
import { renderText } from "#src/reporters/text.ts";
import type { Offence } from "#src/rules/rule.ts";
import { inventRule } from "../support/invented-rules.ts";
import { lint, lintInput } from "../support/lint.ts";

const secret = "s3cretValue";
const options = { color: false, hyperlinks: false, width: 100, displayPath: (file: string) => file };

/** Every output there is of a report. */
function outputs(report: Report): string[] {
  return [renderText(report, options), renderConcise(report, options), renderJson(report), renderSarif(report)];
}

/** A rule that says something of each variable `x`, whatever topic it has. */
const about = (offence: (text: string) => Partial<Offence>, topic = "test") =>
  inventRule(
    {
      id: "about-x",
      fix: "suggested",
      check: {
        nodes: {
          Variable(node, { report }, file) {
            if (node.name === "x") report({ at: node, message: "m", ...offence(file.source.text) });
          },
        },
      },
    },
    topic,
  );

async function reportOf(text: string, rule = about(() => ({}))): Promise<Report> {
  return (await lint({ "a.nix": text }, [rule])).report;
}

describe("a secret", () => {
  it.each([
    ["a password of an option", `{ y = x; users.users.a.password = "${secret}"; }`],
    ["a token in a let", `let apiToken = "${secret}"; in x`],
    ["a key in an indented string", `{ y = x; psk = ''${secret}''; }`],
    ["a hash", `{ y = x; users.users.a.hashedPassword = "$6$${secret}"; }`],
    ["below mkDefault", `{ y = x; token = lib.mkDefault "${secret}"; }`],
    ["in a file that does not parse", `{ y = x; password = "${secret}"; z = ; }`],
  ])("on the line of any finding is in no output: %s", async (_name, text) => {
    const report = await reportOf(text);
    expect(report.findings.length).toBeGreaterThan(0);
    for (const output of outputs(report)) expect(output).not.toContain(secret);
    expect(renderText(report, options)).toContain("•••");
  });

  it("of a known form is hidden under any name", async () => {
    const token = ["ghp", "R7sKq2mXv9LdT4wZb8NcY1fGh6JpQ3aEu5Vt"].join("_");
    for (const output of outputs(await reportOf(`{ y = x; z = "${token}"; }`))) expect(output).not.toContain(token);
  });

  it("is hidden in messages, help, related places and the titles of fixes", async () => {
    const place = { at: { start: 0, end: 1 }, message: `'${secret}' here` };
    const rule = about(() => ({
      message: `'${secret}' is odd`,
      help: `use ${secret} less`,
      related: [place],
      flow: [place],
      fix: { title: `Drop '${secret}'`, edits: [{ start: 0, end: 0, text: " " }] },
    }));
    const report = await reportOf(`{ y = x; password = "${secret}"; }`, rule);
    for (const output of outputs(report)) expect(output).not.toContain(secret);
    expect(report.findings[0]?.message).toBe("'•••' is odd");
  });

  it("is in no printed fix, which is still applied", async () => {
    const text = `{ y = x; password = "${secret}"; }`;
    const rule = about((source) => ({
      fix: { title: "Turn", edits: [{ start: 0, end: source.length, text: source }] },
    }));
    const report = await reportOf(text, rule);
    expect(report.findings[0]?.fixes).toHaveLength(1);
    for (const output of outputs(report)) expect(output).not.toContain(secret);
    expect(JSON.parse(renderJson(report)).findings[0].fixes).toEqual([]);
  });

  it("that a rule names is hidden for all others, also where a comment allows the finding", async () => {
    const naming = inventRule({
      id: "naming",
      check: {
        nodes: {
          String(node, { report }) {
            report({ at: node, redact: [{ at: node }], message: "m" });
          },
        },
      },
    });
    const text = `{ y = x; z = "${secret}"; } # flakelint: allow naming -- known`;
    const { report } = await lint({ "a.nix": text }, [about(() => ({})), naming]);
    expect(report.findings.map(({ rule }) => rule)).toEqual(["about-x"]);
    for (const output of outputs(report)) expect(output).not.toContain(secret);
  });

  it("leaves a word in sentences that the file says in the clear besides", async () => {
    const rule = inventRule({
      id: "quoting",
      check: { file: (_, { report }) => report({ at: { start: 0, end: 1 }, message: "'services.forgejo' is named" }) },
    });
    const { report } = await analyze(
      lintInput({ "a.nix": '{ services.forgejo.password = "forgejo"; }', "b.nix": "{ }" }, [rule]),
    );
    expect(report.findings[0]?.message).toBe("'services.forgejo' is named");
    const hidden = await analyze(lintInput({ "a.nix": '{ services.git.password = "forgejo"; }' }, [rule]));
    expect(hidden.report.findings[0]?.message).toBe("'services.•••' is named");
  });

  it("is in no report of a crash", async () => {
    const rule = about((text) => {
      throw new Error(`cannot read ${text}`);
    });
    const { report } = await analyze(lintInput({ "a.nix": `{ y = x; password = "${secret}"; }` }, [rule]));
    expect(report.crashes).toHaveLength(1);
    for (const output of outputs(report)) expect(output).not.toContain(secret);
  });

  it("is none that is a placeholder, a name of a file, or under another name", async () => {
    const text = '{ y = x; password = "@PASSWORD@"; passwordFile = "/run/password"; title = "plain words"; }';
    expect(renderText(await reportOf(text), options)).toContain(text);
  });
});

describe("texts that would take others long", () => {
  const words = "abcDEF0".repeat(60_000);
  it.each([
    ["one word", `{ y = x; token = 1; ${words} = 2; }`],
    ["one string", `{ y = x; token = "${words}"; }`],
    ["a string with quotes that never ends", `{ y = x; token = ''${"'a".repeat(100_000)}`],
    ["names without values", `{ y = x; ${"token = ".repeat(15_000)} }`],
    ["beginnings of keys", `{ y = x; } # ${"-----BEGIN PRIVATE KEY-----".repeat(300)}`],
  ])("do not keep it for ever: %s", async (_name, text) => {
    expect(JSON.parse(renderJson(await reportOf(text))).crashes).toEqual([]);
  });
});

describe("a flow", () => {
  const steps = (source: string) => ({
    flow: [
      { at: { start: source.indexOf("s3"), end: source.indexOf("s3") + 2 }, message: "the secret is written here" },
      { at: { start: source.indexOf("x"), end: source.indexOf("x") + 1 }, message: "it ends here" },
    ],
  });
  const text = 'let\n  z = "s3";\nin\nx z\n';

  it("is told in numbered steps", async () => {
    expect(renderText(await reportOf(text, about(steps)), options)).toContain(
      "├ 1. a.nix:2:8  the secret is written here\n      ╰ 2. a.nix:4:1  it ends here\n",
    );
  });

  it("is a code flow in SARIF, and an ordered list in JSON", async () => {
    const report = await reportOf(text, about(steps));
    const [flow] = JSON.parse(renderSarif(report)).runs[0].results[0].codeFlows;
    expect(flow.threadFlows[0].locations.map((one: { location: { message: object } }) => one.location.message)).toEqual(
      [{ text: "the secret is written here." }, { text: "it ends here." }],
    );
    expect(JSON.parse(renderJson(report)).findings[0].flow).toHaveLength(2);
  });
});
