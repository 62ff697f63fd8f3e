import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { flakeWith } from "../support/flakes.ts";
import { git, useProgram } from "./program.ts";

const program = useProgram();

const household = {
  "flake.nix": flakeWith({ desktop: "./hosts/desktop.nix ./users.nix", laptop: "./hosts/laptop.nix ./users.nix" }),
  "hosts/desktop.nix": "{ }\n",
  "hosts/laptop.nix":
    '{ config, lib, ... }:\n{\n  imports = lib.optional config.x ../games.nix ++ [ ../gone.nix ];\n  nixpkgs.hostPlatform = "x86_64-linux";\n}\n',
  "games.nix": "{ }\n",
  "users.nix": "{ home-manager.users.ada = ./ada.nix; }\n",
  "ada.nix": "{ }\n",
  "dead.nix": "{ }\n",
};

/** What `flakelint hosts` prints in a folder with these files. */
function hosts(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  return program.run(["hosts", ...argv], { cwd: program.folder(files) });
}

describe("the list of hosts", () => {
  test("tells of each where it is declared, its entry modules and its users", () => {
    expect(hosts(household)).toMatchObject({
      status: 0,
      stderr: "",
      stdout: `nixosConfigurations
├ desktop  system unknown  2 modules  flake.nix:4:25
│ ├ hosts/desktop.nix
│ ├ users.nix
│ ╰ home-manager user ada  1 module, users.nix:1:28
│   ╰ ada.nix
╰ laptop   x86_64-linux    3 modules  flake.nix:5:25
  ├ hosts/laptop.nix  imports 1 module
  ├ users.nix
  ╰ home-manager user ada  1 module, users.nix:1:28
    ╰ ada.nix

not followed
╰ hosts/laptop.nix:3:53  laptop
  ╰ 'gone.nix' does not exist

reached by nothing
╰ dead.nix

2 configurations
`,
    });
  });

  test("takes a line each where there are many", () => {
    const names = Array.from({ length: 20 }, (_, index) => `host${index + 10}`);
    const { stdout } = hosts({
      "flake.nix": flakeWith(Object.fromEntries(names.map((name) => [name, "./a.nix"]))),
      "a.nix": "{ }\n",
    });
    expect(stdout.split("\n").length).toBeLessThan(30);
    expect(stdout).toContain("├ host10  system unknown  1 module  a.nix\n");
    expect(hosts({ "flake.nix": flakeWith({ a: "./a.nix" }), "a.nix": "{ }\n" }, "--modules").stdout).toContain(
      "╰ a.nix",
    );
  });

  test("gives the whole tree with the place of every import", () => {
    const { stdout } = hosts(household, "laptop", "--tree");
    expect(stdout).toContain("├ hosts/laptop.nix  flake.nix:5:");
    expect(stdout).toContain("│ ╰ games.nix  hosts/laptop.nix:3:35, if a condition holds\n");
    expect(stdout).not.toContain("desktop");
    expect(stdout).toMatch(/\n1 of 2 configurations\n$/);
  });

  test("shows names from files without their control characters", () => {
    const { stdout } = hosts({ "flake.nix": flakeWith({ '"a\\nb\u001b[31m"': "./a.nix" }), "a.nix": "{ }\n" });
    expect(stdout).toContain("a␊b␛[31m");
    expect(stdout).not.toContain("\u001b");
  });
});

describe("the JSON of hosts", () => {
  test("holds configurations, users, and what was not followed", () => {
    const listing = JSON.parse(hosts(household, "--format", "json").stdout);
    expect(listing).toMatchObject({
      version: 1,
      entryPoints: [{ kind: "flake", file: "flake.nix" }],
      unreachable: ["dead.nix"],
      unresolved: [],
    });
    const [, laptop] = listing.configurations;
    expect(laptop).toMatchObject({
      output: "nixosConfigurations",
      name: "laptop",
      system: "x86_64-linux",
      declaredAt: { file: "flake.nix", range: { start: { line: 5, column: 25 } } },
      unresolved: [{ file: "hosts/laptop.nix", reason: "'gone.nix' does not exist" }],
      users: [{ kind: "home-manager", name: "ada", modules: [{ file: "ada.nix" }], unresolved: [] }],
      nested: [],
    });
    expect(laptop.modules.map(({ file }: { file: string }) => file)).toEqual([
      "hosts/laptop.nix",
      "games.nix",
      "users.nix",
    ]);
  });

  test("holds only the configurations that were named", () => {
    const { configurations } = JSON.parse(hosts(household, "--format", "json", "--host", "desktop").stdout);
    expect(configurations.map(({ name }: { name: string }) => name)).toEqual(["desktop"]);
  });
});

