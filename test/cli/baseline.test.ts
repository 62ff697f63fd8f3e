import { chmodSync, existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { useProgram } from "./program.ts";

const program = useProgram();

const offence = "{ ... }:\n{\n  boot.kernelPackages = pkgs.linuxPackages_latest;\n}\n";
const fixable = "{ ... }:\n{\n  home = https://example.org;\n}\n";
const configured = 'baseline = "known.json"\nrules.unreachable-module = "off"\n';
const flake = { "flake.nix": "{ outputs = _: { }; }\n", "flakelint.toml": configured };
const concise = [".", "--format", "concise"];

const text = (cwd: string, file = "known.json") => readFileSync(join(cwd, file), "utf8");

describe("--update-baseline", () => {
  test("writes what is found, which then is held back and counted", () => {
    const cwd = program.folder({ "a.nix": offence, "b.nix": fixable });
    const flags = [".", "--baseline", "known.json"];
    expect(program.run([...flags, "--update-baseline"], { cwd })).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^2 files, .*: no findings \(2 known held back by known\.json\)\n$/),
      stderr: expect.stringContaining("note: known.json holds 2 known findings: 2 added, 0 taken out\n"),
    });
    const { status, stdout } = program.run([...flags, "--format", "json"], { cwd });
    expect({ status, ...JSON.parse(stdout) }).toMatchObject({
      status: 0,
      findings: [],
      summary: { errors: 0, known: 2 },
    });
  });

  test("takes out what is gone, keeps what was not judged, and writes the same text twice", () => {
    const cwd = program.folder({ ...flake, "a.nix": offence, "hosts/b.nix": fixable });
    program.run([".", "--update-baseline"], { cwd });
    const first = text(cwd);
    program.run([".", "--update-baseline"], { cwd });
    expect(text(cwd)).toBe(first);

    writeFileSync(join(cwd, "a.nix"), "{ }\n");
    writeFileSync(join(cwd, "hosts/b.nix"), "{ }\n");
    const stale = program.run(concise, { cwd });
    expect(stale.status).toBe(0);
    expect(stale.stderr).toContain(
      "note: 2 entries of known.json match nothing any more: flakelint --update-baseline takes them out\n",
    );
    expect(program.run(["a.nix"], { cwd }).stderr).toBe("");
    program.run(["./hosts", "--update-baseline"], { cwd });
    expect(text(cwd)).toBe(first.replace(/,\n.*hosts\/b\.nix.*\n/, "\n"));
    program.run([".", "--select", "syntax", "--update-baseline"], { cwd });
    expect(text(cwd)).not.toContain("a.nix");
  });

  test("after --fix holds what is left", () => {
    const cwd = program.folder({ ...flake, "a.nix": offence, "b.nix": fixable });
    program.run([".", "--fix", "--update-baseline"], { cwd });
    expect(text(cwd)).toContain("undefined-variable");
    expect(text(cwd)).not.toContain("url-literal");
  });

  test("leaves a syntax error to be told, and says so", () => {
    const cwd = program.folder({ ...flake, "a.nix": offence, "b.nix": "{\n" });
    const { status, stdout, stderr } = program.run([...concise, "--update-baseline"], { cwd });
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(/^b\.nix:.*syntax-error[^\n]*\n$/) });
    expect(stderr).toContain(
      "note: a baseline holds no syntax-error: mend the file, or exclude it in flakelint.toml\n",
    );
  });

  test("keeps a link a link, and the mode", () => {
    const cwd = program.folder({ ...flake, "real.json": "", "a.nix": offence });
    symlinkSync("real.json", join(cwd, "known.json"));
    writeFileSync(join(cwd, "real.json"), '{ "version": 1, "tool": "flakelint", "findings": [] }\n');
    chmodSync(join(cwd, "real.json"), 0o640);
    program.run([".", "--update-baseline"], { cwd });
    expect(lstatSync(join(cwd, "known.json")).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(cwd, "real.json")).mode & 0o777).toBe(0o640);
    expect(text(cwd, "real.json")).toContain("a.nix");
  });
});

describe("a baseline that flakelint.toml names", () => {
  const repository = () => {
    const cwd = program.folder({ ...flake, "sub/a.nix": offence, "b.nix": fixable });
    program.run([".", "--update-baseline"], { cwd });
    return cwd;
  };

  test("holds for files, for standard input and from every folder", () => {
    const cwd = repository();
    expect(program.run(["sub/a.nix"], { cwd }).status).toBe(0);
    expect(program.run(["a.nix"], { cwd: join(cwd, "sub") }).status).toBe(0);
    const input = ["--stdin-filename", "b.nix", "--format", "concise"];
    expect(program.run(input, { cwd, input: `# moved\n${fixable}` }).stdout).toBe("");
  });

  test("keeps --fix from what is known; --no-baseline tells and mends it", () => {
    const cwd = repository();
    program.run([".", "--fix"], { cwd });
    expect(text(cwd, "b.nix")).toBe(fixable);
    expect(program.run([...concise, "--no-baseline"], { cwd })).toMatchObject({ status: 1 });
    program.run([".", "--fix", "--no-baseline"], { cwd });
    expect(text(cwd, "b.nix")).not.toBe(fixable);
  });
});

describe("a mistake about a baseline is one line and a hint", () => {
  const mistake = (argv: readonly string[], files: Readonly<Record<string, string>> = {}) => {
    const cwd = program.folder({ "a.nix": offence, ...files });
    const { status, stdout, stderr } = program.run(argv, { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    return { stderr, cwd };
  };

  test("none is named", () => {
    expect(mistake([".", "--update-baseline"]).stderr).toMatch(
      /^error: .*no baseline\nhint: .*--baseline flakelint-base/,
    );
  });

  test("it does not exist", () => {
    expect(mistake([".", "--baseline", "k.json"]).stderr).toBe(
      "error: no such baseline: 'k.json'\nhint: flakelint --baseline k.json --update-baseline writes it\n",
    );
    expect(mistake(["."], { "flakelint.toml": configured }).stderr).toBe(
      "error: no such baseline: 'known.json'\n" +
        "hint: flakelint --update-baseline writes it; --no-baseline does without\n",
    );
  });

  test("it is something else, which is not overwritten", () => {
    const { stderr, cwd } = mistake([".", "--baseline", "k.json", "--update-baseline"], { "k.json": "{}" });
    expect(stderr).toMatch(/^error: k\.json:1:1: this is no baseline of flakelint\nhint: /);
    expect(text(cwd, "k.json")).toBe("{}");
  });

  test("it cannot be written", () => {
    const { stderr, cwd } = mistake([".", "--baseline", "no/k.json", "--update-baseline"]);
    expect(stderr).toContain("error: cannot write the baseline 'no/k.json': no such file or folder\n");
    expect(existsSync(join(cwd, "no"))).toBe(false);
  });

  test("flags contradict each other", () => {
    expect(mistake([".", "--update-baseline", "--diff"]).stderr).toContain("contradict each other");
  });
});
