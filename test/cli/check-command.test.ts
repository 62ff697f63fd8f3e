import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { useProgram } from "./program.ts";

const program = useProgram();

const clean = "{ pkgs, ... }:\n{\n  environment.systemPackages = [ pkgs.git ];\n}\n";
const withError = "{ ... }:\n{\n  boot.kernelPackages = pkgs.linuxPackages_latest;\n}\n";
const withWarning = "{ ... }:\n{\n  home = https://example.org;\n}\n";

describe("a single file of a flake", () => {
  // No module by its form: only the flake tells.
  const odd = "{ user, ... }: import ./values.nix { }\n";
  const flake = {
    "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./odd.nix ]; };
  };
}
`,
    "values.nix": "{ a ? 1 }: { boot.a = a; }\n",
  };
  const flags = ["--select", "unused-formal", "--format", "concise"];

  test("is judged by what the flake knows, as in a check of all", () => {
    const cwd = program.folder({ ...flake, "odd.nix": odd });
    const { stdout } = program.run(["odd.nix", ...flags], { cwd });
    expect(stdout).toContain("odd.nix:1:3: warning[unused-formal] 'user' is asked for");
    expect(program.run([".", ...flags], { cwd }).stdout).toBe(stdout);
  });

  test("is mended so, from standard input, too", () => {
    const cwd = program.folder({ ...flake, "odd.nix": "{ }\n" });
    const fix = ["--stdin-filename", "odd.nix", "--unsafe-fixes", "--fix", ...flags];
    expect(program.run(fix, { cwd, input: odd }).stdout).toBe("{ ... }: import ./values.nix { }\n");
  });
});

describe("the exit code", () => {
  test("is 0 when there is nothing to report", () => {
    const cwd = program.folder({ "a.nix": clean });
    expect(program.run(["a.nix"], { cwd }).status).toBe(0);
  });

  test("is 1 for an error", () => {
    const cwd = program.folder({ "a.nix": withError });
    expect(program.run(["a.nix"], { cwd }).status).toBe(1);
  });

  test.each([
    [[], 0],
    [["--fail-on", "warning"], 1],
    [["--fail-on", "note"], 1],
    [["--fail-on", "never"], 0],
    [["--max-warnings", "1"], 0],
    [["--max-warnings", "0"], 1],
    [["--max-warnings=0", "--quiet"], 1],
    [["--ignore", "url-literal", "--fail-on", "note"], 0],
    [["--select", "undefined-variable", "--fail-on", "note"], 0],
  ])("with a warning and %j is %i", (flags, status) => {
    const cwd = program.folder({ "a.nix": withWarning });
    expect(program.run(["a.nix", ...flags], { cwd }).status).toBe(status);
  });

  test("is 0 for errors that may be", () => {
    const cwd = program.folder({ "a.nix": withError });
    expect(program.run(["a.nix", "--fail-on", "never"], { cwd }).status).toBe(0);
  });

  test("is 3 for a bug of ours, which is told without the text of any file", () => {
    const cwd = program.folder({ "a.nix": clean });
    const broken = join(cwd, "dist");
    cpSync(dirname(program.path), broken, { recursive: true });
    for (const name of readdirSync(broken)) if (name.startsWith("check-command")) rmSync(join(broken, name));
    const result = spawnSync(process.execPath, [join(broken, "cli.js"), "a.nix"], { cwd, encoding: "utf8" });
    expect(result).toMatchObject({ status: 3, stdout: "" });
    expect(result.stderr).toMatch(/^error: .*this is a bug in flakelint/);
  });
});

describe("output", () => {
  test("findings go to standard output and nothing else does", () => {
    const cwd = program.folder({ "a.nix": withError, "b.nix": withWarning });
    const { stdout, stderr } = program.run([".", "--format", "json"], { cwd });
    const rules = JSON.parse(stdout).findings.map((finding: { rule: string }) => finding.rule);
    expect(rules).toEqual(["undefined-variable", "url-literal"]);
    expect(stderr).toMatch(/^note: no flake\.nix here or above/);
  });

  test("is the same from run to run, but for the time it took", () => {
    const cwd = program.folder({ "a.nix": withError, "b.nix": withWarning });
    const print = () => program.run([".", "--format", "sarif"], { cwd }).stdout;
    expect(print()).toBe(print());
  });

  test("several reports of one run: one printed, the others into files", () => {
    const cwd = program.folder({ "a.nix": withError });
    const { stdout, status } = program.run(["--format", "concise", "--format", "json=out.json", "a.nix"], { cwd });
    expect(stdout).toMatch(/^a\.nix:3:25: error\[undefined-variable\]/);
    expect(JSON.parse(readFileSync(join(cwd, "out.json"), "utf8")).findings).toHaveLength(1);
    expect(status).toBe(1);
  });

  test("a report that goes into a file leaves standard output empty", () => {
    const cwd = program.folder({ "a.nix": withError });
    expect(program.run(["--format", "sarif=out.sarif", "a.nix"], { cwd })).toMatchObject({ stdout: "", status: 1 });
    expect(existsSync(join(cwd, "out.sarif"))).toBe(true);
  });

  test("--quiet reports errors only", () => {
    const cwd = program.folder({ "a.nix": withWarning, "b.nix": withError });
    const { findings, summary } = JSON.parse(program.run([".", "--quiet", "--format", "json"], { cwd }).stdout);
    expect(findings).toHaveLength(1);
    expect(summary).toMatchObject({ errors: 1, warnings: 0 });
  });

  test("--statistics counts the findings of each rule", () => {
    const suggested = '{ a = "\\."; }\n';
    const cwd = program.folder({ "a.nix": withWarning, "b.nix": withError, "c.nix": withWarning, "d.nix": suggested });
    const { stdout } = program.run([".", "--statistics", "--format", "concise"], { cwd });
    expect(stdout).toContain(
      "\n2  url-literal (2 fixable)\n1  undefined-variable\n1  useless-escape (1 with --unsafe-fixes)\n",
    );
  });

  test("--timing tells on standard error what each step and rule took, and leaves the report as it is", () => {
    const cwd = program.folder({ "flake.nix": "{ outputs = _: { }; }\n", "b.nix": withError });
    const { stdout, stderr, status } = program.run([".", "--timing", "--format", "concise"], { cwd });
    expect(stdout).toMatch(/^b\.nix:3:25: error\[undefined-variable\][^\n]*\n/);
    expect(status).toBe(1);
    for (const step of ["read files", "parse", "make typed trees", "rules", "report"]) {
      expect(stderr).toMatch(new RegExp(` %  ${step}\n`));
    }
    expect(stderr).toMatch(/ 100\.0 % {2}together\n\nOf the rules:\n(?:.* % {2}[a-z-]+\n){10}.* % {2}\d+ others: /);
  });

  test("--timing=all tells every rule by name", () => {
    const cwd = program.folder({ "b.nix": withError });
    const { stderr } = program.run(["b.nix", "--timing=all"], { cwd });
    expect(stderr).not.toContain("others");
    expect(stderr.match(/ % {2}[a-z-]+\n/g)?.length).toBeGreaterThan(30);
  });

  test("paths with blanks and letters of other scripts are named as they are", () => {
    const cwd = program.folder({ "höst eins/konfigürátion ✓.nix": withError });
    const { stdout } = program.run(["höst eins/konfigürátion ✓.nix", "--format", "concise"], { cwd });
    expect(stdout).toMatch(/^höst eins\/konfigürátion ✓\.nix:3:25: /);
  });

  test("files are named from where the reader stands", () => {
    const cwd = program.folder({ "flake.nix": "{ outputs = _: { }; }\n", "hosts/a.nix": withError });
    const { stdout } = program.run(["a.nix", "--format", "concise"], { cwd: join(cwd, "hosts") });
    expect(stdout).toMatch(/^a\.nix:3:25: /);
    const report = JSON.parse(program.run(["a.nix", "--format", "json"], { cwd: join(cwd, "hosts") }).stdout);
    expect(report).toMatchObject({ root: cwd, findings: [{ file: "hosts/a.nix" }] });
  });

  test("a reader that goes away early is no crash", () => {
    const long = Array.from({ length: 20_000 }, (_, index) => `  a${index} = missing${index};`).join("\n");
    const cwd = program.folder({ "a.nix": `{\n${long}\n}\n` });
    const pipe = `"$0" "$1" a.nix --format concise | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", pipe, process.execPath, program.path], {
      cwd,
      encoding: "utf8",
    });
    expect(stdout.split("\n")).toEqual([expect.stringContaining("'missing0'"), "1", ""]);
    expect(stderr).toBe("");
  });
});

