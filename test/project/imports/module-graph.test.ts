import { describe, expect, it } from "vitest";
import type { ModuleGraph } from "#src/project/imports/module-graph.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

function lines(graph: ModuleGraph): string[] {
  return graph.imports.map(({ from, to, roots, conditional }) => {
    const [root] = roots;
    const of = root?.part ? `${root.host.name}/${root.part.name}` : root?.host.name;
    return `${from?.name ?? `(${of})`} ${conditional ? "⇢" : "→"} ${to.name}`;
  });
}

describe("the graph of modules", () => {
  it("tells who imports whom, every importer once", () => {
    const { graph } = projectOf({
      "flake.nix": flakeWith({ laptop: "./a.nix ./b.nix", desktop: "./b.nix" }),
      "a.nix": "{ imports = [ ./shared.nix ]; }",
      "b.nix": "{ imports = [ ./shared.nix ]; }",
      "shared.nix": "{ }",
    });
    expect(lines(graph)).toEqual([
      "(desktop) → b.nix",
      "b.nix → shared.nix",
      "(laptop) → a.nix",
      "a.nix → shared.nix",
      "(laptop) → b.nix",
    ]);
    expect(graph.importsOf("shared.nix").map(({ from }) => from?.name)).toEqual(["b.nix", "a.nix"]);
    const hosts = [...(graph.modules.get("shared.nix")?.roots ?? [])].map(({ host }) => host.name);
    expect(hosts).toEqual(["desktop", "laptop"]);
  });

  it("marks what a condition decides, unless another way leads there", () => {
    const { graph } = projectOf({
      "flake.nix": flakeWith({ laptop: "./a.nix" }),
      "a.nix": "{ config, lib, ... }: { imports = lib.optional config.x ./maybe.nix ++ [ ./sure.nix ]; }",
      "maybe.nix": "{ }",
      "sure.nix": "{ }",
    });
    expect(lines(graph)).toEqual(["(laptop) → a.nix", "a.nix → sure.nix", "a.nix ⇢ maybe.nix"]);
  });

  it("passes through modules that are written in place", () => {
    const { graph } = projectOf({
      "flake.nix": flakeWith({ laptop: "./a.nix { imports = [ ./c.nix ]; }" }),
      "a.nix": "{ imports = [ ({ ... }: { imports = [ ./b.nix ]; }) ]; }",
      "b.nix": "{ }",
      "c.nix": "{ }",
    });
    expect(lines(graph)).toEqual(["(laptop) → a.nix", "a.nix → b.nix", "(laptop) → c.nix"]);
  });

  it("holds the users of a host beside it, and what inputs offer", () => {
    const { graph } = projectOf({
      "flake.nix": flakeWith({ laptop: "./a.nix inputs.nixpkgs.nixosModules.notDetected" }),
      "a.nix": "{ home-manager.users.ada = ./home.nix; }",
      "home.nix": "{ }",
    });
    expect(lines(graph)).toEqual([
      "(laptop) → a.nix",
      "(laptop) → inputs.nixpkgs.nixosModules.notDetected",
      "(laptop/ada) → home.nix",
    ]);
    expect(graph.modules.get("inputs.nixpkgs.nixosModules.notDetected")?.kind).toBe("external");
  });

  it("ends where modules import each other in a circle", () => {
    const { graph } = projectOf({
      "flake.nix": flakeWith({ laptop: "./a.nix" }),
      "a.nix": "{ imports = [ ./b.nix ]; }",
      "b.nix": "{ imports = [ ./a.nix ]; }",
    });
    expect(lines(graph)).toEqual(["(laptop) → a.nix", "a.nix → b.nix", "b.nix → a.nix"]);
  });
});
