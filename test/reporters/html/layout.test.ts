import { describe, expect, test } from "vitest";
import { drawGraph } from "#src/reporters/html/graph/draw.ts";
import { folderBoxes } from "#src/reporters/html/graph/folder-boxes.ts";
import { graphDataOf } from "#src/reporters/html/graph/graph-data.ts";
import { type GraphLayout, layoutGraph } from "#src/reporters/html/graph/layout.ts";
import { bigGraph, sampleGraph } from "./sample-graph.ts";

const all = { host: null, external: false };

function titlesOf({ boxes }: GraphLayout): string[] {
  return boxes.flatMap(({ rows }) => rows.map(({ title }) => title)).sort();
}

describe("the layout", () => {
  test("has a row for each configuration and module, and a line for each import", () => {
    const layout = layoutGraph(graphDataOf(sampleGraph()), all, 1.5);
    expect(titlesOf(layout)).toEqual([
      "home-manager ada in laptop",
      "home/ada.nix",
      "hosts/desktop/configuration.nix",
      "hosts/laptop/configuration.nix",
      "modules/users.nix",
      "nixosConfigurations.desktop",
      "nixosConfigurations.laptop",
    ]);
    expect(layout.edges.map(({ from, to, conditional }) => `${from} ${to}${conditional ? " ?" : ""}`)).toEqual([
      "c0 m0",
      "c1 m1",
      "m0 m2",
      "m1 m2 ?",
      "c2 m3",
    ]);
  });

  test("shows of one host what is its own and what it shares, and modules of inputs when asked", () => {
    const layout = layoutGraph(graphDataOf(sampleGraph()), { host: 0, external: true }, 1.5);
    expect(titlesOf(layout)).toEqual([
      "hosts/desktop/configuration.nix",
      "inputs.agenix.nixosModules.default",
      "modules/users.nix",
      "nixosConfigurations.desktop",
    ]);
    expect(layout.edges.map(({ from, to }) => `${from} ${to}`)).toEqual(["c0 m0", "m0 m2", "m2 m4"]);
  });

  test.each([0.6, 1.5, 3])("puts no box over another, and configurations first, in a place of %d to 1", (aspect) => {
    const { boxes, width, height } = layoutGraph(graphDataOf(bigGraph(12, 400)), all, aspect);
    for (const [index, a] of boxes.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
      for (const b of boxes.slice(index + 1)) {
        const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(isApart, `${a.title} ${b.title}`).toBe(true);
      }
    }
    expect(boxes[0]).toMatchObject({ kind: "configurations", x: 0 });
    expect(width / height).toBeGreaterThan(aspect / 2);
    expect(width / height).toBeLessThan(aspect * 2);
  });

  test("is the same each time, and fast at 400 modules", () => {
    const data = graphDataOf(bigGraph(12, 400));
    const start = performance.now();
    const first = drawGraph(layoutGraph(data, all, 1.5)).text;
    expect(performance.now() - start).toBeLessThan(1000);
    expect(drawGraph(layoutGraph(data, all, 1.5)).text).toBe(first);
  });

  test("of nothing is empty", () => {
    const empty = graphDataOf({ configurations: [], modules: [], imports: [], unreachable: [] });
    expect(layoutGraph(empty, all, 1.5)).toMatchObject({ width: 0, height: 0, boxes: [] });
  });
});

describe("boxes", () => {
  const many = (folder: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${folder}/f${index}.nix`);

  test("hold small trees whole, and keep the folders at the top apart", () => {
    expect(folderBoxes(["hosts/a/default.nix", "hosts/b.nix", "modules/x.nix"])).toEqual([
      { folder: "hosts", paths: ["hosts/b.nix", "hosts/a/default.nix"] },
      { folder: "modules", paths: ["modules/x.nix"] },
    ]);
  });

  test("share a big tree by its folders, where the smallest stay with the folder around them", () => {
    const paths = [...many("m/a", 9), ...many("m/b", 8), "m/c/one.nix", "m/default.nix"];
    expect(folderBoxes(paths).map(({ folder, paths: held }) => `${folder} ${held.length}`)).toEqual([
      "m 2",
      "m/a 9",
      "m/b 8",
    ]);
  });

  test("are cut where a folder is too long, and lose nothing", () => {
    const boxes = folderBoxes(many("modules", 61));
    expect(boxes.map(({ paths }) => paths.length)).toEqual([21, 21, 19]);
    expect(boxes.flatMap(({ paths }) => paths).sort()).toEqual(many("modules", 61).sort());
  });

  test("take any path", () => {
    expect(
      folderBoxes(["flake.nix", "/odd", "a//b"])
        .flatMap(({ paths }) => paths)
        .sort(),
    ).toEqual(["/odd", "a//b", "flake.nix"]);
  });
});
