import { describe, expect, it } from "vitest";
import { treesOf } from "#src/project/hosts/host.ts";
import { DefaultReader, LiteralReader } from "#src/project/options/written-literals.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

const project = projectOf({
  "flake.nix": flakeWith({ desktop: "./shared.nix ./more.nix", laptop: "./shared.nix" }),
  "shared.nix": `{ lib, config, ... }: {
  options.my = {
    port = lib.mkOption { default = 80; };
    name = lib.mkOption { default = config.x; };
    set = lib.mkOption { default = { }; };
    enable = lib.mkEnableOption "it";
    plain = lib.mkOption { };
    twice = lib.mkOption { default = 1; };
  };
}`,
  "more.nix": "{ lib, ... }: { options.my.twice = lib.mkOption { default = 1; }; }",
});
const literals = new LiteralReader(project);
const defaults = new DefaultReader(literals);
const [desktop, laptop] = project.hosts
  .flatMap(treesOf)
  .flatMap(({ evaluation }) => (evaluation ? defaults.optionsOf(evaluation) : []));

const keysIn = (options: typeof desktop) =>
  Object.fromEntries([...(options ?? [])].map(([, one]) => [one?.path.join(".") ?? "", defaults.literalOf(one)?.key]));

describe("defaults that are written out", () => {
  it("are known for each tree by itself", () => {
    const shared = { "my.port": "80", "my.enable": "false" };
    expect(keysIn(laptop)).toEqual({ ...shared, "my.twice": "1" });
    expect(keysIn(desktop)).toMatchObject(shared);
    expect(keysIn(desktop)["my.twice"]).toBeUndefined();
  });

  it("are gathered over all trees", () => {
    const all = defaults.literalsIn([desktop, laptop].flatMap((one) => one ?? []));
    expect([...all.values()].map(({ path, keys }) => [path.join("."), ...keys])).toEqual([
      ["my.port", "80"],
      ["my.enable", "false"],
      ["my.twice", "1"],
    ]);
  });

  it("stand where they are written, or where the option is declared", () => {
    const source = project.nixFile("shared.nix")?.source;
    const textOf = (name: string) => {
      const place = defaults.literalOf(laptop?.get(`my\0${name}`))?.place;
      return place && source?.slice(place.span);
    };
    expect(textOf("port")).toBe("80");
    expect(textOf("enable")).toContain("enable");
  });

  it("are read at any place, however often it is asked for", () => {
    const at = (text: string) => {
      const start = project.nixFile("shared.nix")?.source.text.indexOf(text) ?? -1;
      return literals.at({ file: "shared.nix", span: { start, end: start + text.length } })?.key;
    };
    expect([at("80"), at("config.x"), at("80")]).toEqual(["80", null, "80"]);
    expect(literals.at({ file: "missing.nix", span: { start: 0, end: 1 } })).toBe(null);
  });
});
