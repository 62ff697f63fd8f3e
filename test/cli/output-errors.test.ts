import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { useProgram } from "./program.ts";

const program = useProgram();

const offence = "{ a = missing; }\n";

/** Runs the program by a shell: `$F` stands for it. */
function shell(line: string, cwd: string) {
  const script = line.replaceAll("$F", '"$0" "$1"');
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script, process.execPath, program.path], {
    cwd,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("a report that cannot be written", () => {
  test.each([
    ["json=/dev/full", "no space left on the device"],
    ["gitlab=missing/x.json", "no such file or folder"],
    ["junit=a.nix/x.xml", "its folder is a file"],
    ["markdown=folder", "it is a folder"],
    ["checkstyle=loop", "its symbolic links go round in a circle"],
    [`rdjson=${"x".repeat(300)}`, "its name is too long"],
  ])("%s is told, and the others are written", (request, reason) => {
    const cwd = program.folder({ "a.nix": offence });
    mkdirSync(join(cwd, "folder"));
    symlinkSync("loop", join(cwd, "loop"));
    const { status, stdout, stderr } = program.run(["a.nix", "--format", request, "--format", "concise=good.txt"], {
      cwd,
    });
    expect(stdout).toBe("");
    expect(stderr).toContain(`: ${reason}\n`);
    expect(status).toBe(2);
    expect(readFileSync(join(cwd, "good.txt"), "utf8")).toMatch(/^a\.nix:1:7: error/);
    expect(readdirSync(cwd).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("in a folder that others own is told", () => {
    if (process.getuid?.() !== 0) return;
    const cwd = program.folder({ "a.nix": offence });
    const { status, stderr } = program.run(["a.nix", "--format", "json=out.json"], { cwd, uid: 65534 });
    expect(stderr).toBe("error: cannot write the json report to 'out.json': permission denied\n");
    expect(status).toBe(2);
  });

  test("leaves what was there as it was", () => {
    const cwd = program.folder({ "a.nix": offence, "out.json": "old" });
    // More than the 100 blocks that a file may have.
    const many = `{ ${Array.from({ length: 4000 }, (_, index) => `a${index} = missing${index};`).join(" ")} }`;
    const big = program.folder({ "a.nix": many, "out.json": "old" });
    expect(shell("$F a.nix --format json=out.json", cwd).status).toBe(1);
    expect(readFileSync(join(cwd, "out.json"), "utf8")).toMatch(/^\{/);
    const { status, stderr } = shell("trap '' XFSZ; ulimit -f 100; $F a.nix --format json=out.json", big);
    expect(stderr).toBe("error: cannot write the json report to 'out.json': it would become too large\n");
    expect(status).toBe(2);
    expect(readFileSync(join(big, "out.json"), "utf8")).toBe("old");
    expect(readdirSync(big)).toEqual(["a.nix", "out.json"]);
  });
});

describe("standard output that cannot be written", () => {
  test.each(["$F a.nix", "$F a.nix --format json", "$F rules", "$F --help"])(
    "%s on a full disk ends with 2",
    (line) => {
      const { status, stderr } = shell(`${line} > /dev/full`, program.folder({ "a.nix": offence }));
      expect(stderr).toBe("error: cannot write to standard output: no space left on the device\n");
      expect(status).toBe(2);
    },
  );

  test("does not keep the files from being written", () => {
    const cwd = program.folder({ "a.nix": offence });
    expect(shell("$F a.nix --format text --format sarif=out.sarif > /dev/full", cwd).status).toBe(2);
    expect(JSON.parse(readFileSync(join(cwd, "out.sarif"), "utf8")).runs[0].results).toHaveLength(1);
  });

  test("but was closed says nothing", () => {
    const cwd = program.folder({ "a.nix": offence });
    expect(shell("$F a.nix >&-", cwd)).toEqual({ status: 1, stdout: "", stderr: "" });
    expect(shell("$F a.nix --format json | head -c 1; exit $PIPESTATUS", cwd)).toEqual({
      status: 1,
      stdout: "{",
      stderr: "",
    });
  });
});

describe("names of standard output", () => {
  test.each(["-", "/dev/stdout", "/dev/fd/1"])("%s is that", (name) => {
    const cwd = program.folder({ "a.nix": offence });
    expect(program.run(["a.nix", "--format", `concise=${name}`], { cwd }).stdout).toMatch(/^a\.nix:1:7: error/);
    const mistake = program.run(["a.nix", "--format", `json=${name}`, "--format", "text"], { cwd });
    expect(mistake.stderr).toContain("would both go to standard output");
  });

  test("what else writes there keeps its place", () => {
    const cwd = program.folder({ "a.nix": offence });
    shell("exec > log 2>&1; echo before; $F a.nix --format concise=/dev/stderr; echo after", cwd);
    expect(readFileSync(join(cwd, "log"), "utf8")).toMatch(/^before\na\.nix:1:7: error[^\n]*\nafter\n$/);
  });
});

test("one file cannot take two reports", () => {
  const cwd = program.folder({ "a.nix": offence });
  const { status, stderr } = program.run(["a.nix", "--format", "json=out", "--format", "sarif=./out"], { cwd });
  expect(stderr).toBe(
    "error: --format json and --format sarif would both be written to './out'\nhint: give each report a file of its own\n",
  );
  expect(status).toBe(2);
});

test("a patch takes no report beside it", () => {
  const cwd = program.folder({ "a.nix": offence });
  const { status, stderr } = program.run(["a.nix", "--diff", "--format", "json=out"], { cwd });
  expect(stderr).toContain("--diff prints a patch, and no report: --format json=out would not be written");
  expect([status, existsSync(join(cwd, "out"))]).toEqual([2, false]);
});

describe("a device is never replaced", () => {
  const flake = { "flake.nix": "{ outputs = _: { }; }\n" };

  test.each([
    [["--update-baseline", "--baseline", "/dev/full"], "cannot write the baseline"],
    [["graph", "-o", "/dev/full"], "cannot write the graph to '/dev/full': no space left on the device"],
  ])("%j", (argv, message) => {
    const { status, stderr } = program.run(argv, { cwd: program.folder(flake) });
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
  });

  test("nor by init", () => {
    const cwd = program.folder(flake);
    symlinkSync("/dev/full", join(cwd, "flakelint.toml"));
    const { status, stderr } = program.run(["init", "--force"], { cwd });
    expect(stderr).toContain("cannot write 'flakelint.toml': it is no regular file");
    expect(status).toBe(2);
  });
});
