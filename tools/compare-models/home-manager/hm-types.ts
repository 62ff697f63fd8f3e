import { integer, list, one, type Shape, scalar, text, written } from "../arguments.ts";
import type { Signatures } from "../signature-cases.ts";

/** An option of the type with some definitions, merged by the module system. */
const merged =
  (type: string, definition: Shape, shown = "v"): Shape =>
  (random) => {
    const definitions = random.several(1, 3, () => `{ x = ${wrapped(definition)(random)}; }`);
    return `let v = (lib.nixpkgs.evalModules { modules = [ { options.x = lib.nixpkgs.mkOption { type = ${type}; }; } ${definitions.join(" ")} ]; }).config.x; in ${shown}`;
  };

const wrapped =
  (definition: Shape): Shape =>
  (random) => {
    const value = definition(random);
    if (random.chance(0.1)) return `lib.nixpkgs.mkForce (${value})`;
    return random.chance(0.1) ? `lib.nixpkgs.mkIf ${random.chance(0.5)} (${value})` : value;
  };

const names = list(written('"a"', '"b"', '"c"'), 2);
const dagOf =
  (element: Shape): Shape =>
  (random) => {
    const value = () => {
      const inner = element(random);
      return random.pick([
        inner,
        `lib.hm.dag.entryAfter ${names(random)} (${inner})`,
        `lib.hm.dag.entryBefore ${names(random)} (${inner})`,
        `lib.nixpkgs.mkOrder 500 (${inner})`,
        `lib.nixpkgs.mkDefault (${inner})`,
      ]);
    };
    const chosen = ["a", "b", "c"].filter(() => random.chance(0.4));
    return `{ ${chosen.map((key) => `${key} = ${value()};`).join(" ")} }`;
  };

const gvariant = one(
  text,
  text,
  integer,
  written(
    "true",
    "1.5",
    "2.5",
    '(lib.hm.gvariant.mkString "x")',
    "(lib.hm.gvariant.mkUint32 4)",
    "(lib.hm.gvariant.mkTuple [ 1 2 ])",
    "null",
  ),
  list(text, 2),
  list(text, 2),
  list(integer, 2),
);
const submodule =
  "(lib.nixpkgs.types.submodule ({ dagName, ... }: { options.n = lib.nixpkgs.mkOption { type = lib.nixpkgs.types.str; default = dagName; }; }))";
const sameDag = dagOf(one(text, text, integer));
const file = one(
  text,
  written('{ text = "t"; }', "{ source = root; }", '{ source = root + "/one.nix"; recursive = true; }', "{ }"),
);

export const typeSignatures: Signatures = {
  dagOf: (random) =>
    random.pick([
      merged("f lib.nixpkgs.types.str", dagOf(text)),
      merged("f lib.nixpkgs.types.lines", dagOf(text)),
      merged("f (lib.nixpkgs.types.either lib.nixpkgs.types.int lib.nixpkgs.types.str)", sameDag),
      merged(`f ${submodule}`, dagOf(written("{ }", '{ n = "own"; }'))),
      () => "{ inherit (f lib.nixpkgs.types.str) name description; }",
    ])(random),
  selectorFunction: merged(
    "f",
    written("(s: [ s.a ])", "(s: [ ])", "(s: [ s.a s.b ])", "(s: builtins.attrValues s)", "1"),
    "v { a = 1; b = 2; }",
  ),
  overlayFunction: merged(
    "f",
    written("(self: super: { x = self.n; })", "(self: super: { y = super.n; x = 5; })", "(self: super: { })"),
    "v { n = 1; } { n = 2; }",
  ),
  fontType: merged(
    "f",
    written(
      '{ name = "Sans"; }',
      "{ size = 12; }",
      "{ size = 12.5; }",
      '{ package = null; name = "Sans"; }',
      "{ size = null; }",
    ),
  ),
  gvariant: merged("f", gvariant, "if builtins.isAttrs v then { inherit (v) type; shown = toString v; } else v"),
  nushellValue: merged(
    "f",
    one(
      scalar,
      list(scalar, 2),
      written("{ a = 1; }", '{ b = [ "x" ]; }', '(lib.hm.nushell.mkNushellInline "e")', "root"),
    ),
  ),
  sourceFile: merged(
    'f ".config/x" "main.conf"',
    written('{ text = "t"; }', "{ source = root; }", '{ source = root + "/one.nix"; }', "{ recursive = true; }", "{ }"),
  ),
  sourceFileOrLines: merged('f ".config/x" "main.conf"', file),
  SCFGDirectives: merged("f", one(scalar, list(scalar, 2), written("{ a = 1; }", "{ b = 2; }"))),
};
