import { derivation, list, name, one, scalar, set, text, written } from "../arguments.ts";
import type { Signatures } from "../signature-cases.ts";

const withFormals = written(
  "({ a, b ? 2 }: { sum = [ a b ]; })",
  "({ a ? 1 }: { inherit a; })",
  "({ a }: x: [ a x ])",
  "({ b }: b)",
  "({ a, c }: { inherit a c; overrideAttrs = g: g; })",
);
const overridable = written(
  "({ a ? 1, b ? 2 }: { inherit a b; })",
  "({ a ? 1, b ? 2 }: x: [ a b x ])",
  "(args: { n = builtins.attrNames args; })",
);
const given = written("{ }", "{ a = 5; }", "{ b = 6; }", "{ a = 7; b = 8; }");
const change = written("{ a = 9; }", "(old: { b = (old.b or 0) + 1; })", "{ }");
const automatic = written("{ a = 1; c = 3; d = 4; }", "{ b = 2; }", "{ }");
const scope = written(
  "(self: { x = 1; y = self.x; })",
  "(self: { p = self.callPackage ({ x ? 7 }: { inherit x; }) { }; x = 3; })",
);
const overlay = written("(final: prev: { x = 10; })", "(final: prev: { z = prev.x; })");
const bare =
  'removeAttrs (value) [ "callPackage" "newScope" "overrideScope" "override" "overrideDerivation" "packages" ]';
const shownScope = (value: string) =>
  `builtins.mapAttrs (_: v: if builtins.isAttrs v then removeAttrs v [ "override" "overrideDerivation" ] else v) (${bare.replace("value", value)})`;
const cross = written(
  "{ buildBuild = 1; buildHost = 2; buildTarget = 3; hostHost = 4; hostTarget = 5; targetTarget = 6; }",
);
const prefixed = written(
  "{ selfBuildBuild = { x = 1; }; selfBuildHost = { x = 2; }; selfBuildTarget = { }; selfHostHost = { }; selfHostTarget = { }; selfTargetTarget = { }; }",
);

/** A package without the packages in it, for these hold each other without end. */
const flatPackage = (made: string) =>
  `let p = ${made}; flat = builtins.mapAttrs (_: v: if builtins.isAttrs v then builtins.attrNames v else if builtins.isList v then builtins.length v else v); in [ (flat p) (flat (p.out or p.bin)) ]`;

export const customisation: Signatures = {
  makeOverridable: (random) => {
    const made = `f ${overridable(random)} ${given(random)}`;
    return random.chance(0.5)
      ? `builtins.attrNames (${made})`
      : `let r = (${made}).override ${change(random)}; in if lib.isAttrs r && !(lib.isFunction r) then removeAttrs r [ "override" "overrideDerivation" ] else r 5`;
  },
  callPackageWith: (random) =>
    `let r = f ${automatic(random)} ${withFormals(random)} ${given(random)}; in if builtins.isAttrs r && !(r ? __functor) then removeAttrs r [ "override" "overrideDerivation" "overrideAttrs" ] else builtins.typeOf r`,
  callPackagesWith: (random) =>
    `builtins.mapAttrs (_: p: removeAttrs p [ "override" "overrideDerivation" ]) (f ${automatic(random)} ${written("({ a }: { p = { inherit a; }; q = { }; })", '({ b ? 1 }: { type = "derivation"; name = "d"; })')(random)} ${given(random)})`,
  extendDerivation: (random) =>
    flatPackage(
      `f ${written("true", "false")(random)} ${written("{ p = 1; }", "{ overrideAttrs = g: { out = g; }; }")(random)} (${derivation(random)})`,
    ),
  hydraJob: (random) => (random.chance(0.1) ? "f null" : flatPackage(`f (${derivation(random)})`)),
  makeScope: (random) =>
    shownScope(
      `(f (extra: lib.callPackageWith ({ n = 1; } // extra)) ${scope(random)})${random.chance(0.5) ? `.overrideScope ${overlay(random)}` : ""}`,
    ),
  "makeScopeWithSplicing'": (random) =>
    shownScope(
      `f { splicePackages = x: x.pkgsHostTarget; newScope = extra: lib.callPackageWith extra; } { otherSplices = ${prefixed(random)}; f = ${scope(random)}; }`,
    ),
  makeScopeWithSplicing: (random) =>
    shownScope(
      `f (x: x.pkgsHostTarget) (extra: lib.callPackageWith extra) ${prefixed(random)} (_: { }) (_: { }) ${scope(random)}`,
    ),
  extendMkDerivation: (random) =>
    `let g = f { constructDrv = { name, v ? 1 }@args: args; extendDrvArgs = final: { w ? 2, ... }@args: { inherit w; }; excludeDrvArgNames = [ "z" ]; transformDrv = x: x; }; in [ g.__functionArgs ${random.chance(0.5) ? "(builtins.attrNames g)" : ""} ]`,
  renameCrossIndexFrom: [written('"self"'), prefixed],
  renameCrossIndexTo: [written('"pkgs"', '""'), cross],
  mapCrossIndex: [written("(x: x + 1)", "(x: [ x ])"), cross],
  overrideDerivation: (_) => "builtins.isFunction f",
};

