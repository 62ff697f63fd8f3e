import { anything, bool, derivation, list, name, natural, one, scalar, set, text, written } from "../arguments.ts";
import type { Signatures } from "../signature-cases.ts";

const flat = set(scalar);
const flags = written('{ flags = [ "x" "y" ]; z = true; }', "{ z = false; a = 1; }", "{ }");
const flagName = written('"x"', '"z"', '"true"', '"false"', '"n"', '"a"');
const given = written('[ [ "n" 5 ] [ "m" null ] ]', "[ ]");
const input = (random: Parameters<typeof flat>[0], more: string) =>
  `f { inputList = ${list(natural, 7)(random)}; ${more} }`;
const merger = written("(a: b: a // b)");
const inputs = written(
  "{ buildInputs = [ 1 ]; n = 1; }",
  "{ buildInputs = [ 2 ]; passthru = { a = 1; }; }",
  '{ postInstall = "x"; passthru = { b = 2; }; }',
  "{ buildPhase = 1; }",
);

export const misc: Signatures = {
  maybeAttr: [name, scalar, flat],
  maybeAttrNullable: [name, scalar, flat],
  setAttr: [flat, name, scalar],
  setAttrMerge: [name, scalar, flat, written("(x: [ x ])")],
  nvs: [name, scalar],
  defaultMergeArg: [flat, one(flat, written("(x: x // { q = 1; })"))],
  defaultMerge: [flat, one(flat, written("(x: { q = x; })"))],
  foldArgs: (random) =>
    `let r = f ${merger(random)} (x: { sum = x; }) { a = 1; } ${written("{ b = 2; }", "(x: { c = x.a; })", "{ a = 3; }")(random)}; in [ r.sum (r.override { z = 1; }).sum ]`,
  ifEnable: [bool, one(scalar, list(scalar), flat)],
  checkFlag: [flags, flagName],
  getValue: [flags, given, flagName],
  checkReqs: [flags, given, list(written('[ "x" "n" ]', '[ "q" "n" ]', '[ "true" "m" ]', '[ "z" ]'), 3)],
  condConcat: [text, written('[ true "a" false "b" ]', "[ ]", '[ false "q" ]'), written("(x: x)", "(x: !x)")],
  imap: [written("(i: x: [ i x ])"), list(scalar)],
  uniqList: (random) => input(random, random.chance(0.4) ? "acc = [ 1 ];" : ""),
  uniqListExt: (random) => input(random, random.chance(0.5) ? "getter = x: x / 2;" : "outputList = [ 3 ];"),
  lazyGenericClosure: (random) =>
    `f { startSet = ${list(written("{ key = 1; }", "{ key = 2; }"), 4)(random)}; operator = x: if x.key < 5 then [ { key = x.key + 2; } ] else [ ]; }`,
  innerModifySumArgs: (random) => `f (a: b: { inherit a; }) { x = 1; } ${flat(random)} null`,
  modifySumArgs: (random) => `f (a: b: { inherit a b; }) { x = 1; } ${flat(random)} null`,
  innerClosePropagation: (_) => "map (p: p.n) (f [ ] [ { n = 1; propagatedBuildInputs = [ { n = 2; } ]; } null ])",
  closePropagationSlow: (_) =>
    "map (p: p.n) (f [ { n = 1; propagatedBuildInputs = [ { n = 2; } { n = 3; } ]; } { n = 4; } ])",
  closePropagationFast: (random) => `map (p: p.name) (f ${list(derivation, 4)(random)})`,
  closePropagation: (random) => `map (p: p.name) (f ${list(derivation, 4)(random)})`,
  mergeAttrsWithFunc: [written("(a: b: [ a b ])"), flat, flat],
  mergeAttrsConcatenateValues: [flat, flat],
  mergeAttrsNoOverride: [written("{ }", '{ mergeLists = [ "n" ]; }'), inputs, inputs],
  mergeAttrByFunc: (random) =>
    `removeAttrs (f ${inputs(random)} (${inputs(random)} // { mergeAttrBy = { n = a: b: [ a b ]; }; })) [ "mergeAttrBy" ]`,
  mergeAttrsByFuncDefaults: (random) => `removeAttrs (f ${list(inputs, 4)(random)}) [ "mergeAttrBy" ]`,
  mergeAttrsByFuncDefaultsClean: [list(inputs, 4)],
  mergeAttrBy: (_) => "builtins.mapAttrs (_: g: builtins.isFunction g) f",
  nixType: [one(anything, derivation)],
  fakeHash: "value",
  fakeSha256: "value",
  fakeSha512: "value",
};

