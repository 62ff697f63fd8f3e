import { spawnSync } from "node:child_process";
import { chmodSync, closeSync, lstatSync, openSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { replaceFile } from "#src/cli/write-file.ts";
import { git, useProgram } from "./program.ts";

const program = useProgram();

/** Nothing is denied to the superuser, who may be running the tests. */
const asNobody = process.getuid?.() === 0 ? { uid: 65534 } : {};

const before = "{ ... }:\n{\n  home = https://example.org;\n}\n";
const after = '{ ... }:\n{\n  home = "https://example.org";\n}\n';

describe("--fix", () => {
  test("writes what it mended, says so, and reports what is left", () => {
    const cwd = program.folder({ "a.nix": before, "b.nix": "{ }: missing\n" });
    const { status, stdout, stderr } = program.run([".", "--fix", "--format", "concise"], { cwd });
    expect(readFileSync(join(cwd, "a.nix"), "utf8")).toBe(after);
    expect(stdout).toMatch(/^b\.nix:1:6: error\[undefined-variable\][^\n]*\n$/);
    expect(stderr).toContain("note: applied 1 fix in 1 file\n");
    expect(status).toBe(1);
  });

  test("a second time changes nothing", () => {
    const cwd = program.folder({ "a.nix": before });
    program.run([".", "--fix"], { cwd });
    const { mtimeMs } = statSync(join(cwd, "a.nix"));
    const { stderr } = program.run([".", "--fix"], { cwd });
    expect(stderr).not.toContain("applied");
    expect(statSync(join(cwd, "a.nix")).mtimeMs).toBe(mtimeMs);
  });

  test("keeps line ends, byte order marks and the mode of a file, and leaves no other file behind", () => {
    const windows = before.replaceAll("\n", "\r\n");
    const cwd = program.folder({ "a.nix": windows });
    chmodSync(join(cwd, "a.nix"), 0o755);
    program.run(["a.nix", "--fix", "--ignore", "carriage-return"], { cwd });
    expect(readFileSync(join(cwd, "a.nix"), "utf8")).toBe(after.replaceAll("\n", "\r\n"));
    expect(statSync(join(cwd, "a.nix")).mode & 0o777).toBe(0o755);
    expect(readdirSync(cwd)).toEqual(["a.nix"]);
  });

  test("a read-only file is told and left alone, and its findings stay", () => {
    const cwd = program.folder({ "a.nix": before, "b.nix": before });
    chmodSync(join(cwd, "a.nix"), 0o444);
    const { status, stdout, stderr } = program.run([".", "--fix", "--format", "concise"], { cwd });
    expect(readFileSync(join(cwd, "a.nix"), "utf8")).toBe(before);
    expect(readFileSync(join(cwd, "b.nix"), "utf8")).toBe(after);
    expect(stderr).toContain("error: 'a.nix' was left as it is: it is read-only\n");
    expect(stdout).toMatch(/^a\.nix:3:10: warning\[url-literal\][^\n]*\n$/);
    expect(status).toBe(2);
  });

  test("a link stays a link; what it leads to is mended", () => {
    const cwd = program.folder({ "flake.nix": "{ outputs = _: { }; }\n", "real/a.nix": before });
    symlinkSync("real/a.nix", join(cwd, "link.nix"));
    program.run([".", "--fix"], { cwd });
    expect(lstatSync(join(cwd, "link.nix")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, "real/a.nix"), "utf8")).toBe(after);
  });

  test("a link that is named beside what it leads to is one file with it", () => {
    const cwd = program.folder({ "flake.nix": "{ outputs = _: { }; }\n", "real/a.nix": before });
    symlinkSync("real/a.nix", join(cwd, "link.nix"));
    const { stdout } = program.run(["link.nix", "real/a.nix", "--format", "concise"], { cwd });
    expect(stdout).toMatch(/^real\/a\.nix:3:10: [^\n]*\n$/);
  });

  test("a folder that cannot be written to is told, and no file is left behind", () => {
    const cwd = program.folder({ "sub/a.nix": before });
    chmodSync(join(cwd, "sub"), 0o555);
    const { status, stderr } = program.run(["sub/a.nix", "--fix"], { cwd, ...asNobody });
    chmodSync(join(cwd, "sub"), 0o755);
    expect(stderr).toContain("error: 'sub/a.nix' was left as it is: permission denied\n");
    expect(status).toBe(2);
    expect(readFileSync(join(cwd, "sub/a.nix"), "utf8")).toBe(before);
    expect(readdirSync(join(cwd, "sub"))).toEqual(["a.nix"]);
  });
});

