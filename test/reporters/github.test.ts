import { describe, expect, test } from "vitest";
import { renderGithub } from "#src/reporters/github.ts";
import { plainOptions } from "#src/reporters/reporter.ts";
import { commandsIn } from "../support/workflow-commands.ts";
import { finding, reportOf, sampleReport, spanOf } from "./sample-report.ts";

const render = (...[report, options = plainOptions]: [Parameters<typeof renderGithub>[0], typeof plainOptions?]) =>
  renderGithub(report, options);

describe("github", () => {
  test("has a command for each finding, errors first, then what was left out", () => {
    expect(render(sampleReport())).toMatchInlineSnapshot(`
      "::error file=hosts/laptop/configuration.nix,line=5,endLine=5,col=5,endColumn=25,title=host-imports-host::host 'laptop' imports a file of host 'desktop'%0Asee hosts/desktop/configuration.nix:3:15: 'desktop' imports it here%0Ahelp: move audio.nix under modules/, where every host may import it
      ::error file=modules/users.nix,line=4,endLine=4,col=5,endColumn=25,title=plaintext-password::the password of 'ada' is readable by everyone%0Ahelp: use hashedPasswordFile with a secret of agenix or sops-nix
      ::warning file=flake.nix,line=4,endLine=4,col=5,endColumn=21,title=missing-follows::'home-manager' brings its own nixpkgs%0Ahelp: home-manager.inputs.nixpkgs.follows = "nixpkgs"%0Afix: Let 'home-manager' follow 'nixpkgs' (--fix)
      ::notice file=modules/users.nix,line=3,endLine=3,col=5,endColumn=17,title=unused-binding::'isNormalUser' is what it already was%0Afix: Remove 'isNormalUser' (--unsafe-fixes)
      secrets/wifi.nix: not analysed: it is encrypted
      "
    `);
  });

  test("is empty for a clean run", () => {
    expect(render(reportOf({}))).toBe("");
  });

  test("keeps what a message and a file name hold", () => {
    const file = "a,b:c=d%e/ü 1.nix";
    const message = "100% of 'a::b', c%0Ad";
    const report = reportOf({
      files: { [file]: "x" },
      findings: [finding({ file, span: { start: 0, end: 1 }, message })],
    });
    expect(commandsIn(render(report))).toEqual([
      {
        name: "warning",
        properties: { file, line: "1", endLine: "1", col: "1", endColumn: "2", title: "unused-binding" },
        data: message,
      },
    ]);
  });

  test("gives lines alone for a stretch over lines, and the first one of a long stretch", () => {
    const text = "{\n  a = 1;\n  b = 2;\n\n\n\n}\n";
    const place = (needle: string) => {
      const report = reportOf({
        files: { "a.nix": text },
        findings: [finding({ file: "a.nix", span: spanOf(text, needle) })],
      });
      const { title, ...properties } = commandsIn(render(report))[0]?.properties ?? {};
      return properties;
    };
    expect(place("a = 1;\n  b")).toEqual({ file: "a.nix", line: "2", endLine: "3" });
    expect(place(text)).toEqual({ file: "a.nix", line: "1" });
  });

  test("calls files from the top of the repository", () => {
    const report = reportOf({ findings: [finding({ file: "a.nix", span: { start: 0, end: 0 } })] });
    const text = render(report, {
      ...plainOptions,
      displayPath: () => "no",
      repositoryPath: (file) => `nixos/${file}`,
    });
    expect(commandsIn(text)[0]?.properties.file).toBe("nixos/a.nix");
  });

  test("tells of a rule that failed before all else", () => {
    const crash = { rule: "empty-let", file: "a.nix", message: "TypeError: no\n    at /home/ada/nixos/x" };
    const [first] = commandsIn(render(sampleReport({ crashes: [crash] })));
    expect(first).toMatchObject({ name: "error", properties: { file: "a.nix", title: "flakelint: empty-let failed" } });
    expect(first?.data).toMatch(/^rule 'empty-let' failed on this file: TypeError: no; this is a bug in flakelint: /);
  });

  test("annotates ten of each severity, and tells and lists the rest", () => {
    const many = (severity: "error" | "warning" | "note", count: number) =>
      Array.from({ length: count }, (_, index) =>
        finding({
          severity,
          file: `${severity}${index}.nix`,
          span: { start: 0, end: 0 },
          message: `${severity} ${index}`,
        }),
      );
    const text = render(reportOf({ findings: [...many("note", 12), ...many("warning", 3), ...many("error", 11)] }));
    const commands = commandsIn(text);
    const count = (name: string) => commands.filter((command) => command.name === name).length;
    expect([count("error"), count("warning"), count("notice")]).toEqual([10, 3, 10]);
    expect(commands[23]).toEqual({
      name: "group",
      properties: {},
      data: "flakelint: 4 more findings",
    });
    expect(commands[22]?.data).toBe(
      "1 error, 3 notices more in error10.nix, note9.nix, note10.nix and 1 more file: " +
        "the log of this step lists them (GitHub annotates 10 of each kind)",
    );
    expect(text).toContain(
      "\nerror10.nix:1:1: error[unused-binding] error 10\nnote9.nix:1:1: note[unused-binding] note 9\n",
    );
    expect(text.endsWith("note11.nix:1:1: note[unused-binding] note 11\n::endgroup::\n")).toBe(true);
  });

  test("needs no notice for ten of each", () => {
    const findings = Array.from({ length: 10 }, (_, index) =>
      finding({ severity: "note", file: `${index}.nix`, span: { start: 0, end: 0 } }),
    );
    expect(commandsIn(render(reportOf({ findings })))).toHaveLength(10);
  });
});
