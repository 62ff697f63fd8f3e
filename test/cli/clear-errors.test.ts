import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatNames } from "#src/reporters/formats.ts";
import { type Outcome, useProgram } from "./program.ts";

const program = useProgram();

const offence = "{ ... }:\n{\n  boot.kernelPackages = pkgs.linuxPackages_latest;\n}\n";
const flake = "{ outputs = _: { }; }\n";

/** Nothing of these repositories is reached by their flake, which is not the point here. */
const json = [".", "--format", "json", "--ignore", "unreachable-module"];

/** Nothing is denied to the superuser, who may be running the tests. */
const asNobody = process.getuid?.() === 0 ? { uid: 65534 } : {};

/** The rules that found something, by file. */
function findings({ stdout }: Outcome): readonly string[] {
  const report = JSON.parse(stdout) as { findings: readonly { file: string; rule: string }[] };
  return report.findings.map(({ file, rule }) => `${file}: ${rule}`);
}

describe("a file that cannot be read is told, and the findings of the others stay", () => {
  const check = (name: string, content: string | Uint8Array) => {
    const cwd = program.folder({ "flake.nix": flake, "other.nix": offence, [name]: content });
    return program.run(json, { cwd });
  };

  test.each([
    ["Latin-1 where UTF-8 should be", Buffer.from("# Gr\xfc\xdfe\n{ }\n", "latin1"), "is not UTF-8"],
    ["a binary called .nix", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]), "is not a text file"],
    ["ten megabytes", `[\n${"  12345678\n".repeat(950_000)}]\n`, "is too large"],
  ])("%s", (_name, content, message) => {
    const result = check("broken.nix", content);
    expect(findings(result)).toEqual(["broken.nix: unreadable-file", "other.nix: undefined-variable"]);
    expect(JSON.parse(result.stdout).findings[0].message).toContain(message);
    expect(result.status).toBe(1);
  });

  test("a folder called .nix is a folder, and is searched", () => {
    const cwd = program.folder({ "flake.nix": flake, "lib.nix/other.nix": offence });
    expect(findings(program.run(json, { cwd }))).toEqual(["lib.nix/other.nix: undefined-variable"]);
  });

  test("git-crypt's ciphertext is left out, and said to be", () => {
    const result = check("secrets.nix", Buffer.from("\0GITCRYPT\0\x81\xff\x00\x12", "latin1"));
    expect(findings(result)).toEqual(["other.nix: undefined-variable"]);
    expect(result.stderr).toBe("note: 'secrets.nix' is encrypted with git-crypt: left out\n");
  });

  test("a broken flake.lock is told with its line", () => {
    const cwd = program.folder({ "flake.nix": flake, "flake.lock": '{\n  "nodes": {,\n}\n', "other.nix": offence });
    const result = program.run(json, { cwd });
    expect(findings(result)).toEqual(["flake.lock: syntax-error", "other.nix: undefined-variable"]);
    expect(JSON.parse(result.stdout).findings[0].range.start.line).toBe(2);
  });

  test("a link that leads nowhere and one that leads out of the repository", () => {
    const cwd = program.folder({ "flake.nix": flake, "other.nix": offence });
    symlinkSync("nowhere.nix", join(cwd, "dangling.nix"));
    symlinkSync(process.execPath, join(cwd, "outside.nix"));
    const result = program.run(json, { cwd });
    expect(findings(result)).toContain("other.nix: undefined-variable");
    expect(result.stderr).toContain(
      "'dangling.nix' does not exist, or is a symbolic link that leads nowhere: left out",
    );
    expect(result.stderr).toContain("'outside.nix' is a symbolic link that leads out of the repository: left out");
  });

  test("a file and a folder without permission", () => {
    const cwd = program.folder({
      "flake.nix": flake,
      "other.nix": offence,
      "denied.nix": flake,
      "closed/a.nix": flake,
    });
    chmodSync(join(cwd, "denied.nix"), 0);
    chmodSync(join(cwd, "closed"), 0);
    const result = program.run(json, { cwd, ...asNobody });
    chmodSync(join(cwd, "closed"), 0o755);
    expect(findings(result)).toEqual(["denied.nix: unreadable-file", "other.nix: undefined-variable"]);
    expect(result.stderr).toContain("cannot read folder 'closed': permission denied");
  });
});