describe("replacing a file", () => {
  test("puts another in its place at once: who has it open reads on what it was", () => {
    const root = program.folder({ "a.nix": before });
    chmodSync(join(root, "a.nix"), 0o640);
    const reader = openSync(join(root, "a.nix"), "r");
    expect(replaceFile({ root, path: "a.nix", before, after })).toEqual({ kind: "written" });
    expect(readFileSync(reader, "utf8")).toBe(before);
    closeSync(reader);
    expect(readFileSync(join(root, "a.nix"), "utf8")).toBe(after);
    expect(statSync(join(root, "a.nix")).mode & 0o7777).toBe(0o640);
  });

  test("keeps a byte order mark, and a last line without an end", () => {
    const root = program.folder({ "a.nix": "\ufeff{ a = 1; }" });
    replaceFile({ root, path: "a.nix", before: "\ufeff{ a = 1; }", after: "\ufeff{ a = 2; }" });
    expect(readFileSync(join(root, "a.nix"))).toEqual(Buffer.from("\ufeff{ a = 2; }"));
  });

  test("that changed meanwhile is not done", () => {
    const root = program.folder({ "a.nix": "changed by an editor\n" });
    const outcome = replaceFile({ root, path: "a.nix", before, after });
    expect(outcome).toMatchObject({ kind: "left", because: "it changed meanwhile" });
    expect(readFileSync(join(root, "a.nix"), "utf8")).toBe("changed by an editor\n");
  });

  test("behind a link that leads out of the repository is not done", () => {
    const outside = program.folder({ "a.nix": before });
    const root = program.folder({ "b.nix": "{ }\n" });
    symlinkSync(join(outside, "a.nix"), join(root, "a.nix"));
    expect(replaceFile({ root, path: "a.nix", before, after }).kind).toBe("left");
    expect(readFileSync(join(outside, "a.nix"), "utf8")).toBe(before);
  });
});

describe("--diff", () => {
  test("shows no secret, neither in what changes nor around it, and says that it hides some", () => {
    const text =
      '{\n  services.x.password = "s3cretOne!";\n  a = [ https://x.org ];\n  services.y = { token = "s3cretTwo!"; url = https://y.org; };\n}\n';
    const cwd = program.folder({ "a.nix": text });
    const { stdout, stderr } = program.run([".", "--diff"], { cwd });
    expect(stdout).toContain('+  a = [ "https://x.org" ];');
    expect(stdout).toContain('+  services.y = { token = "•••"; url = "https://y.org"; };');
    expect(stdout + stderr).not.toContain("s3cret");
    expect(stderr).toContain("secrets are hidden");
  });

  test("is for the top of the repository, and git applies it in the folder of the flake, too", () => {
    const flake = "{ outputs = _: { }; }\n";
    const names = ["nix/plain.nix", 'nix/"b\\c.nix', "nix/höst 日/tab\there.nix", "nix/two\nlines.nix"];
    const files = Object.fromEntries(names.map((name) => [name, before]));
    const windows = before.replaceAll("\n", "\r\n").trimEnd();
    const cwd = program.folder({ "nix/flake.nix": flake, "other.nix": before, "nix/windows.nix": windows, ...files });
    git(cwd, "init", "-q");
    git(cwd, "add", ".");
    const folder = join(cwd, "nix");
    const { stdout } = program.run(["--diff", "--select", "url-literal"], { cwd: folder });
    const applied = spawnSync("git", ["apply", "--whitespace=nowarn"], {
      cwd: folder,
      input: stdout,
      encoding: "utf8",
    });
    expect(applied.stderr).toBe("");
    for (const name of names) expect(readFileSync(join(cwd, name), "utf8")).toBe(after);
    expect(readFileSync(join(cwd, "nix/windows.nix"), "utf8")).toBe(after.replaceAll("\n", "\r\n").trimEnd());
    expect(readFileSync(join(cwd, "other.nix"), "utf8")).toBe(before);
  });

  test("prints a patch that git applies, and changes nothing", () => {
    const cwd = program.folder({ "hosts/my host/a.nix": before, "b.nix": before });
    const { status, stdout } = program.run([".", "--diff"], { cwd });
    expect(status).toBe(1);
    expect(readFileSync(join(cwd, "b.nix"), "utf8")).toBe(before);
    expect(spawnSync("git", ["apply"], { cwd, input: stdout, encoding: "utf8" }).stderr).toBe("");
    expect(readFileSync(join(cwd, "b.nix"), "utf8")).toBe(after);
    expect(readFileSync(join(cwd, "hosts/my host/a.nix"), "utf8")).toBe(after);
    expect(program.run([".", "--diff"], { cwd })).toMatchObject({ status: 0, stdout: "" });
  });
});
