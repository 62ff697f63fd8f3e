import { one, written } from "../arguments.ts";
import type { Signatures } from "../signature-cases.ts";

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
