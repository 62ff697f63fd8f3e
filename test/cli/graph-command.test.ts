import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { flakeWith } from "../support/flakes.ts";
import { useProgram } from "./program.ts";

const program = useProgram();

const household = {
  "flake.nix": flakeWith({ desktop: "./hosts/desktop.nix", laptop: "./hosts/laptop.nix" }),
  "hosts/desktop.nix": "{ inputs, ... }: { imports = [ ../modules inputs.nixpkgs.nixosModules.x ]; }\n",
  "hosts/laptop.nix":
    "{ config, lib, ... }: { imports = [ ../modules ] ++ lib.optional config.x ../modules/games.nix; home-manager.users.ada = ../ada.nix; }\n",
  "modules/default.nix": "{ imports = [ ./audio.nix ]; }\n",
  "modules/audio.nix": "{ }\n",
  "modules/games.nix": "{ }\n",
  "ada.nix": "{ }\n",
  "dead.nix": "{ }\n",
};

/** What `flakelint graph` prints in a folder with these files. */
function graph(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  return program.run(["graph", ...argv], { cwd: program.folder(files) });
}

describe("the graph as text", () => {
  test("tells of each module who imports it", () => {
    expect(graph(household)).toMatchObject({
      status: 0,
      stderr: "",
      stdout: `ada.nix  laptop
╰ ← nixosConfigurations.laptop, home-manager ada  hosts/laptop.nix:1:122
hosts/desktop.nix  desktop
╰ ← nixosConfigurations.desktop  flake.nix:4:73
hosts/laptop.nix  laptop
╰ ← nixosConfigurations.laptop  flake.nix:5:72
modules/audio.nix  all hosts
╰ ← modules/default.nix:1:15
modules/default.nix  all hosts
├ ← hosts/desktop.nix:1:32
╰ ← hosts/laptop.nix:1:37
modules/games.nix  laptop
╰ ← hosts/laptop.nix:1:75  if a condition holds

reached by nothing
╰ dead.nix

6 modules, 2 configurations
`,
    });
  });

  test("tells of one host alone", () => {
    const { stdout } = graph(household, "--host", "desktop");
    expect(stdout).toContain("3 modules, 1 configuration\n");
    expect(stdout).not.toContain("← hosts/laptop.nix");
  });
});

describe("the graph as a Mermaid flowchart", () => {
  test("leads from the flake over outputs and configurations to their modules", () => {
    expect(graph(household, "--format", "mermaid").stdout).toBe(`flowchart TD
  n0["flake.nix"]
  n1("inputs: nixpkgs")
  n2("outputs: nixosConfigurations")
  n3(["nixosConfigurations.desktop"])
  n4(["nixosConfigurations.laptop"])
  n5(["home-manager ada"])
  n11["ada.nix"]
  subgraph g0["hosts"]
    n6["desktop.nix"]
    n9["laptop.nix"]
  end
  subgraph g1["modules"]
    n7["default.nix"]
    n8["audio.nix"]
    n10["games.nix"]
  end
  n0 --> n1
  n0 --> n2
  n2 --> n3
  n2 --> n4
  n4 --> n5
  n3 --> n6
  n6 --> n7
  n7 --> n8
  n4 --> n9
  n9 --> n7
  n9 -.-> n10
  n5 --> n11
`);
  });

  test("draws the picture of a layout with hosts, modules and homes", () => {
    const cwd = join(import.meta.dirname, "../../fixtures/flakes/hosts-layout");
    const { stdout } = program.run(["graph", "--format", "mermaid"], { cwd });
    const label = (text: string) => new RegExp(`(n\\d+)[\\[(]+"${text.replaceAll(".", "\\.")}`).exec(stdout)?.[1];
    const ids = ["flake.nix", "outputs: ", "homeConfigurations.ada", "home/ada/home.nix"].map(label);
    for (const [index, id] of ids.slice(1).entries()) expect(stdout).toContain(`  ${ids[index]} --> ${id}\n`);
    for (const group of ["hosts/laptop", "modules/hardware", "modules/desktop", "modules/users", "modules/home"]) {
      expect(stdout).toContain(`["${group}"]\n`);
    }
  });

  test("folds folders that are named", () => {
    const { stdout } = graph(household, "--format", "mermaid", "--collapse", "./modules/");
    expect(stdout).toContain('[["modules"]]\n');
    expect(stdout).not.toContain("audio.nix");
  });

  test("folds the deepest folders of what is too big to be read", () => {
    const names = Array.from({ length: 100 }, (_, index) => `modules/deep/m${index}.nix`);
    const files = {
      "flake.nix": flakeWith({ a: names.map((name) => `./${name}`).join(" ") }),
      ...Object.fromEntries(names.map((name) => [name, "{ }\n"])),
    };
    expect(graph(files, "--format", "mermaid").stdout).toContain('[["modules"]]');
    expect(graph(files, "--format", "mermaid", "--full").stdout).toContain('["m99.nix"]');
  });

  test("escapes what the languages would read as their own", () => {
    const name = '"a \\"q\\" #1 <b> `m` \\\\ end"';
    const files = { "flake.nix": flakeWith({ [name]: '(./. + "/ü \\"x\\".nix")' }), 'ü "x".nix': "{ }\n" };
    const mermaid = graph(files, "--format", "mermaid").stdout;
    expect(mermaid).toContain('(["nixosConfigurations.a #34;q#34; #35;1 #60;b#62; #96;m#96; #92; end"])');
    expect(mermaid).toContain('["ü #34;x#34;.nix"]');
    const dot = graph(files, "--format", "dot").stdout;
    expect(dot).toContain('[label="nixosConfigurations.a \\"q\\" #1 <b> `m` \\\\ end", shape=oval];');
  });
});

