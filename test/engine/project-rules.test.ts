import { describe, expect, it } from "vitest";
import type { Parser } from "#src/parser/parser.ts";
import type { RuleHooks } from "#src/rules/rule.ts";
import { inventRule } from "../support/invented-rules.ts";
import { lint, places } from "../support/lint.ts";
import { parser } from "../support/parser.ts";

const flake = (hosts: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations = { ${hosts} };
  };
}`;
const host = (name: string, ...modules: string[]) =>
  `${name} = nixpkgs.lib.nixosSystem { system = "x86_64-linux"; modules = [ ${modules.join(" ")} ]; };`;
const lock = '{ "nodes": { "root": {} }, "root": "root", "version": 7 }';

const files = {
  "flake.nix": flake(host("one", "./shared.nix", "./one.nix") + host("two", "./shared.nix")),
  "flake.lock": lock,
  "shared.nix": "{ }",
  "one.nix": "{ }",
};

/** Reports each file among a host's modules. */
const eachModule = inventRule({
  id: "each-module",
  check: {
    host(one, { report }) {
      for (const { file } of one.modules) {
        if (file !== null) report({ at: { start: 0, end: 1 }, file, message: `'${file}' is a module` });
      }
    },
  },
});

const hook = (id: string, check: RuleHooks<Record<never, never>>) => inventRule({ id, check });

describe("rules that see the project", () => {
  it("are called for the flake, the lock file, each host and the project", async () => {
    const calls: string[] = [];
    const rule = hook("noting", {
      flake: (one) => void calls.push(`flake ${one.file.path}`),
      lock: (one) => void calls.push(`lock ${one.path}`),
      host: (one) => void calls.push(`host ${one.name}`),
      project: (one) => void calls.push(`project of ${one.hosts.length}`),
    });
    const { report, project } = await lint(files, [rule]);
    expect(report.crashes).toEqual([]);
    expect(calls).toEqual(["flake flake.nix", "lock flake.lock", "host one", "host two", "project of 2"]);
    expect(project?.hosts.map((one) => one.name)).toEqual(["one", "two"]);
    expect(report.summary).toMatchObject({ hosts: 2, files: 3 });
  });

  it("count the same offence of several hosts once", async () => {
    const { report } = await lint(files, [eachModule]);
    expect(places(report)).toEqual(["one.nix:1:1 each-module", "shared.nix:1:1 each-module"]);
  });

  it("report in flake.nix and flake.lock unless they say otherwise", async () => {
    const at = { start: 0, end: 1 };
    const rule = hook("plain", {
      flake: (_, { report }) => report({ at, message: "in the flake" }),
      lock: (_, { report }) => report({ at, message: "in the lock file" }),
    });
    expect(places((await lint(files, [rule])).report)).toEqual(["flake.lock:1:1 plain", "flake.nix:1:1 plain"]);
  });

  it("must name the file in host and project hooks", async () => {
    const rule = hook("nameless", { project: (_, { report }) => report({ at: { start: 0, end: 1 }, message: "x" }) });
    const { report } = await lint(files, [rule, eachModule]);
    expect(report.crashes.map((crash) => crash.rule)).toEqual(["nameless"]);
    expect(report.findings).toHaveLength(2);
  });

  it("obey the overrides of the file they report", async () => {
    const off = { paths: ["one.nix"], rules: new Map([["each-module", { severity: "off", options: {} } as const]]) };
    const { report } = await lint(files, [eachModule], { config: { overrides: [off] } });
    expect(places(report)).toEqual(["shared.nix:1:1 each-module"]);
  });

  it("run where only an override turns them on, and count there only", async () => {
    const rules = new Map([["each-module", { severity: "off", options: {} } as const]]);
    const on = { paths: ["one.nix"], rules: new Map([["each-module", { severity: "error", options: {} } as const]]) };
    const { report } = await lint(files, [eachModule], { config: { rules, overrides: [on] } });
    expect(report.findings.map(({ file, severity }) => [file, severity])).toEqual([["one.nix", "error"]]);
  });

  it("can be allowed by a comment in the file they report", async () => {
    const allowed = { ...files, "one.nix": "# flakelint: allow-file each-module -- meant\n{ }" };
    const { report } = await lint(allowed, [eachModule]);
    expect(places(report)).toEqual(["shared.nix:1:1 each-module"]);
    expect(report.summary.suppressed).toBe(1);
  });

  it("parse each file once, together with the rules of one file", async () => {
    const parsed: string[] = [];
    const counting: Parser = {
      parse(source) {
        if (source.path in files) parsed.push(source.path);
        return parser.parse(source);
      },
    };
    await lint(files, [eachModule], { parser: counting });
    expect(parsed.sort()).toEqual(["flake.nix", "one.nix", "shared.nix"]);
  });
});

describe("the scope 'files'", () => {
  const calls: string[] = [];
  const rule = hook("noting", {
    flake: () => void calls.push("flake"),
    lock: () => void calls.push("lock"),
    host: () => void calls.push("host"),
    project: () => void calls.push("project"),
    file: (file) => void calls.push(file.path),
  });

  it.each([
    ["one.nix", ["one.nix"]],
    ["flake.nix", ["flake.nix", "flake", "lock"]],
    ["flake.lock", ["flake", "lock"]],
  ])("runs for %s what it takes", async (target, expected) => {
    calls.length = 0;
    const { report } = await lint(files, [rule], { scope: "files", targets: [target] });
    expect(calls).toEqual(expected);
    expect(report.summary.hosts).toBeUndefined();
  });
});

describe("without a flake that can be read", () => {
  it.each([
    ["there is none", { "one.nix": "{ }" }],
    ["flake.nix does not parse", { ...files, "flake.nix": "{ outputs = " }],
  ])("there is no project, and files are linted all the same: %s", async (_, broken) => {
    const seen: string[] = [];
    const rule = hook("noting", {
      file: (file) => void seen.push(file.path),
      project: () => void seen.push("project"),
    });
    const { report, project } = await lint(broken, [rule], { flakeDirectory: "" });
    expect(project).toBeNull();
    expect(seen).toContain("one.nix");
    expect(seen).not.toContain("project");
    expect(report.crashes).toEqual([]);
  });
});