export const derivations: Signatures = {
  lazyDerivation: (random) =>
    `f { derivation = ${one(derivation, written('{ type = "x"; }'))(random)}; ${random.chance(0.5) ? "meta = { m = 1; };" : ""} ${random.chance(0.5) ? "passthru = { p = 1; };" : ""} ${random.chance(0.3) ? 'outputs = [ "out" "dev" ];' : ""} }`,
  optionalDrvAttr: [written("true", "false"), scalar],
  warnOnInstantiate: [text, derivation],
};

const platform = written('(lib.systems.elaborate "x86_64-linux")', '(lib.systems.elaborate "aarch64-darwin")');
const patterns = written(
  '"x86_64-linux"',
  '"aarch64-darwin"',
  "{ }",
  "lib.systems.inspect.patterns.isLinux",
  "{ isStatic = true; parsed = { }; }",
);
/** Of an identifier that is not modelled it is not known whether nixpkgs has it. */
const spdx = written('"MIT"', '"mit"', '"GPL-3.0-only"', '"apache-2.0"', '"busl-1.1"');

export const meta: Signatures = {
  addMetaAttrs: [written("{ a = 1; }", "{ }"), derivation],
  dontDistribute: [derivation],
  setName: [name, derivation],
  updateName: [written('(n: n + "-x")'), derivation],
  appendToName: [name, derivation],
  mapDerivationAttrset: [written("(p: p.name)"), set(one(derivation, scalar), 3)],
  defaultPriority: "value",
  setPrio: [written("3", "(-1)"), derivation],
  lowPrio: [derivation],
  hiPrio: [derivation],
  lowPrioSet: [set(one(derivation, scalar), 3)],
  hiPrioSet: [set(one(derivation, scalar), 3)],
  platformMatch: [platform, patterns],
  availableOn: (random) =>
    `f ${platform(random)} { meta = { ${random.chance(0.7) ? `platforms = ${list(patterns, 3)(random)};` : ""} ${random.chance(0.4) ? `badPlatforms = ${list(patterns, 2)(random)};` : ""} }; }`,
  getLicenseFromSpdxId: (random) => `(f ${spdx(random)}).shortName`,
  getLicenseFromSpdxIdOr: (random) => `(f ${spdx(random)} { shortName = "none"; }).shortName`,
  licensesSpdx: (_) => "f.MIT.shortName",
  getExe: [one(derivation, written("1", '{ name = "x"; }'))],
  "getExe'": [one(derivation, written("1", "{ }")), written('"x"', '"a/b"', "1")],
  cpeFullVersionWithVendor: [text, text],
};

const licence = written(
  "mit",
  "asl20",
  "gpl3Only",
  "gpl2Plus",
  "unfree",
  "unfreeRedistributable",
  "bsd3",
  "bsl11",
  "gpl3",
  "cc-by-nc-sa-40",
  "free",
  "sspl",
);
const compound = (random: Parameters<typeof licence>[0]): string => {
  const one = `lib.licenses.${licence(random)}`;
  const kind = random.below(5);
  if (kind === 0) return `(lib.licenses.OR [ ${one} lib.licenses.${licence(random)} ])`;
  if (kind === 1)
    return `(lib.licenses.AND [ ${one} (lib.licenses.OR [ lib.licenses.${licence(random)} lib.licenses.mit ]) ])`;
  if (kind === 2) return `(lib.licenses.PLUS ${one})`;
  if (kind === 3) return `(lib.licenses.WITH ${one} lib.licenses.${licence(random)})`;
  return one;
};

/** Of names and addresses of licenses the model says nothing. */
const factsOf = (names: readonly string[]) =>
  `map (n: let l = lib.licenses.\${n}; in [ l.shortName l.free l.redistributable l.deprecated l.licenseType (l.spdxId or null) ]) [ ${names.map((n) => `"${n}"`).join(" ")} ]`;

export const licenses: Signatures = {
  OR: (random) => `builtins.attrNames (${compound(random)})`,
  AND: (random) => `(f [ ${compound(random)} ]).operator`,
  WITH: (random) => `(f ${compound(random)} 1).operator`,
  PLUS: (random) => `(f ${compound(random)}).licenseType`,
  isFree: [compound],
  isRedistributable: [compound],
  toSPDX: [compound],
  evaluateProperty: (random) => `f (l: l.free) ${random.chance(0.5)} ${compound(random)}`,
  evaluateNamedProperty: (random) => `f "redistributable" ${random.chance(0.5)} ${compound(random)}`,
  containsLicenses: (random) => `let f' = l: l.shortName; in f [ ] ${compound(random)}`,
  mit: (random) => factsOf([licence(random), licence(random)]),
};
