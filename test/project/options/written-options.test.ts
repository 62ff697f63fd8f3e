import { describe, expect, it } from "vitest";
import { declaredFields, writtenOptions } from "#src/project/options/written-options.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

function optionsOf(module: string, files: Readonly<Record<string, string>> = {}) {
  const project = projectOf({ "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": module, ...files });
  return writtenOptions(project).map((option) => {
    const fields = declaredFields(option);
    return [option.name, option.maker, fields && [...fields.keys()]];
  });
}

describe("the options that files declare", () => {
  it("have their name below 'options', whatever stands between", () => {
    const options = optionsOf(`{ lib, ... }: {
      options = lib.mkIf true {
        "a b".c = with lib; (mkOption { default = 1; inherit (lib) type; });
        options = lib.mkEnableOption "d";
      } // { e = let x = 1; in lib.mkOption { example = x; }; };
    }`);
    expect(options).toEqual([
      ['"a b".c', "mkOption", ["default", "type"]],
      ["options", "mkEnableOption", null],
      ["e", "mkOption", ["example"]],
    ]);
  });

  it("are not those of variables, functions' results and files that Nix does not read", () => {
    const options = optionsOf(
      `{ lib, ... }: let options = { a = lib.mkOption { }; }; b = { x = lib.mkOption { }; }; in {
        options.c = [ (lib.mkOption { }) ];
        options.d = x: lib.mkOption { };
        my.options = lib.mkOption { };
      }`,
      { "old.nix": "{ lib, ... }: { options.a = lib.mkOption { }; }" },
    );
    expect(options).toEqual([]);
  });

  it("say nothing where they only add to what another module declares", () => {
    const options = optionsOf(`{ lib, ... }: { options = {
      a = lib.mkOption { apply = x: x; };
      b = lib.mkOption { type = lib.types.submodule { }; };
      c = lib.mkOption { type = lib.types.submodule { }; default = { }; };
    }; }`);
    expect(options.map(([, , fields]) => fields)).toEqual([null, null, ["type", "default"]]);
  });
});