describe("the arguments of hosts", () => {
  test("name a flake, and hosts of it", () => {
    const cwd = program.folder({ "inner flake/flake.nix": flakeWith({ a: "./a.nix" }), "inner flake/a.nix": "{ }\n" });
    expect(program.run(["hosts", "inner flake", "a"], { cwd }).stdout).toContain("╰ a  system unknown");
    expect(program.run(["hosts", "inner flake/a.nix"], { cwd }).stdout).toContain("1 configuration\n");
  });

  test("may name a host that is called like a folder", () => {
    const cwd = program.folder({ ...household, "laptop/x.txt": "" });
    expect(program.run(["hosts", "laptop"], { cwd }).stdout).toContain("1 of 2 configurations");
  });

  test.each([
    [["labtop"], "no configuration is called 'labtop'", "did you mean 'laptop'? there are desktop, laptop"],
    [["nothing-like-it"], "no configuration is called 'nothing-like-it'", "one of desktop, laptop"],
    [["./gone"], "no such file or folder: './gone'", ""],
    [["--tre"], "unknown flag --tre", "did you mean --tree?"],
    [["--format", "jsn"], "unknown value 'jsn' for --format", "did you mean 'json'?"],
  ])("%j is a mistake", (argv, message, hint) => {
    const { status, stdout, stderr } = hosts(household, ...argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`error: ${message}\n`);
    expect(stderr).toContain(hint);
  });
});

test("of many hosts that are not the one that was named, some are listed", () => {
  const names = Array.from({ length: 15 }, (_, index) => `machine-${index}`);
  const { stderr } = hosts({ "flake.nix": flakeWith(Object.fromEntries(names.map((name) => [name, ""]))) }, "printer");
  expect(stderr).toContain("hint: one of machine-0, machine-1, ");
  expect(stderr).toContain("machine-6 and 3 more\n");
});

describe("hosts without a flake", () => {
  test("are said with the file they were found by", () => {
    const { stdout, status } = hosts({ "configuration.nix": '{ networking.hostName = "laptop"; }\n' });
    expect(status).toBe(0);
    expect(stdout).toBe(
      "NixOS\n╰ laptop  system unknown  1 module  configuration.nix:1:1\n  ╰ configuration.nix\n\n1 configuration, found by configuration.nix\n",
    );
  });

  test("are checked by the rules about hosts and modules", () => {
    const cwd = program.folder({
      "configuration.nix": "{ imports = [ ./gone.nix /etc/nixos/local.nix ]; }\n",
      "dead.nix": "{ }\n",
    });
    const { stdout, status } = program.run(["check", "--format", "concise"], { cwd });
    expect(stdout).toBe(
      "configuration.nix:1:15: error[unresolved-import] path './gone.nix' does not exist\n" +
        "dead.nix:1:1: warning[unreachable-module] nothing leads to 'dead.nix'\n",
    );
    expect(status).toBe(1);
  });

  test("are found in a flake that has a folder of its own", () => {
    const files = { "flake/flake.nix": flakeWith({ a: "./a.nix" }), "flake/a.nix": "{ }\n", "README.md": "" };
    expect(hosts(files).stdout).toContain("a.nix");
    const cwd = program.folder(files);
    git(cwd, "init", "-q");
    git(cwd, "add", ".");
    expect(program.run(["hosts"], { cwd }).stdout).toContain("1 configuration\n");
  });
});

describe("hosts of what is broken", () => {
  const broken: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ["outputs that throw", { "flake.nix": '{ outputs = _: throw "no"; }' }, "no"],
    ["outputs that are no function", { "flake.nix": "{ outputs = 1; }" }, "not a function"],
    ["no outputs", { "flake.nix": "{ }" }, "outputs"],
    ["outputs that are no set", { "flake.nix": "{ outputs = _: [ ]; }" }, "0 configurations"],
    ["a module that throws", { "flake.nix": flakeWith({ a: "./a.nix" }), "a.nix": 'throw "no"' }, "no"],
    ["a module that is no module", { "flake.nix": flakeWith({ a: "./a.nix" }), "a.nix": "1" }, "a module is expected"],
    ["a folder without default.nix", { "flake.nix": flakeWith({ a: "./b" }), "b/x.nix": "{ }" }, "no default.nix"],
    [
      "a syntax error",
      { "flake.nix": flakeWith({ a: "./a.nix ./b.nix" }), "a.nix": "{ x = ", "b.nix": "{ }" },
      "b.nix",
    ],
    [
      "modules that import each other",
      {
        "flake.nix": flakeWith({ a: "./a.nix" }),
        "a.nix": "{ imports = [ ./b.nix ]; }",
        "b.nix": "{ imports = [ ./a.nix ]; }",
      },
      "a.nix  imports 1 module",
    ],
    [
      "endless modules",
      {
        "flake.nix": flakeWith({ a: "./a.nix" }),
        "a.nix": "let f = n: { imports = [ (f (n + 1)) ]; }; in f 0",
      },
      "a.nix",
    ],
  ];
  test.each(broken)("%s", (_, files, text) => {
    const { status, stdout, stderr } = hosts(files);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(text);
  });

  test("odd names, links in circles and links out of the repository", () => {
    const cwd = program.folder({
      "flake.nix": flakeWith({ a: '(./. + "/odd \\"names\\" ü -x/a b.nix") ./circle.nix ./outside.nix ./- ' }),
      'odd "names" ü -x/a b.nix': "{ }\n",
      "-/default.nix": "{ }\n",
    });
    symlinkSync("circle.nix", join(cwd, "circle.nix"));
    symlinkSync("/etc/hostname", join(cwd, "outside.nix"));
    mkdirSync(join(cwd, "loop"));
    symlinkSync("..", join(cwd, "loop/up"));
    const { status, stdout, stderr } = program.run(["hosts"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain('odd "names" ü -x/a b.nix\n');
    expect(stdout).toContain("-/default.nix");
    expect(stdout).toContain("'circle.nix' leads out of the repository");
    expect(stdout).toContain("'outside.nix' leads out of the repository");
  });
});
