import type { Case } from "./outcome.ts";

const evaluation = (modules: string, shown = "config", more = "") =>
  `let o = lib.mkOption; t = lib.types; e = lib.evalModules { modules = [ ${modules} ]; ${more} }; in e.${shown}`;

/** What random modules hardly hit: each a promise of the module system of its own. */
const expressions: Readonly<Record<string, string>> = {
  order: evaluation(
    `{ options.x = o { type = t.listOf t.str; }; } { x = [ "1" ]; imports = [ { x = [ "i1" ]; } { x = [ "i2" ]; } ]; } { x = [ "2" ]; }`,
  ),
  key: evaluation(
    `{ options.x = o { type = t.listOf t.int; }; } { key = "k"; x = [ 1 ]; } { imports = [ { key = "k"; x = [ 1 ]; } ]; }`,
  ),
  disabled: evaluation(
    `{ options.x = o { type = t.listOf t.int; default = [ ]; }; } { key = "k"; x = [ 1 ]; } { disabledModules = [ { key = "k"; } ]; }`,
  ),
  arguments: evaluation(`{ options.x = o { }; } { _module.args.given = 4; } ({ given, ... }: { x = given; })`),
  missing: evaluation(`{ options.x = o { }; } ({ nowhere, ... }: { x = nowhere; })`),
  special: evaluation(
    `({ extra, ... }: { imports = extra; }) { options.x = o { }; }`,
    "config",
    "specialArgs.extra = [ { x = 1; } ];",
  ),
  class: evaluation(`{ _class = "nixos"; }`, "config", `class = "darwin";`),
  sameClass: evaluation(`{ _class = "nixos"; options.x = o { default = 1; }; }`, "config", `class = "nixos";`),
  beside: evaluation(`{ config = { }; x = 1; options.x = o { }; }`),
  type: `(lib.evalModules { modules = [ { options.x = lib.mkOption { default = 1; }; } ]; }).type.name`,
  extend: `((lib.evalModules { modules = [ { options.x = lib.mkOption { default = 1; }; } ]; }).extendModules { modules = [ { x = 2; } ]; }).config`,
  renamed: evaluation(
    `{ options.new.x = o { type = t.int; }; options.warnings = o { type = t.listOf t.str; default = [ ]; }; } (lib.mkRenamedOptionModule [ "old" "x" ] [ "new" "x" ]) { old.x = lib.mkForce 3; }`,
    "config.new",
  ),
  alias: evaluation(
    `{ options.new = o { type = t.int; default = 1; }; } (lib.mkAliasOptionModule [ "old" ] [ "new" ]) { old = 3; }`,
  ),
  removed: evaluation(
    `{ options.assertions = o { type = t.listOf t.unspecified; default = [ ]; }; } (lib.mkRemovedOptionModule [ "old" ] "Gone.") { old = 3; }`,
    "config.assertions",
  ),
  merged: evaluation(
    `{ options.new = o { type = t.int; }; options.warnings = o { type = t.listOf t.str; default = [ ]; }; } (lib.mkMergedOptionModule [ [ "a" ] [ "b" ] ] [ "new" ] (c: c.a + c.b)) { a = 1; b = 2; }`,
    "config.new",
  ),
  deferred: evaluation(
    `{ options.m = o { type = t.deferredModule; }; options.x = o { }; } { m = { options.y = o { default = 5; }; }; } { m.y = 6; } ({ config, ... }: { x = (lib.evalModules { modules = [ config.m ]; }).config; })`,
    "config.x",
  ),
  functionTo: evaluation(
    `{ options.f = o { type = t.functionTo (t.listOf t.int); }; } { f = x: [ x ]; } { f = x: [ (x + 1) ]; }`,
    "config.f 4",
  ),
  optionBelowSubmodule: evaluation(
    `{ options.s = o { type = t.submodule { options.a = o { default = 1; }; }; default = { }; }; } { options.s.b = o { default = 2; }; }`,
  ),
  twiceEnum: evaluation(
    `{ options.e = o { type = t.enum [ "a" ]; }; } { options.e = o { type = t.enum [ "b" ]; }; } { e = "b"; }`,
  ),
  twiceSubmodule: evaluation(
    `{ options.s = o { type = t.submodule { options.a = o { default = 1; }; }; }; } { options.s = o { type = t.submodule { options.b = o { default = 2; }; }; }; } { s = { }; }`,
  ),
  twiceOther: evaluation(`{ options.s = o { type = t.int; }; } { options.s = o { type = t.str; }; } { s = 1; }`),
  freeformNested: evaluation(
    `{ freeformType = t.attrsOf (t.attrsOf t.int); options.a.x = o { type = t.int; default = 1; }; } { a.y = 2; b.z = 3; }`,
  ),
  optionTypeMerged: evaluation(
    `{ options.x = o { type = t.optionType; }; } { x = t.submodule { options.a = o { }; }; } { x = t.submodule { options.b = o { }; }; }`,
    "config.x.name",
  ),
  ownType: evaluation(
    `{ options.x = o { type = lib.mkOptionType { name = "sum"; check = builtins.isInt; merge = loc: defs: lib.foldl' (a: d: a + d.value) 0 defs; }; }; } { x = 1; } { x = lib.mkMerge [ 2 (lib.mkIf false 9) ]; }`,
  ),
  changedCheck: evaluation(`{ options.x = o { type = t.str // { check = v: v == "s"; }; }; } { x = "t"; }`),
  sink: evaluation(`{ options.x = lib.mkSinkUndeclaredOptions { }; } { x = 4; }`),
  enabled: evaluation(`{ options.x.enable = lib.mkEnableOption "x"; } { x.enable = lib.mkDefault true; }`),
  meta: evaluation(`{ options.meta = o { }; options.x = o { default = 1; }; meta = 3; }`),
  unchecked: evaluation(`{ _module.check = false; options.x = o { default = 1; }; } { y = 2; }`),
  prefix: `(lib.evalModules { prefix = [ "p" ]; modules = [ { options.x = lib.mkOption { default = 1; }; } ]; }).options.x.loc`,
  aboveOption: evaluation(`{ options.x = o { type = t.int; }; } { options.x.y = o { }; }`),
  lazy: evaluation(
    `{ options.x = o { type = t.lazyAttrsOf t.int; }; } { x = { a = lib.mkIf false 1; b = 2; }; }`,
    "config.x.b",
  ),
  lazySelf: evaluation(
    `{ options.x = o { type = t.lazyAttrsOf t.int; }; } ({ config, ... }: { x = { a = 1; b = config.x.a + 1; }; })`,
  ),
  conditional: evaluation(
    `{ options.on = lib.mkEnableOption "it"; options.x = o { type = t.int; default = 0; }; } ({ config, ... }: { config = lib.mkIf config.on { x = 5; }; }) { on = true; }`,
  ),
};

export const moduleCases: readonly Case[] = Object.entries(expressions).map(([subject, expression]) => ({
  subject,
  expression,
  depth: 9,
}));
