/** `lib.systems.inspect`: what a system is. */
export const systemPatterns = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) attrValues concatMap elem filter isList map mapAttrs;
  inherit (lib.systems.parse) cpuTypes execFormats kernelFamilies kernels significantBytes;
  # What is asserted of an ABI is no part of it.
  abis = mapAttrs (_: abi: removeAttrs abi [ "assertions" ]) lib.systems.parse.abis;

  family = family: { cpu = { inherit family; }; };
  sized = name: bits: { cpu = { family = name; inherit bits; }; };
  kernel = kernel: { inherit kernel; };
  ofAbi = names: map (name: { abi = abis.\${name}; }) names;
  withAbi = abi: { abi = { inherit abi; }; };
  formatted = execFormat: { kernel = { inherit execFormat; }; };

  patterns = rec {
    isi686 = { cpu = cpuTypes.i686; };
    isx86_32 = sized "x86" 32;
    isx86_64 = sized "x86" 64;
    isx86 = family "x86";
    isPower = family "power";
    isPower64 = sized "power" 64;
    isAbiElfv1 = withAbi "elfv1";
    isAbiElfv2 = [ (withAbi "elfv2") (sized "power" 64 // { abi = { name = "musl"; }; }) ];
    isAarch = family "arm";
    isAarch32 = sized "arm" 32;
    isAarch64 = sized "arm" 64;
    isArmv7 = map (cpu: { cpu = { inherit (cpu) arch; }; })
      (filter (cpu: lib.hasPrefix "armv7" (cpu.arch or "")) (attrValues cpuTypes));
    isMicroBlaze = family "microblaze";
    isMips = family "mips";
    isMips32 = sized "mips" 32;
    isMips64 = sized "mips" 64;
    isMips64n32 = sized "mips" 64 // withAbi "n32";
    isMips64n64 = sized "mips" 64 // withAbi "64";
    isMmix = family "mmix";
    isRiscV = family "riscv";
    isRiscV32 = sized "riscv" 32;
    isRiscV64 = sized "riscv" 64;
    isRx = family "rx";
    isSparc = family "sparc";
    isSparc64 = sized "sparc" 64;
    isWasm = family "wasm";
    isMsp430 = family "msp430";
    isVc4 = family "vc4";
    isAvr = family "avr";
    isAlpha = family "alpha";
    isOr1k = family "or1k";
    isM68k = family "m68k";
    isArc = family "arc";
    isSh4 = family "sh";
    isS390 = family "s390";
    isS390x = sized "s390" 64;
    isLoongArch64 = sized "loongarch" 64;
    isJavaScript = { cpu = cpuTypes.javascript; };
    is32bit = { cpu = { bits = 32; }; };
    is64bit = { cpu = { bits = 64; }; };
    isILP32 = [ (sized "wasm" 32) ] ++ map withAbi [ "n32" "ilp32" "x32" ];
    isBigEndian = { cpu = { significantByte = significantBytes.bigEndian; }; };
    isLittleEndian = { cpu = { significantByte = significantBytes.littleEndian; }; };

    isBSD = kernel { families = { inherit (kernelFamilies) bsd; }; };
    isDarwin = kernel { families = { inherit (kernelFamilies) darwin; }; };
    isUnix = [ isBSD isDarwin isLinux isSunOS isCygwin isRedox ];
    isMacOS = kernel kernels.macos;
    isiOS = kernel kernels.ios;
    isLinux = kernel kernels.linux;
    isSunOS = kernel kernels.solaris;
    isFreeBSD = kernel { name = "freebsd"; };
    isNetBSD = kernel kernels.netbsd;
    isOpenBSD = kernel kernels.openbsd;
    isWindows = kernel kernels.windows;
    isCygwin = kernel kernels.cygwin;
    isMinGW = kernel kernels.windows // { abi = abis.gnu; };
    isMsvc = kernel kernels.windows // { abi = abis.msvc; };
    isWasi = kernel kernels.wasi;
    isRedox = kernel kernels.redox;
    isGhcjs = kernel kernels.ghcjs;
    isGenode = kernel kernels.genode;
    isNone = kernel kernels.none;
    isUefi = [ (kernel kernels.uefi) ];

    isAndroid = ofAbi [ "android" "androideabi" ];
    isGnu = ofAbi [ "gnuabi64" "gnuabin32" "gnu" "gnueabi" "gnueabihf" "gnuabielfv1" "gnuabielfv2" ];
    isMusl = ofAbi [ "musl" "musleabi" "musleabihf" "muslabin32" "muslabi64" ];
    isUClibc = ofAbi [ "uclibc" "uclibceabi" "uclibceabihf" ];
    isEfi = map (version: { cpu = { family = "arm"; inherit version; }; }) [ "6" "7" "8" ]
      ++ map family [ "riscv" "x86" "loongarch" ];
    isElf = formatted execFormats.elf;
    isMacho = formatted execFormats.macho;
    isPE = formatted execFormats.pe;
    isEabi = { abi = { eabi = true; }; };
  };

  matchAny = patterns:
    if isList patterns then platform: builtins.any (pattern: lib.matchAttrs pattern platform) patterns
    else lib.matchAttrs patterns;
in
{
  inherit patterns;
  matchAnyAttrs = matchAny;
  predicates = mapAttrs (_: matchAny) patterns;
  platformPatterns = { isStatic = { parsed = { }; isStatic = true; }; };
  patternLogicalAnd = a: b:
    let
      stops = path: left: right:
        if builtins.intersectAttrs left right == { } || left == right then true
        else throw "patterns contradict each other at \${toString path}";
      both = left: map (lib.recursiveUpdateUntil stops left) (lib.toList b);
    in concatMap both (lib.toList a);
}
`;
