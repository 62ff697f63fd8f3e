import { primitive1, primitiveValue, setOf, textOf } from "../../builtins/primitive.ts";
import type { Evaluator } from "../../evaluator.ts";
import { Thunk } from "../../thunk.ts";
import { type Attribute, attrs, unknown, type Value } from "../../value.ts";
import { nixpkgsLib } from "../nixpkgs-lib/nixpkgs-lib.ts";
import { dag } from "./dag.ts";
import { generatedFiles } from "./generated-files.ts";
import { generators } from "./generators.ts";
import { gvariant } from "./gvariant.ts";
import { nushell, shell, zsh } from "./shells.ts";
import { assertions, booleans, darwin, deprecations, git, mcp, strings } from "./small-topics.ts";
import { types } from "./types.ts";

/** The Nix text of each set in `lib.hm`: a function of `{ lib, rest, part }`, as for nixpkgs' own `lib`. */
const topics: ReadonlyMap<string, string> = new Map(
  Object.entries({
    assertions,
    booleans,
    dag,
    darwin,
    deprecations,
    generators,
    git,
    gvariant,
    mcp,
    nushell,
    shell,
    strings,
    types,
    zsh,
  }),
);
const parts: ReadonlyMap<string, string> = new Map([["generated-files", generatedFiles]]);

/** In `lib` that is no library of nixpkgs' there is nothing to extend. */
const extension = /* nix */ `
{ lib, rest, topics }:
let
  homeLibrary = lib: rest // builtins.mapAttrs (name: topic: rest.\${name} // topic { inherit lib; rest = rest.\${name}; }) topics;
in
if lib ? extend then lib.extend (final: _: { hm = homeLibrary final; })
else let extended = lib // { hm = homeLibrary extended; }; in extended
`;

const cached = new WeakMap<Value, Thunk>();

/**
 * A `lib` with `lib.hm`, as modules of homes are called with it; without one, nixpkgs' own. The same library is extended
 * once.
 */
export function homeLibrary(evaluator: Evaluator, lib?: Thunk): Thunk {
  const known = lib && byOriginal.get(lib);
  if (known) return known;
  const library = libraryOf(evaluator, lib);
  if (lib) byOriginal.set(lib, library);
  return library;
}

const byOriginal = new WeakMap<Thunk, Thunk>();

function libraryOf(evaluator: Evaluator, lib: Thunk | undefined): Thunk {
  return new Thunk(() => {
    const original = lib?.force() ?? nixpkgsLib(evaluator);
    let extended = cached.get(original);
    if (!extended) {
      extended = new Thunk(() => extendedLibrary(evaluator, Thunk.of(original)));
      cached.set(original, extended);
    }
    return extended.force();
  });
}

function extendedLibrary(evaluator: Evaluator, lib: Thunk): Value {
  const rest = attrs(new Map(), unknown("not every function of home-manager's lib is modelled", { origin: "lib.hm" }));
  const functions = new Map<string, Attribute>();
  for (const [name, text] of topics) {
    functions.set(name, { value: new Thunk(() => topicFunction(evaluator, name, text)), place: null });
  }
  const given = setOf({ rest, topics: attrs(functions) });
  const argument = attrs(new Map([...given.attributes, ["lib", { value: lib, place: null }]]));
  return evaluator.apply(evaluator.evaluateModel("home-manager.lib", extension), Thunk.of(argument), null);
}

/** A topic's text is read when something in it is asked for. */
function topicFunction(evaluator: Evaluator, name: string, text: string): Value {
  const model = new Thunk(() => evaluator.evaluateModel(`lib.hm.${name}`, text));
  const run = primitive1((_, given, place) => {
    const argument = given.force();
    if (argument.type !== "attrs") return argument;
    const part = primitive1((_machine, of, at) => {
      const wanted = textOf(of, at);
      return evaluator.apply(evaluator.evaluateModel(`lib.hm.${wanted}`, parts.get(wanted) ?? ""), given, at);
    });
    const parted: Attribute = { value: Thunk.of(primitiveValue(evaluator, "part", part)), place: null };
    return evaluator.apply(model.force(), Thunk.of(attrs(new Map([...argument.attributes, ["part", parted]]))), place);
  });
  return primitiveValue(evaluator, name, run);
}
