import { describe, expect, it } from "vitest";
import type { LockFile } from "#src/project/flake/lock-file.ts";
import { readLockFile } from "#src/project/flake/read-lock-file.ts";

function lockOf(nodes: Record<string, unknown>, version = 7): LockFile {
  const { lock, problem } = readLockFile("flake.lock", JSON.stringify({ nodes, root: "root", version }));
  if (!lock) throw new Error(problem.message);
  return lock;
}

const github = (owner: string, repo: string, more: Record<string, unknown> = {}) => ({
  locked: { type: "github", owner, repo, rev: "a".repeat(40), lastModified: 1 },
  original: { type: "github", owner, repo },
  ...more,
});

describe("the lock graph", () => {
  it("joins inputs to their nodes", () => {
    const lock = lockOf({
      root: { inputs: { home: "home", nixpkgs: "nixpkgs" } },
      home: github("nix-community", "home-manager", { inputs: { nixpkgs: "nixpkgs_2" } }),
      nixpkgs: github("NixOS", "nixpkgs"),
      nixpkgs_2: github("NixOS", "nixpkgs"),
    });
    const home = lock.root.inputs.get("home")?.node;
    expect(home?.identity).toBe("github:nix-community/home-manager");
    expect(home?.inputs.get("nixpkgs")).toMatchObject({ name: "nixpkgs", follows: null, node: { key: "nixpkgs_2" } });
    expect([...lock.nodes.keys()]).toEqual(["home", "nixpkgs", "nixpkgs_2"]);
  });

  it("walks a follows path from the root, not from the node that has it", () => {
    const lock = lockOf({
      root: { inputs: { home: "home", nixpkgs: "nixpkgs", other: "other" } },
      home: github("a", "home", { inputs: { nixpkgs: ["nixpkgs"], deep: ["other", "nixpkgs"] } }),
      other: github("a", "other", { inputs: { nixpkgs: "nixpkgs_2" } }),
      nixpkgs: github("NixOS", "nixpkgs"),
      nixpkgs_2: github("NixOS", "nixpkgs"),
    });
    const home = lock.nodes.get("home");
    expect(home?.inputs.get("nixpkgs")?.node?.key).toBe("nixpkgs");
    expect(home?.inputs.get("deep")?.node?.key).toBe("nixpkgs_2");
    expect(home?.inputs.get("deep")?.follows).toEqual(["other", "nixpkgs"]);
  });

  it("does not take a step of a path for the key of a node", () => {
    const lock = lockOf({
      root: { inputs: { home: "home", pkgs: "nixpkgs_2" } },
      home: github("a", "home", { inputs: { nixpkgs: ["pkgs"] } }),
      pkgs: github("a", "decoy"),
      nixpkgs_2: github("NixOS", "nixpkgs"),
    });
    expect(lock.nodes.get("home")?.inputs.get("nixpkgs")?.node?.key).toBe("nixpkgs_2");
  });

  it("follows a path through inputs that follow in their turn", () => {
    const lock = lockOf({
      root: { inputs: { a: "a", b: "b", nixpkgs: ["a", "nixpkgs"] } },
      a: github("x", "a", { inputs: { nixpkgs: ["b", "nixpkgs"] } }),
      b: github("x", "b", { inputs: { nixpkgs: "nixpkgs" } }),
      nixpkgs: github("NixOS", "nixpkgs"),
    });
    expect(lock.root.inputs.get("nixpkgs")?.node?.key).toBe("nixpkgs");
  });

  it("answers null for circles, dangling paths and missing nodes", () => {
    const lock = lockOf({
      root: { inputs: { a: ["b"], b: ["a"], c: ["c"], d: ["nothing", "here"], e: "absent", f: 7 } },
    });
    expect([...lock.root.inputs.values()].map((input) => input.node)).toEqual([null, null, null, null, null, null]);
  });

  it("gives up on endless chains without overflowing", () => {
    const inputs: Record<string, string[]> = {};
    for (let index = 0; index < 50_000; index++) inputs[`i${index}`] = [`i${index + 1}`];
    expect(lockOf({ root: { inputs } }).root.inputs.get("i0")?.node).toBeNull();
  });

  it("keeps an empty follows as deliberate: no such input", () => {
    const lock = lockOf({ root: { inputs: { a: "a" } }, a: github("x", "a", { inputs: { nixpkgs: [] } }) });
    expect(lock.nodes.get("a")?.inputs.get("nixpkgs")).toEqual({ name: "nixpkgs", follows: [], node: null });
  });

  it("lets two inputs share a node, and a node lead back to itself", () => {
    const lock = lockOf({
      root: { inputs: { a: "n", b: "n" } },
      n: github("x", "n", { inputs: { self: "n" } }),
    });
    expect(lock.root.inputs.get("a")?.node).toBe(lock.root.inputs.get("b")?.node);
    expect(lock.nodes.get("n")?.inputs.get("self")?.node?.key).toBe("n");
  });

  it("knows sources that are no flakes", () => {
    const lock = lockOf({ root: { inputs: { a: "a" } }, a: github("x", "a", { flake: false }) });
    expect(lock.nodes.get("a")?.isFlake).toBe(false);
    expect(lock.root.isFlake).toBe(true);
  });

  it("reads names that JavaScript objects have already", () => {
    const lock = readLockFile(
      "flake.lock",
      '{"nodes": {"root": {"inputs": {"__proto__": "constructor"}}, "constructor": {}}, "root": "root", "version": 7}',
    ).lock;
    expect(lock?.root.inputs.get("__proto__")?.node?.key).toBe("constructor");
    expect(lock?.root.inputs.get("toString")).toBeUndefined();
  });

  it("adds the info of old versions to what is locked", () => {
    const lock = lockOf(
      {
        root: { inputs: { a: "a" } },
        a: { ...github("x", "a"), info: { lastModified: 99, narHash: "sha256-x" } },
      },
      5,
    );
    expect(lock.nodes.get("a")?.locked).toMatchObject({ lastModified: 99, narHash: "sha256-x" });
  });
});