describe("colour", () => {
  const isColored = (flags: readonly string[], env: Readonly<Record<string, string>>) => {
    const cwd = program.folder({ "a.nix": withError });
    return program.run(["a.nix", ...flags], { cwd, env }).stdout.includes("\x1b[");
  };

  test.each([
    ["a pipe gets none", [], {}, false],
    ["FORCE_COLOR asks for it", [], { FORCE_COLOR: "1" }, true],
    ["FORCE_COLOR=0 does not", [], { FORCE_COLOR: "0" }, false],
    ["NO_COLOR goes before FORCE_COLOR", [], { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
    ["an empty NO_COLOR says nothing", [], { FORCE_COLOR: "1", NO_COLOR: "" }, true],
    ["the flag goes before NO_COLOR", ["--color", "always"], { NO_COLOR: "1" }, true],
    ["the flag goes before FORCE_COLOR", ["--color=never"], { FORCE_COLOR: "1" }, false],
  ])("%s", (_name, flags, env, expected) => {
    expect(isColored(flags, env)).toBe(expected);
  });
});

describe("standard input", () => {
  test("is checked under the name of a file that need not exist", () => {
    const cwd = program.folder({ "flake.nix": "{ outputs = _: { }; }\n" });
    const { stdout, status } = program.run(["--stdin-filename", "new.nix", "--format", "concise"], {
      cwd,
      input: withError,
    });
    expect(stdout).toMatch(/^new\.nix:3:25: error\[undefined-variable\]/);
    expect(status).toBe(1);
  });

  test("stands in for the file on disk", () => {
    const cwd = program.folder({ "a.nix": withError });
    expect(program.run(["--stdin-filename", "a.nix"], { cwd, input: clean }).status).toBe(0);
  });

  test("with --fix is printed fixed, and the file on disk stays", () => {
    const cwd = program.folder({ "a.nix": withWarning });
    const { stdout, stderr } = program.run(["--stdin-filename", "a.nix", "--fix"], { cwd, input: withWarning });
    expect(stdout).toBe(withWarning.replace("https://example.org", '"https://example.org"'));
    expect(stderr).toMatch(/^1 file, .*no findings\n$/);
    expect(readFileSync(join(cwd, "a.nix"), "utf8")).toBe(withWarning);
  });
});

describe("standard input that is no text", () => {
  test("is a mistake, and nothing is printed that an editor could take for the fixed text", () => {
    const result = program.run(["--stdin-filename", "a.nix", "--fix"], {
      cwd: program.folder({ "b.nix": clean }),
      input: "a\0b",
    });
    expect(result).toEqual({
      status: 2,
      stdout: "",
      stderr: "error: standard input is not a text file: NUL byte at offset 1\n",
    });
  });
});

describe("rules and explain", () => {
  test("rules lists every rule by topic", () => {
    const { rules } = JSON.parse(program.run(["rules", "--format", "json"]).stdout);
    expect(rules).toContainEqual(expect.objectContaining({ id: "url-literal", topic: "language", fix: "safe" }));
    const security = { severity: "critical", cwe: 798 };
    expect(rules).toContainEqual(expect.objectContaining({ id: "known-token", precision: "high", security }));
    const { stdout } = program.run(["rules"]);
    for (const { id } of rules) expect(stdout).toContain(`  ${id} `);
  });

  test("rules are listed where there is nothing to check, with what the flakelint.toml there says", () => {
    const listed = (files: Readonly<Record<string, string>>) => program.run(["rules"], { cwd: program.folder(files) });
    expect(listed({ "notes.txt": "" })).toMatchObject({
      status: 0,
      stderr: "",
      stdout: expect.stringContaining("  url-literal "),
    });
    const { stdout } = listed({ "flakelint.toml": '[rules]\nurl-literal = "off"\n' });
    expect(stdout).toMatch(/^ {2}url-literal +off /m);
  });

  test("explain prints the page of a rule: why, what is reported, what is not, and how to allow it", () => {
    const { stdout, status } = program.run(["explain", "url-literal"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^url-literal\n/);
    for (const part of ["Reported", "Not reported", "--fix", "# flakelint: allow url-literal -- reason"]) {
      expect(stdout).toContain(part);
    }
  });

  test("--version is a version", () => {
    expect(program.run(["--version"])).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: "",
    });
    expect(program.run(["-V"]).stdout).toBe(program.run(["--version"]).stdout);
  });

  test("--help names every command", () => {
    const { stdout, status, stderr } = program.run(["--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const name of ["check", "hosts", "init", "rules", "explain"]) expect(stdout).toContain(`\n  ${name} `);
  });
});
