/** `lib.systems.parse`: processors, vendors, kernels and ABIs, and the systems made of them. */
export const systemParts = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) attrValues concatStringsSep elem elemAt head length listToAttrs map mapAttrs match removeAttrs;
  typed = type: mapAttrs (name: value: { _type = type; inherit name; } // value);

  significantBytes = typed "significant-byte" { bigEndian = { }; littleEndian = { }; };
  # Many processors that differ in their names only.
  alike = significantByte: family: bits: names:
    listToAttrs (map (name: { inherit name; value = { inherit bits family significantByte; }; }) names);
  big = alike significantBytes.bigEndian;
  little = alike significantBytes.littleEndian;
  arm = version: arch: { bits = 32; significantByte = significantBytes.littleEndian; family = "arm"; inherit arch version; };
  x86 = bits: arch: { inherit arch bits; significantByte = significantBytes.littleEndian; family = "x86"; };
  arm64 = significantByte: arm "8" "armv8-a" // { bits = 64; inherit significantByte; };

  processors = typed "cpu-type" (
    little "arm" 32 [ "arm" ] // {
      armv5tel = arm "5" "armv5t";
      armv6l = arm "6" "armv6";
      armv6m = arm "6" "armv6-m";
      armv7a = arm "7" "armv7-a";
      armv7l = arm "7" "armv7";
      armv7m = arm "7" "armv7-m";
      armv7r = arm "7" "armv7-r";
      armv8a = arm "8" "armv8-a";
      armv8m = arm "8" "armv8-m";
      armv8r = arm "8" "armv8-a";
      aarch64 = arm64 significantBytes.littleEndian;
      aarch64_be = arm64 significantBytes.bigEndian;
      i386 = x86 32 "i386";
      i486 = x86 32 "i486";
      i586 = x86 32 "i586";
      i686 = x86 32 "i686";
      x86_64 = x86 64 "x86-64";
      avr = { bits = 8; family = "avr"; };
    }
    // big "microblaze" 32 [ "microblaze" ] // little "microblaze" 32 [ "microblazeel" ]
    // big "mips" 32 [ "mips" ] // little "mips" 32 [ "mipsel" ]
    // big "mips" 64 [ "mips64" ] // little "mips" 64 [ "mips64el" ]
    // big "power" 32 [ "powerpc" ] // little "power" 32 [ "powerpcle" ]
    // big "power" 64 [ "powerpc64" ] // little "power" 64 [ "powerpc64le" ]
    // little "riscv" 32 [ "riscv32" ] // little "riscv" 64 [ "riscv64" ]
    // big "s390" 32 [ "s390" ] // big "s390" 64 [ "s390x" ]
    // big "sparc" 32 [ "sparc" ] // big "sparc" 64 [ "sparc64" ]
    // little "wasm" 32 [ "wasm32" ] // little "wasm" 64 [ "wasm64" ]
    // little "msp430" 16 [ "msp430" ] // little "sh" 32 [ "sh4" ] // big "mmix" 64 [ "mmix" ]
    // little "loongarch" 64 [ "loongarch64" ] // little "alpha" 64 [ "alpha" ] // big "m68k" 32 [ "m68k" ]
    // little "rx" 32 [ "rx" ] // little "vc4" 32 [ "vc4" ] // big "or1k" 32 [ "or1k" ] // little "arc" 32 [ "arc" ]
    // little "javascript" 32 [ "javascript" ]
  );
  cpuTypes = processors // { arm64 = processors.aarch64; };

  vendors = typed "vendor" { apple = { }; knuth = { }; none = { }; pc = { }; unknown = { }; w64 = { }; };
  execFormats = typed "exec-format" { aout = { }; elf = { }; macho = { }; pe = { }; unknown = { }; wasm = { }; };
  kernelFamilies = typed "exec-format" { bsd = { }; darwin = { }; };
  systemOf = families: execFormat: { inherit execFormat families; };
  ofBsd = systemOf { inherit (kernelFamilies) bsd; } execFormats.elf;
  ofDarwin = systemOf { inherit (kernelFamilies) darwin; } execFormats.macho;
  alone = systemOf { };
  ownKernels = typed "kernel" {
    macos = ofDarwin // { name = "darwin"; };
    ios = ofDarwin;
    freebsd = ofBsd;
    netbsd = ofBsd;
    openbsd = ofBsd;
    linux = alone execFormats.elf;
    genode = alone execFormats.elf;
    redox = alone execFormats.elf;
    solaris = alone execFormats.elf;
    cygwin = alone execFormats.pe;
    uefi = alone execFormats.pe;
    windows = alone execFormats.pe;
    wasi = alone execFormats.wasm;
    ghcjs = alone execFormats.unknown;
    mmixware = alone execFormats.unknown;
    none = alone execFormats.unknown;
  };
  kernels = ownKernels // {
    darwin = ownKernels.macos;
    tvos = ownKernels.ios;
    watchos = ownKernels.ios;
    win32 = ownKernels.windows;
  };

  soft = { float = "soft"; eabi = true; };
  hard = { float = "hard"; eabi = true; };
  must = assertion: message: { inherit assertion message; };
  notOnArm = must (platform: !platform.isAarch32);
  abis = typed "abi" {
    elf = { };
    msvc = { };
    unknown = { };
    eabi = soft;
    eabihf = hard;
    androideabi = { eabi = true; };
    android = { assertions = [ (notOnArm "On 32-bit ARM the ABI \\"android\\" is \\"androideabi\\".\\n") ]; };
    gnu = {
      assertions = [
        (notOnArm "On 32-bit ARM the ABI \\"gnu\\" is \\"gnueabi\\" or \\"gnueabihf\\".\\n")
        (must (platform: !(platform.isPower64 && platform.isBigEndian))
          "On big-endian 64-bit PowerPC the ABI \\"gnu\\" is \\"gnuabielfv1\\" or \\"gnuabielfv2\\".\\n")
      ];
    };
    gnueabi = soft;
    gnueabihf = hard;
    gnuabi64 = { abi = "64"; };
    gnuabin32 = { abi = "n32"; };
    gnuabielfv1 = { abi = "elfv1"; };
    gnuabielfv2 = { abi = "elfv2"; };
    musl = { };
    musleabi = soft;
    musleabihf = hard;
    muslabi64 = { abi = "64"; };
    muslabin32 = { abi = "n32"; };
    uclibc = { };
    uclibceabi = soft;
    uclibceabihf = hard;
  };

  # What each processor runs on besides itself, one step up.
  successors = {
    i386 = [ "i486" ]; i486 = [ "i586" ]; i586 = [ "i686" ]; i686 = [ "x86_64" ];
    arm = [ "armv5tel" ]; armv5tel = [ "armv6l" ]; armv6m = [ "armv6l" ]; armv6l = [ "armv7l" ];
    armv7l = [ "armv7a" "armv7r" ]; armv7m = [ "armv7a" "armv7r" ]; armv8a = [ "aarch64" ];
    powerpc = [ "powerpc64" ]; powerpcle = [ "powerpc64le" ]; mips = [ "mips64" ]; mipsel = [ "mips64el" ];
    sparc = [ "sparc64" ];
  };
  runs = a: b: a == b || builtins.any (next: runs a cpuTypes.\${next}) (successors.\${b.name} or [ ]);

  inherit (lib.systems.inspect.predicates) isAarch32 isBigEndian isCygwin isDarwin isLinux isPower64 isWindows;
  component = what: table: name: table.\${name} or (throw "Unknown \${what}: \${name}");
  fromSkeleton = { cpu, kernel, vendor ? null, abi ? null }@given:
    let
      withoutAbi = let found = match "(.*)e?abi.*" kernel; in if found == null then kernel else head found;
      kernelName = if lib.hasPrefix "darwin" kernel then "darwin" else if lib.hasPrefix "netbsd" kernel then "netbsd" else withoutAbi;
      usualVendor =
        if isDarwin parsed then vendors.apple else if isWindows parsed || isCygwin parsed then vendors.pc else vendors.unknown;
      usualAbi =
        if !(isLinux parsed || isWindows parsed) then abis.unknown
        else if isAarch32 parsed then
          if lib.versionAtLeast (parsed.cpu.version or "0") "6" then abis.gnueabihf else abis.gnueabi
        else if isPower64 parsed && isBigEndian parsed then abis.gnuabielfv1
        else abis.gnu;
      parsed = {
        cpu = component "CPU type" cpuTypes cpu;
        vendor = if given ? vendor then component "vendor" vendors vendor else usualVendor;
        kernel = component "kernel" kernels kernelName;
        abi = if given ? abi then component "ABI" abis abi else usualAbi;
      };
    in system parsed;
  system = { cpu, vendor, kernel, abi }@components:
    let isOf = table: value: (table.\${value.name or ""} or null) == value;
    in assert isOf cpuTypes cpu && isOf vendors vendor && builtins.elem kernel (attrValues kernels) && isOf abis abi;
      components // { _type = "system"; };

  # A system of one to four words: which of them is what.
  skeleton = words:
    let
      text = concatStringsSep "-" words;
      cpu = head words;
      second = elemAt words 1;
      third = elemAt words 2;
      begins = word: lib.hasPrefix word third;
    in {
      "1" = if cpu == "avr" then { inherit cpu; kernel = "none"; abi = "unknown"; } else throw "system string '\${text}' is ambiguous";
      "2" =
        if second == "cygwin" then { inherit cpu; vendor = "pc"; kernel = "cygwin"; }
        else if second == "windows" then { inherit cpu; kernel = "windows"; abi = "msvc"; }
        else if second == "elf" then { inherit cpu; vendor = "unknown"; kernel = "none"; abi = "elf"; }
        else { inherit cpu; kernel = second; };
      "3" =
        if second == "linux" || elem third [ "eabi" "eabihf" "elf" "gnu" ]
          then { inherit cpu; vendor = "unknown"; kernel = second; abi = third; }
        else if third == "mingw32" then { inherit cpu; vendor = second; kernel = "windows"; }
        else if second == "apple" || elem third [ "cygwin" "ghcjs" "mmixware" "redox" "uefi" ]
          || builtins.any begins [ "freebsd" "genode" "netbsd" "openbsd" ] || lib.hasPrefix "wasm32" cpu
          then { inherit cpu; vendor = second; kernel = third; }
        else throw "system string '\${text}' is ambiguous";
      "4" = { inherit cpu; vendor = second; kernel = third; abi = elemAt words 3; };
    }.\${toString (length words)} or (throw "system string '\${text}' has too many parts");

  nameOfKernel = kernel: kernel.name + toString (kernel.version or "");
  nameOnDarwin = cpu: if cpu.name == "aarch64" then "arm64" else cpu.name;
  usualFormat = cpu:
    if cpu.bits == 32 && elem cpu.family [ "arm" "m68k" "sparc" "x86" ] then execFormats.aout else execFormats.elf;
  muslOf = abi: {
    gnuabi64 = abis.muslabi64; gnuabin32 = abis.muslabin32; gnueabi = abis.musleabi; gnueabihf = abis.musleabihf;
    muslabi64 = abis.muslabi64; muslabin32 = abis.muslabin32; musleabi = abis.musleabi; musleabihf = abis.musleabihf;
  }.\${abi} or abis.musl;