const system = written(
  '"x86_64-linux"',
  '"aarch64-darwin"',
  '"armv7l-linux"',
  '"riscv64-linux"',
  '"x86_64-freebsd"',
  '"wasm32-wasi"',
  '"powerpc64-linux"',
  '"i686-windows"',
  '{ config = "aarch64-unknown-linux-musl"; }',
  '{ system = "x86_64-linux"; libc = "x"; }',
  '"mipsel-linux"',
  '"armv6l-linux"',
  '"x86_64-none"',
  '"s390x-linux"',
  '"loongarch64-linux"',
  '"x86_64-cygwin"',
  '"x86_64-netbsd"',
  '"javascript-ghcjs"',
  '"nonsense"',
  '"a-b-c-d-e"',
  '{ config = "x86_64-w64-mingw32"; }',
);
/** What follows for programming languages, and from features of processors, the model leaves open. */
const modelled = `[ "config" "system" "parsed" "libc" "linker" "libDir" "extensions" "uname" "linuxArch" "ubootArch" "qemuArch" "efiArch" "darwinArch" "darwinPlatform" "darwinMinVersionVariable" "useLLVM" "isStatic" "hasSharedLibraries" "gcc" "rustc" "useAndroidPrebuilt" "useiOSPrebuilt" "androidSdkVersion" "androidNdkVersion" ]`;
const elaborated = (given: string) =>
  `let s = lib.systems.elaborate ${given}; in [ (map (n: if n == "parsed" then s.parsed // { abi = removeAttrs s.parsed.abi [ "assertions" ]; } else s.\${n}) ${modelled}) (map (n: s.\${n}) (builtins.attrNames lib.systems.inspect.predicates)) ]`;
const parsed = (given: string) => `lib.systems.parse.mkSystemFromString ${given}`;
const triple = written(
  '"x86_64-linux"',
  '"aarch64-apple-darwin"',
  '"armv7l-unknown-linux-gnueabihf"',
  '"x86_64-netbsd"',
  '"avr"',
  '"arm-none-eabi"',
  '"x86_64-unknown-freebsd13"',
  '"m68k-netbsd"',
  '"x86_64-w64-mingw32"',
  '"i686-elf"',
  '"msp430-elf"',
  '"x86_64-pc-cygwin"',
  '"powerpc-none-eabi"',
);
const cpu = written("i386", "i686", "x86_64", "armv7l", "aarch64", "armv6l", "mips", "mips64", "arm");
const component =
  (table: string): Signatures[string] =>
  (_) =>
    `builtins.mapAttrs (_: v: removeAttrs v [ "assertions" ]) lib.systems.parse.${table}`;

export const systems: Signatures = {
  elaborate: (random) => elaborated(system(random)),
  flakeExposed: "value",
  functionNames: "value",
  doubles: "value",
  systemToAttrs: [system],
  equals: (_) => "builtins.isFunction f",
  "parse.abis": component("abis"),
  "parse.cpuTypes": component("cpuTypes"),
  "parse.kernels": component("kernels"),
  "parse.kernelFamilies": component("kernelFamilies"),
  "parse.vendors": component("vendors"),
  "parse.execFormats": component("execFormats"),
  "parse.significantBytes": component("significantBytes"),
  "parse.mkSystemFromString": (random) =>
    `let r = f ${one(triple, written('"nope-linux"', '"x86_64"'))(random)}; in r // { abi = removeAttrs r.abi [ "assertions" ]; }`,
  "parse.mkSkeletonFromList": (random) => `f (lib.splitString "-" ${triple(random)})`,
  "parse.mkSystemFromSkeleton": (random) => `(f { cpu = "${cpu(random)}"; kernel = "linux"; }).abi.name`,
  "parse.mkSystem": (random) =>
    `f (removeAttrs (${parsed(triple(random))}) [ "_type" "abi" ] // { abi = lib.systems.parse.abis.musl; })`,
  "parse.mkMuslSystem": (random) => `f (${parsed(triple(random))})`,
  "parse.tripleFromSystem": (random) => `f (${parsed(triple(random))})`,
  "parse.doubleFromSystem": (random) => `f (${parsed(triple(random))})`,
  "parse.isSystem": (random) => `f (${one((r) => parsed(triple(r)), written("{ }"))(random)})`,
  "parse.kernelName": (random) => `f (${parsed(triple(random))}).kernel`,
  "parse.darwinArch": (random) => `f lib.systems.parse.cpuTypes.${cpu(random)}`,
  "parse.gnuNetBSDDefaultExecFormat": (random) => `f lib.systems.parse.cpuTypes.${cpu(random)}`,
  "parse.isCompatible": (random) =>
    `f lib.systems.parse.cpuTypes.${cpu(random)} lib.systems.parse.cpuTypes.${cpu(random)}`,
  "inspect.patterns": "value",
  "inspect.platformPatterns": "value",
  "inspect.predicates": (random) => `builtins.mapAttrs (_: p: p (${parsed(triple(random))})) f`,
  "inspect.matchAnyAttrs": (random) =>
    `f ${written("[ { a = 1; } { b = 2; } ]", "{ a = 1; }", "[ ]")(random)} ${written("{ a = 1; b = 3; }", "{ b = 2; }")(random)}`,
  "inspect.patternLogicalAnd": (random) =>
    `f ${written("{ a = 1; }", "[ { a = 1; } { b = 2; } ]")(random)} ${written("{ a = 1; }", "{ a = 2; }", "{ c = 3; }")(random)}`,
};
