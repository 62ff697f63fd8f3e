/** `lib.systems.elaborate`: a system with all that follows from its name. */
export const systemElaborate = /* nix */ `
{ lib, ... }:
{ functionNames, open }:
given:
let
  inherit (builtins) mapAttrs removeAttrs;
  inherit (lib.systems) inspect parse;
  # The first name of which the predicate holds for this platform.
  choose = default: choices:
    let found = builtins.filter (choice: builtins.head choice) choices;
    in if found == [ ] then default else builtins.elemAt (builtins.head found) 1;

  all = lib.systems.systemToAttrs given;
  own = removeAttrs all [ "_withoutFunctions" "parsed" "system" ];
  predicates = mapAttrs (_: predicate: predicate final.parsed) inspect.predicates;
  endian = lib.optionalString final.isLittleEndian;
  name = final.parsed.cpu.name;

  gccOf =
    let version = final.parsed.cpu.version or null;
    in choose { } [
      [ (final.isAarch32 && version == null) { } ]
      [ (final.isAarch32 && lib.versionOlder version "6") { arch = "armv5te"; } ]
      [ (final.isAarch32 && lib.versionOlder version "7") { arch = "armv6kz"; fpu = "vfpv2"; } ]
      [ final.isAarch32 { arch = "armv7-a"; fpu = "vfpv3-d16"; } ]
      [ (final.isAarch64 && final.isDarwin) { arch = "armv8.3-a+crypto+sha2+aes+crc+fp16+lse+simd+ras+rdm+rcpc"; cpu = "apple-a13"; } ]
      [ final.isAarch64 { arch = "armv8-a"; } ]
      [ final.isLoongArch64 { arch = "la64v1.0"; strict-align = false; cmodel = "medium"; } ]
      [ (name == "mipsel") { arch = "mips32r2"; abi = "32"; } ]
      [ true (own.gcc or { }) ]
    ];

  computed = {
    _withoutFunctions = removeAttrs final (functionNames ++ [ "_withoutFunctions" ]);
    parsed = parse.mkSystemFromString (own.config or all.system);
    system = parse.doubleFromSystem final.parsed;
    config = parse.tripleFromSystem final.parsed;
    canExecute = platform:
      final.isAndroid == platform.isAndroid
      && parse.isCompatible final.parsed.cpu platform.parsed.cpu
      && final.parsed.kernel == platform.parsed.kernel
      && (final.parsed.cpu != platform.parsed.cpu || !(platform ? gcc.arch)
        || (final ? gcc.arch && (final.gcc.arch == platform.gcc.arch || open.canExecuteArchitecture)));

    useLLVM = final.isFreeBSD || final.isOpenBSD;
    libc = choose "native/impure" [
      [ final.isDarwin "libSystem" ]
      [ final.isMsvc "ucrt" ]
      [ final.isMinGW "msvcrt" ]
      [ final.isCygwin "cygwin" ]
      [ final.isWasi "wasilibc" ]
      [ final.isWasm null ]
      [ final.isRedox "relibc" ]
      [ final.isMusl "musl" ]
      [ final.isUClibc "uclibc" ]
      [ final.isAndroid "bionic" ]
      [ final.isLinux "glibc" ]
      [ final.isFreeBSD "fblibc" ]
      [ final.isOpenBSD "oblibc" ]
      [ final.isNetBSD "nblibc" ]
      [ final.isAvr "avrlibc" ]
      [ final.isGhcjs null ]
      [ final.isNone "newlib" ]
    ];
    linker = if final.useLLVM then "lld" else if final.isDarwin then "cctools" else "bfd";
    libDir =
      if !final.isLinux then null
      else if final.isx86_64 || final.isMips64 || final.isPower64 then "lib64" else "lib";
    isStatic = final.isWasi || final.isRedox;
    hasSharedLibraries = !final.isStatic && builtins.any (predicate: final.\${predicate}) [
      "isAndroid" "isGnu" "isMusl" "isDarwin" "isSunOS" "isOpenBSD" "isFreeBSD" "isNetBSD" "isCygwin" "isMinGW"
      "isWindows" "isWasm"
    ];
    extensions =
      let ofWindows = final.isWindows || final.isCygwin;
      in {
        staticLibrary = if final.isWindows then ".lib" else ".a";
        library = if final.isStatic then final.extensions.staticLibrary else final.extensions.sharedLibrary;
        executable = if ofWindows then ".exe" else "";
        \${if final.hasSharedLibraries then "sharedLibrary" else null} =
          if final.isDarwin then ".dylib" else if ofWindows then ".dll" else ".so";
      };
    useAndroidPrebuilt = false;
    useiOSPrebuilt = false;
    androidSdkVersion = null;
    androidNdkVersion = null;
    gcc = gccOf;
    rustc = { };
    uname = {
      system = {
        cygwin = "CYGWIN_NT"; darwin = "Darwin"; freebsd = "FreeBSD"; genode = "Genode"; linux = "Linux";
        netbsd = "NetBSD"; openbsd = "OpenBSD"; redox = "Redox"; wasi = "Wasi"; windows = "Windows";
      }.\${final.parsed.kernel.name} or null;
      processor = choose name [
        [ final.isPower64 "ppc64\${endian "le"}" ]
        [ final.isPower "ppc\${endian "le"}" ]
        [ final.isMips64 "mips64" ]
        [ final.isDarwin final.darwinArch ]
      ];
      release = null;
    };
    linuxArch = choose name [
      [ final.isAarch32 "arm" ]
      [ final.isAarch64 "arm64" ]
      [ final.isx86_32 "i386" ]
      [ final.isx86_64 "x86_64" ]
      [ final.isMicroBlaze "microblaze" ]
      [ final.isMips "mips" ]
      [ final.isPower "powerpc" ]
      [ final.isRiscV "riscv" ]
      [ final.isSh4 "sh" ]
      [ final.isS390 "s390" ]
      [ final.isLoongArch64 "loongarch" ]
    ];
    ubootArch = if final.isx86_32 then "x86" else if final.isMips64 then "mips64" else final.linuxArch;
    qemuArch = choose final.uname.processor [
      [ final.isAarch32 "arm" ]
      [ final.isAarch64 "aarch64\${lib.optionalString final.isBigEndian "_be"}" ]
      [ (final.isS390 && !final.isS390x) null ]
      [ final.isx86_64 "x86_64" ]
      [ final.isx86 "i386" ]
      [ final.isMips64n32 "mipsn32\${endian "el"}" ]
      [ final.isMips64 "mips64\${endian "el"}" ]
    ];
    efiArch = choose name [
      [ final.isx86_32 "ia32" ]
      [ final.isx86_64 "x64" ]
      [ final.isAarch32 "arm" ]
      [ final.isAarch64 "aa64" ]
    ];
    darwinArch = parse.darwinArch final.parsed.cpu;
    darwinPlatform = if final.isMacOS then "macos" else if final.isiOS then "ios" else null;
    darwinMinVersionVariable =
      if final.isMacOS then "MACOSX_DEPLOYMENT_TARGET" else if final.isiOS then "IPHONEOS_DEPLOYMENT_TARGET" else null;
  };
  # What is not said here (languages' own names for it, features of processors) is not known.
  final = open // computed // predicates // own;
in
final
`;