in
{
  inherit abis cpuTypes execFormats kernelFamilies kernels significantBytes vendors;
  isCompatible = runs;
  isSystem = value: value._type or "" == "system";
  mkSystem = system;
  mkSystemFromSkeleton = fromSkeleton;
  mkSkeletonFromList = skeleton;
  mkSystemFromString = text: fromSkeleton (skeleton (lib.splitString "-" text));
  mkMuslSystem = parsed: system (removeAttrs parsed [ "_type" ] // { abi = muslOf parsed.abi.name; });
  kernelName = nameOfKernel;
  darwinArch = nameOnDarwin;
  gnuNetBSDDefaultExecFormat = usualFormat;
  doubleFromSystem = { cpu, kernel, ... }:
    "\${cpu.name}-\${if kernel.families ? darwin then "darwin" else nameOfKernel kernel}";
  tripleFromSystem = { cpu, vendor, kernel, abi, ... }:
    let
      processor = if kernel.families ? darwin then nameOnDarwin cpu else cpu.name;
      format = if kernel.name == "netbsd" && usualFormat cpu != kernel.execFormat then kernel.execFormat.name else "";
      binary = if abi.name == "unknown" then "" else "-\${abi.name}";
    in "\${processor}-\${vendor.name}-\${nameOfKernel kernel}\${format}\${binary}";
}
`;
