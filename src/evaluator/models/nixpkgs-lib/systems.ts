/** `lib.systems`: names of systems, and what is known of a system by its name. */
export const systems = /* nix */ `
{ lib, part, rest, ... }:
let
  inherit (builtins) filter isAttrs map mapAttrs removeAttrs;
  parse = part "system-parts";
  inspect = part "system-patterns";

  on = system: map (cpu: "\${cpu}-\${system}");
  all =
    on "cygwin" [ "i686" "x86_64" ]
    ++ on "darwin" [ "x86_64" "aarch64" ]
    ++ on "freebsd" [ "i686" "x86_64" "aarch64" ]
    ++ on "genode" [ "aarch64" "i686" "x86_64" ]
    ++ on "solaris" [ "x86_64" ]
    ++ on "ghcjs" [ "javascript" ]
    ++ on "linux" [
      "aarch64" "arc" "armv5tel" "armv6l" "armv7a" "armv7l" "i686" "loongarch64" "m68k" "sh4" "microblaze"
      "microblazeel" "mips" "mips64" "mips64el" "mipsel" "powerpc" "powerpc64" "powerpc64le" "riscv32" "riscv64" "s390"
      "s390x" "x86_64"
    ]
    ++ on "mmixware" [ "mmix" ]
    ++ on "netbsd" [
      "aarch64" "armv6l" "armv7a" "armv7l" "i686" "m68k" "mipsel" "powerpc" "riscv32" "riscv64" "x86_64"
    ]
    ++ on "none" [
      "aarch64_be" "aarch64" "arm" "armv6l" "avr" "i686" "microblaze" "microblazeel" "mips" "mips64" "msp430" "or1k"
      "m68k" "powerpc" "powerpcle" "riscv32" "riscv64" "rx" "s390" "s390x" "vc4" "x86_64"
    ]
    ++ on "openbsd" [ "i686" "x86_64" ]
    ++ on "redox" [ "x86_64" ]
    ++ on "wasi" [ "wasm64" "wasm32" ]
    ++ on "windows" [ "aarch64" "x86_64" "i686" ]
    ++ on "uefi" [ "aarch64" "x86_64" ];
  parsed = map parse.mkSystemFromString all;
  those = predicate: map parse.doubleFromSystem (filter predicate parsed);
  gnuAbis = [ "gnu" "gnueabi" "gnueabihf" "gnuabin32" "gnuabi64" "gnuabielfv1" "gnuabielfv2" ];
  doubles = mapAttrs (_: predicate: those inspect.predicates.\${predicate}) {
    aarch = "isAarch"; aarch64 = "isAarch64"; arc = "isArc"; arm = "isAarch32"; armv7 = "isArmv7";
    bigEndian = "isBigEndian"; cygwin = "isCygwin"; darwin = "isDarwin"; embedded = "isNone"; freebsd = "isFreeBSD";
    genode = "isGenode"; i686 = "isi686"; illumos = "isSunOS"; js = "isJavaScript"; linux = "isLinux";
    littleEndian = "isLittleEndian"; loongarch64 = "isLoongArch64"; m68k = "isM68k"; microblaze = "isMicroBlaze";
    mips = "isMips"; mmix = "isMmix"; netbsd = "isNetBSD"; openbsd = "isOpenBSD"; or1k = "isOr1k"; power = "isPower";
    redox = "isRedox"; riscv = "isRiscV"; riscv32 = "isRiscV32"; riscv64 = "isRiscV64"; rx = "isRx"; s390 = "isS390";
    s390x = "isS390x"; sh4 = "isSh4"; uefi = "isUefi"; unix = "isUnix"; vc4 = "isVc4"; wasi = "isWasi";
    windows = "isWindows"; x86 = "isx86"; x86_64 = "isx86_64";
  } // {
    inherit all;
    none = [ ];
    gnu = builtins.concatMap
      (abi: those (lib.matchAttrs { kernel = parse.kernels.linux; abi = parse.abis.\${abi}; }))
      gnuAbis;
  };

  functionNames = [ "canExecute" "emulator" "emulatorAvailable" "staticEmulatorAvailable" ];
  asAttrs = given: if isAttrs given then given else { system = given; };
in
{
  inherit doubles functionNames inspect parse;
  systemToAttrs = asAttrs;
  equals = a: b: a._withoutFunctions == b._withoutFunctions;
  flakeExposed = [
    "x86_64-linux" "aarch64-linux" "x86_64-darwin" "armv6l-linux" "armv7l-linux" "i686-linux" "aarch64-darwin"
    "powerpc64le-linux" "riscv64-linux" "x86_64-freebsd"
  ];
  elaborate = part "system-elaborate" { inherit functionNames; open = rest.elaborated; };
}
`;