describe("a mistake is one line and a hint, with exit code 2", () => {
  const mistake = (argv: readonly string[], files: Readonly<Record<string, string>> = { "a.nix": offence }) => {
    const { status, stdout, stderr } = program.run(argv, { cwd: program.folder(files) });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).not.toMatch(/^ +at /m);
    return stderr;
  };

  test.each([
    [["--formt", "json"], "error: unknown flag --formt\nhint: did you mean --format?\n"],
    [["--format", "sarfi"], "error: unknown format 'sarfi'\nhint: did you mean 'sarif'?\n"],
    [["--format", "toml"], `error: unknown format 'toml'\nhint: one of ${formatNames.join(", ")}\n`],
    [["--fail-on", "eror"], "error: unknown value 'eror' for --fail-on\nhint: did you mean 'error'?\n"],
    [["--now", "2026-02-30"], "error: --now '2026-02-30' is no day\nhint: write it as --now 2026-01-31\n"],
    [
      ["--max-warnings", "few"],
      "error: --max-warnings needs a whole number, not 'few'\nhint: write it as --max-warnings 10\n",
    ],
    [
      ["--select", "url-litteral"],
      "error: --select: unknown rule or topic 'url-litteral'\nhint: did you mean 'url-literal'?\n",
    ],
    [["explain", "url-litteral"], "error: no such rule or topic: 'url-litteral'\nhint: did you mean 'url-literal'?\n"],
    [["b.nix"], "error: no such file or folder: 'b.nix'\nhint: did you mean 'a.nix'?\n"],
    [["--isolated", "--config", "x"], "error: --isolated and --config contradict each other\n"],
    [["--config", "x.toml", "a.nix"], "error: cannot read configuration 'x.toml': no such file\n"],
  ])("%j", (argv, expected) => {
    expect(mistake(argv)).toBe(expected);
  });

  test("two formats that would be printed over each other", () => {
    expect(mistake(["--format", "json", "--format", "sarif"])).toBe(
      "error: --format json and --format sarif would both go to standard output\n" +
        "hint: send one into a file: --format sarif=FILE\n",
    );
  });

  test("a folder without a flake and without any Nix file", () => {
    const stderr = mistake(["check", "."], { "README.md": "no Nix here" });
    expect(stderr).toMatch(/^error: no flake and no \.nix files in '\.'\nhint: /);
  });

  test("a file that is no Nix file", () => {
    expect(mistake(["README.md"], { "README.md": "no Nix here" })).toContain("nothing to check: 'README.md'");
  });

  test("hosts where there is no flake", () => {
    expect(mistake(["hosts"])).toMatch(/^error: no flake\.nix in or above '\.'\nhint: /);
  });

  test.each([
    [
      "an unknown rule",
      '[rules]\nurl-litteral = "off"\n',
      /flakelint\.toml:2:1: .*'url-litteral'[\s\S]*did you mean 'url-literal'/,
    ],
    ["an unknown key", "exlude = []\n", /flakelint\.toml:1:1: .*'exlude'[\s\S]*did you mean 'exclude'/],
    [
      "an unknown value",
      '[rules]\nurl-literal = "eror"\n',
      /flakelint\.toml:2:\d+: .*'eror'[\s\S]*did you mean 'error'/,
    ],
    ["what is no TOML", "[rules\n", /flakelint\.toml:1:\d+: /],
  ])("flakelint.toml with %s", (_name, text, expected) => {
    expect(mistake(["."], { "a.nix": offence, "flake.nix": flake, "flakelint.toml": text })).toMatch(expected);
  });

  test("folders of two repositories at once", () => {
    const [one, other] = [program.folder({ "flake.nix": flake }), program.folder({ "flake.nix": flake })];
    const { status, stderr } = program.run([one, other]);
    expect(status).toBe(2);
    expect(stderr).toContain("are not in one repository");
  });
});

describe("a report that cannot be written", () => {
  test("is told, and the report that is printed is printed", () => {
    const cwd = program.folder({ "a.nix": offence });
    mkdirSync(join(cwd, "out"));
    const argv = ["a.nix", "--format", "concise", "--format", "json=missing/out.json", "--format", "sarif=out"];
    const { status, stdout, stderr } = program.run(argv, { cwd });
    expect(stdout).toMatch(/^a\.nix:3:25: error\[undefined-variable\]/);
    expect(stderr).toContain("error: cannot write the json report to 'missing/out.json': no such file or folder\n");
    expect(stderr).toContain("error: cannot write the sarif report to 'out': it is a folder\n");
    expect(status).toBe(2);
  });
});
