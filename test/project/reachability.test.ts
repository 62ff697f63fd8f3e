import { describe, expect, it } from "vitest";
import { PathIndex } from "#src/project/path-index.ts";
import { flakeWith } from "../support/flakes.ts";
import { projectOf } from "../support/open-project.ts";

describe("what a flake leads to", () => {
  it("is what its files import, and what they mention", () => {
    const { reachability } = projectOf({
      "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
      "laptop.nix": "{ imports = [ ./a.nix ]; environment.etc.x.source = ./data.nix; }",
      "a.nix": "{ }",
      "data.nix": "{ imports = [ ./gone.nix ]; }",
      "dead.nix": "{ }",
    });
    expect(reachability.unreached).toEqual(["dead.nix"]);
    expect(["a.nix", "data.nix", "dead.nix"].map((path) => reachability.isReached(path))).toEqual([true, true, false]);
  });

  it("is read as Nix only where something imports it", () => {
    const { reachability } = projectOf({
      "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
      "laptop.nix": "{ environment.etc.x.source = ./data.nix; }",
      "data.nix": "{ }",
    });
    expect(["flake.nix", "laptop.nix", "data.nix"].map((path) => reachability.isRead(path))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("leaves out what cannot be read", () => {
    const { reachability } = projectOf({
      "flake.nix": flakeWith({ laptop: "{ }" }),
      "sealed.nix": { kind: "unreadable", reason: "encrypted", detail: "is encrypted" },
    });
    expect(reachability.unreached).toEqual([]);
  });

  it("is not judged where a framework may find files by itself, but counted", () => {
    const { reachability } = projectOf({
      "flake.nix": '{ inputs.x.url = "github:a/x"; outputs = inputs: inputs.x.lib.mkFlake { inherit inputs; }; }',
      "hosts/a.nix": "{ }",
    });
    expect(reachability.unreached).toEqual([]);
    expect(reachability.heldBack?.count).toBe(1);
  });
});

describe("PathIndex", () => {
  const index = new PathIndex(["a.nix", "b/core/x.nix", "b/core/y/z.nix", "c/core.nix", "core/w.nix"]);

  it("finds by the beginning of a path", () => {
    expect(index.startingWith("b/")).toEqual(["b/core/x.nix", "b/core/y/z.nix"]);
    expect(index.startingWith("b/core/x")).toEqual(["b/core/x.nix"]);
    expect(index.startingWith("")).toHaveLength(5);
    expect(index.startingWith("zz")).toEqual([]);
  });

  it("finds files and folders by the end of a path", () => {
    expect([...index.endingWith("/core")].sort()).toEqual(["b/core/", "c/core.nix", "core/"]);
    expect(index.endingWith("/core/x.nix")).toEqual(["b/core/x.nix"]);
    expect(index.endingWith("/core/x")).toEqual(["b/core/x.nix"]);
    expect(index.endingWith("/ore")).toEqual([]);
  });
});
