import { describe, expect, it } from "vitest";
import type { Project } from "#src/project/project.ts";
import { projectOf } from "../support/open-project.ts";

const files = {
  "good.nix": `{ networking.hostName = "good"; }`,
  "circle.nix": "import ./other.nix",
  "other.nix": "import ./circle.nix",
};

/** A flake with a host that is right beside one that is not. */
function flakeWith(bad: string, others: Readonly<Record<string, string>> = {}): Project {
  return projectOf({
    ...files,
    ...others,
    "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { self, nixpkgs }: let
    host = modules: nixpkgs.lib.nixosSystem { system = "x86_64-linux"; inherit modules; };
  in {
    nixosConfigurations.bad = ${bad};
    nixosConfigurations.good = host [ ./good.nix ];
  };
}
`,
  });
}

function reasonsOf(project: Project, name: string): readonly string[] {
  return project.hosts.find((host) => host.name === name)?.unresolved.map(({ reason }) => reason) ?? [];
}

describe("one host that cannot be evaluated", () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ["needs itself", "self.nixosConfigurations.bad", /infinite recursion/],
    ["throws", `throw "not today"`, /^evaluation stops: not today$/],
    ["takes for ever", "let fib = n: if n < 2 then n else fib (n - 1) + fib (n - 2); in fib 60", /too long/],
    ["calls itself without end", "let f = n: 1 + f n; in f 0", /too deeply|infinite recursion/],
    ["doubles a list without end", "let f = n: l: if n == 0 then l else f (n - 1) (l ++ l); in f 60 [ 1 ]", /too long/],
    [
      "writes a tree of 2^60 leaves",
      "let t = n: if n == 0 then { } else let a = t (n - 1); in { inherit a; b = a; }; in builtins.toJSON (t 60)",
      /too long/,
    ],
    [
      "matches a pattern that backtracks",
      `builtins.match "(a*)*(b|(a*)*c)" (builtins.concatStringsSep "" (builtins.genList (_: "a") 64))`,
      /./,
    ],
    ["imports what does not exist", "host [ ./nope.nix ]", /'nope\.nix' does not exist/],
    [
      "imports modules that import modules",
      "host [ (let m = n: { imports = [ (m (n + 1)) (m (n + 2)) ]; }; in m 0) ]",
      /without end/,
    ],
    ["imports a file that is itself", "host [ ./circle.nix ]", /infinite recursion/],
  ];

  it.each(cases)("that %s leaves the others whole", (_, bad, reason) => {
    const project = flakeWith(bad);
    expect(project.hosts.map(({ name }) => name)).toEqual(["bad", "good"]);
    expect(project.hosts.find(({ name }) => name === "good")?.modules.map(({ file }) => file)).toEqual(["good.nix"]);
    expect(reasonsOf(project, "good")).toEqual([]);
    expect(reasonsOf(project, "bad")[0]).toMatch(reason);
  });

  it("may import in circles", () => {
    const circle = { "a.nix": "{ imports = [ ./b.nix ]; }", "b.nix": "{ imports = [ ./a.nix ]; }" };
    const project = flakeWith("host [ ./a.nix ]", circle);
    expect(project.hosts[0]?.modules.map(({ file }) => file)).toEqual(["a.nix", "b.nix"]);
    expect(reasonsOf(project, "bad")).toEqual([]);
  });
});

describe("a flake that cannot be evaluated", () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ["throws", `throw "no"`, /evaluation stops: no/],
    ["is a list", "[ 1 2 ]", /found a list/],
    ["has no outputs", "{ }", /'outputs' missing/],
    ["has outputs that are no function", "{ outputs = 3; }", /not a function/],
    ["has outputs that throw", `{ outputs = _: throw "no"; }`, /evaluation stops: no/],
    [
      "has hosts that need the hosts",
      "{ outputs = { self }: { nixosConfigurations = self.nixosConfigurations; }; }",
      /infinite recursion/,
    ],
    [
      "has itself as an input",
      `{ inputs.me.url = "path:./."; outputs = i: { nixosConfigurations = i.me.nixosConfigurations; }; }`,
      /is the flake that has it/,
    ],
  ];

  it.each(cases)("says so in one place if it %s", (_, text, reason) => {
    const project = projectOf({ "flake.nix": text });
    expect(project.hosts).toEqual([]);
    expect(project.unresolved[0]?.reason).toMatch(reason);
    expect(project.unresolved[0]?.place.file).toBe("flake.nix");
  });
});