describe("the graph for Graphviz and for programs", () => {
  test("has dashed edges where a condition decides, and what inputs offer on request", () => {
    const { stdout } = graph(household, "--format", "dot", "--external");
    expect(stdout).toMatch(/^digraph modules \{\n/);
    expect(stdout).toContain("subgraph cluster_g0 {");
    expect(stdout.match(/style=dashed/g)).toHaveLength(1);
    expect(stdout.match(/^ +n\d+ /gm)?.length).toBeGreaterThan(10);
  });

  test("lists configurations, modules and imports by their numbers", () => {
    const listing = JSON.parse(graph(household, "--format", "json", "laptop").stdout);
    expect(listing.configurations).toEqual([
      { output: "nixosConfigurations", name: "laptop", part: null },
      { output: "nixosConfigurations", name: "laptop", part: { kind: "home-manager", name: "ada" } },
    ]);
    const file = (index: number | null) => (index === null ? null : listing.modules[index].file);
    const edges = listing.imports.map((edge: { from: number | null; to: number }) => [file(edge.from), file(edge.to)]);
    expect(edges).toContainEqual(["hosts/laptop.nix", "modules/games.nix"]);
    expect(edges).toContainEqual([null, "ada.nix"]);
    expect(listing.unreachable).toEqual(["dead.nix"]);
  });
});

describe("the graph of what is broken", () => {
  const broken: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ["outputs that throw", { "flake.nix": '{ outputs = _: throw "no"; }' }, 'n0["flake.nix"]'],
    ["a flake without configurations", { "flake.nix": "{ outputs = _: { }; }" }, 'n1("outputs")'],
    [
      "modules that import each other and themselves",
      {
        "flake.nix": flakeWith({ a: "./a.nix" }),
        "a.nix": "{ imports = [ ./a.nix ./b.nix ]; }",
        "b.nix": "{ imports = [ ./a.nix ]; }",
      },
      "n5 --> n4",
    ],
    ["modules that do not exist", { "flake.nix": flakeWith({ a: "./gone.nix ./b.nix" }), "b.nix": "{ }" }, '"b.nix"'],
    ["no flake", { "configuration.nix": '{ networking.hostName = "x"; }' }, 'n0(["nixos.x"])'],
  ];
  test("says where configurations may be missing", () => {
    const { stderr } = graph({ "flake.nix": '{ outputs = _: throw "no"; }' });
    expect(stderr).toBe("note: flake.nix:1:1: there may be more configurations: evaluation stops: no\n");
  });

  test.each(broken)("%s", (_, files, text) => {
    const { status, stdout } = graph(files, "--format", "mermaid");
    expect(status).toBe(0);
    expect(stdout).toContain(text);
    expect(graph(files, "--format", "dot").stdout).toMatch(/\n\}\n$/);
    expect(graph(files).status).toBe(0);
  });
});

test("the graph as a page has the modules of the hosts that were asked for, and tells nothing of the machine", () => {
  const cwd = program.folder(household);
  const { status, stderr } = program.run(["graph", "--format", "html", "-o", "graph.html", "--host", "laptop"], {
    cwd,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const page = readFileSync(join(cwd, "graph.html"), "utf8");
  const island = /<script type="application\/json" id="graph-data">(.*)<\/script>/.exec(page)?.[1] ?? "";
  const { hosts, modules } = JSON.parse(island);
  expect(hosts).toEqual([{ output: "nixosConfigurations", name: "laptop" }]);
  expect(modules.map(({ name }: { name: string }) => name).sort()).toEqual([
    "ada.nix",
    "hosts/laptop.nix",
    "modules/audio.nix",
    "modules/default.nix",
    "modules/games.nix",
  ]);
  expect(page.includes(dirname(cwd))).toBe(false);
});

describe("the file of a graph", () => {
  test("is written whole, and nothing is printed", () => {
    const cwd = program.folder(household);
    expect(program.run(["graph", "--format", "dot", "-o", "out.dot"], { cwd })).toMatchObject({
      status: 0,
      stdout: "",
      stderr: "",
    });
    expect(readFileSync(join(cwd, "out.dot"), "utf8")).toMatch(/^digraph modules \{\n[\s\S]*\n\}\n$/);
  });

  test("is left as it was where it cannot be written", () => {
    const cwd = program.folder({ ...household, "out/keep": "" });
    const outcome = program.run(["graph", "-o", "out"], { cwd });
    expect(outcome).toMatchObject({ status: 2, stdout: "" });
    expect(outcome.stderr).toContain("error: cannot write the graph to 'out'");
    expect(program.run(["graph", "--output", "gone/out.dot"], { cwd }).status).toBe(2);
    chmodSync(cwd, 0o755);
    expect(existsSync(join(cwd, "gone"))).toBe(false);
    expect(readdirSync(cwd).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("is not begun where the arguments are wrong", () => {
    const cwd = program.folder(household);
    const outcome = program.run(["graph", "--format", "mermaid", "--collapse", "nowhere", "-o", "x"], { cwd });
    expect(outcome).toMatchObject({ status: 2, stdout: "" });
    expect(outcome.stderr).toContain("error: no module lies in 'nowhere'");
    expect(existsSync(join(cwd, "x"))).toBe(false);
  });
});