describe("places in flake.lock", () => {
  const text = `{
  "nodes": {
    "home": {
      "inputs": {
        "nixpkgs": [
          "nixpkgs"
        ]
      }
    },
    "root": { "inputs": { "home": "home" } }
  },
  "root": "root",
  "version": 7
}`;
  const lock = readLockFile("flake.lock", text).lock as LockFile;
  const textAt = (key: string, input?: string) => {
    const { start, end } = lock.spanOf(key, input);
    return text.slice(start, end).replace(/\s+/g, " ");
  };

  it("names a node by its key", () => expect(textAt("home")).toBe('"home"'));
  it("names an input by its whole entry", () => {
    expect(textAt("home", "nixpkgs")).toBe('"nixpkgs": [ "nixpkgs" ]');
    expect(textAt("root", "home")).toBe('"home": "home"');
  });
  it("answers the file's start for what is not there", () => {
    expect(lock.spanOf("absent")).toEqual({ start: 0, end: 0 });
    expect(lock.spanOf("home", "absent")).toEqual({ start: 0, end: 0 });
  });
});

describe("a flake.lock that cannot be used", () => {
  const problemOf = (text: string) => readLockFile("flake.lock", text).problem;

  it("says where the JSON breaks", () => {
    const text = '{\n  "nodes": {\n    "root" {}\n  }\n}';
    const problem = problemOf(text);
    expect(problem?.message).toBe("flake.lock is not valid JSON: colon expected");
    expect(problem?.span.start).toBe(text.indexOf("{}"));
  });

  it("knows a merge that was left half done", () => {
    const text = '{\n<<<<<<< HEAD\n  "nodes": {}\n}';
    expect(problemOf(text)?.span.start).toBe(text.indexOf("<"));
  });

  it.each([
    ["", "flake.lock is not valid JSON: value expected"],
    ["[]", "flake.lock holds no JSON object"],
    ["null", "flake.lock holds no JSON object"],
    ["{}", "flake.lock has no version"],
    ['{"version": 4, "nodes": {}, "root": "root"}', "flake.lock has version 4, which is not one of 5 to 7"],
    ['{"version": 8, "nodes": {}, "root": "root"}', "flake.lock has version 8, which is not one of 5 to 7"],
    ['{"version": 7, "root": "root"}', "flake.lock has no nodes"],
    ['{"version": 7, "nodes": [], "root": "root"}', "flake.lock has no nodes"],
    ['{"version": 7, "nodes": {}, "root": "root"}', "flake.lock has no root node"],
    ['{"version": 7, "nodes": {}, "root": "constructor"}', "flake.lock has no root node"],
  ])("explains %s", (text, message) => expect(problemOf(text)?.message).toBe(message));

  it("survives brackets nested a hundred thousand deep", () => {
    expect(problemOf("[".repeat(100_000))?.message).toMatch(/not valid JSON/);
  });

  it("ignores nodes and inputs of the wrong kind", () => {
    const lock = readLockFile(
      "flake.lock",
      '{"version": 7, "root": "root", "nodes": {"root": {"inputs": []}, "a": 1, "b": {"locked": [], "inputs": 3}}}',
    ).lock;
    expect([...(lock?.nodes.keys() ?? [])]).toEqual(["b"]);
    expect(lock?.nodes.get("b")?.locked).toBeNull();
  });
});
