import { asserts } from "./asserts.ts";
import { attrsets } from "./attrsets.ts";
import { cli } from "./cli.ts";
import { customisation } from "./customisation.ts";
import { debug } from "./debug.ts";
import { derivations } from "./derivations.ts";
import { fetchers } from "./fetchers.ts";
import { fileset } from "./fileset.ts";
import { filesystem } from "./filesystem.ts";
import { fixedPoints } from "./fixed-points.ts";
import { flakes } from "./flakes.ts";
import { former } from "./former.ts";
import { generators } from "./generators.ts";
import { gvariant } from "./gvariant.ts";
import { kernel } from "./kernel.ts";
import { licenses } from "./licenses.ts";
import { lists } from "./lists.ts";
import { meta } from "./meta.ts";
import { modules } from "./modules.ts";
import { network } from "./network.ts";
import { misc } from "./old-callers.ts";
import { options } from "./options.ts";
import { path } from "./path.ts";
import { sourceTypes } from "./source-types.ts";
import { sources } from "./sources.ts";
import { strings } from "./strings.ts";
import { stringsWithDeps } from "./strings-with-deps.ts";
import { systemElaborate } from "./system-elaborate.ts";
import { systemParts } from "./system-parts.ts";
import { systemPatterns } from "./system-patterns.ts";
import { systems } from "./systems.ts";
import { trivial } from "./trivial.ts";
import { types } from "./types.ts";
import { typesAround } from "./types-around.ts";
import { versions } from "./versions.ts";

/**
 * The Nix text of each set in `lib`: a function of `{ lib, rest, native, part, … }` that gives what is modelled of it.
 * Sets that are not here (`maintainers`, `teams`) are unknown as a whole.
 */
export const topics: ReadonlyMap<string, string> = new Map(
  Object.entries({
    asserts,
    attrsets,
    cli,
    customisation,
    debug,
    derivations,
    fetchers,
    fileset,
    filesystem,
    fixedPoints,
    flakes,
    former,
    generators,
    gvariant,
    kernel,
    licenses,
    lists,
    meta,
    misc,
    modules,
    network,
    options,
    path,
    sourceTypes,
    sources,
    strings,
    stringsWithDeps,
    systems,
    trivial,
    types,
    versions,
  }),
);

/** Parts of topics, which these ask for by name, as `part "system-parts"`. */
export const parts: ReadonlyMap<string, string> = new Map([
  ["system-elaborate", systemElaborate],
  ["system-parts", systemParts],
  ["system-patterns", systemPatterns],
  ["types-around", typesAround],
]);
