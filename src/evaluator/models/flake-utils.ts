import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

const reason = "flake-utils is not part of the repository";

/** What flakes use of flake-utils to write outputs for several systems at once; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest }:
let
  inherit (builtins) attrNames concatMap concatStringsSep elem foldl' isAttrs isPath isString listToAttrs map;
  defaultSystems = [ "aarch64-darwin" "aarch64-linux" "x86_64-darwin" "x86_64-linux" ];

  on = system: map (cpu: "\${cpu}-\${system}");
  allSystems = builtins.sort (a: b: a < b) (
    on "darwin" [ "aarch64" "armv7a" "i686" "x86_64" ]
    ++ on "cygwin" [ "i686" "x86_64" ]
    ++ on "freebsd13" [ "i686" "x86_64" ]
    ++ on "genode" [ "aarch64" "i686" "x86_64" ]
    ++ on "linux" [
      "aarch64" "armv5tel" "armv6l" "armv7a" "armv7l" "i686" "m68k" "microblaze" "microblazeel" "mips64el" "mipsel"
      "powerpc64" "powerpc64le" "riscv32" "riscv64" "s390" "s390x" "x86_64"
    ]
    ++ on "netbsd" [
      "aarch64" "armv6l" "armv7a" "armv7l" "i686" "m68k" "mipsel" "powerpc" "riscv32" "riscv64" "x86_64"
    ]
    ++ on "none" [
      "aarch64" "aarch64_be" "arm" "armv6l" "avr" "i686" "m68k" "microblaze" "microblazeel" "msp430" "or1k" "powerpc"
      "powerpcle" "riscv32" "riscv64" "rx" "s390" "s390x" "vc4" "x86_64"
    ]
    ++ on "openbsd" [ "i686" "x86_64" ]
    ++ on "windows" [ "i686" "x86_64" ]
    ++ on "wasi" [ "wasm32" "wasm64" ]
    ++ [ "javascript-ghcjs" "mmix-mmixware" "x86_64-redox" "x86_64-solaris" ]
  );

  # Each output of each system goes below the output's name: packages.x86_64-linux = ….
  eachSystem = systems: outputsFor:
    foldl'
      (all: system:
        let outputs = outputsFor system;
        in foldl'
          (merged: name: merged // { \${name} = (merged.\${name} or { }) // { \${system} = outputs.\${name}; }; })
          all
          (attrNames outputs))
      { }
      systems;
  eachSystemMap = systems: f: listToAttrs (map (name: { inherit name; value = f name; }) systems);

  isPackage = value: isAttrs value && value ? type && value.type == "derivation";
  # The packages of a tree of sets that say they are one, by their way from the root.
  flatten = path: tree: concatMap
    (name:
      let here = path ++ [ name ]; value = tree.\${name};
      in if isPackage value then [ { name = concatStringsSep "/" here; inherit value; } ]
        else if isAttrs value && value ? recurseForDerivations && value.recurseForDerivations == true then flatten here value
        else [ ])
    (attrNames tree);

  imported = given: if isPath given || isString given then import given else given;
  only = set: names: lib.filterAttrs (name: _: elem name names) set;
in
rest // {
  inherit allSystems defaultSystems eachSystem eachSystemMap;
  system = listToAttrs (map (name: { inherit name; value = name; }) allSystems);
  eachDefaultSystem = eachSystem defaultSystems;
  eachDefaultSystemMap = eachSystemMap defaultSystems;
  mkApp = { drv, name ? drv.pname or drv.name, exePath ? drv.passthru.exePath or "/bin/\${name}" }:
    { type = "app"; program = "\${drv}\${exePath}"; };
  flattenTree = tree: listToAttrs (flatten [ ] tree);
  filterPackages = system: lib.filterAttrs (_: package:
    let meta = package.meta or { };
    in isPackage package && !(meta.broken or false) && elem system (meta.platforms or allSystems)
      && !(elem system (meta.badPlatforms or [ ])));
  meld = inputs: foldl' (outputs: flake: lib.recursiveUpdate outputs (import flake inputs)) { };
  simpleFlake =
    { self, nixpkgs, name, config ? { }, overlay ? null, preOverlays ? [ ], shell ? null, systems ? defaultSystems }:
    eachSystem systems (system:
      let
        pkgs = import nixpkgs {
          inherit config system;
          overlays = preOverlays ++ (if overlay == null then [ ] else [ (imported overlay) ]);
        };
        packages = pkgs.\${name} or { };
      in
      { legacyPackages = packages; }
      // only packages [ "defaultPackage" "checks" ]
      // (if shell == null then only packages [ "devShell" ] else { devShell = imported shell { inherit pkgs; }; }));
}
`;

/** The input flake-utils: its `lib` is modelled. */
export function flakeUtilsModel(evaluator: Evaluator, origin: string): AttrsValue {
  const lib = flakeUtilsLib(evaluator, `${origin}.lib`);
  return attrs(new Map([["lib", { value: Thunk.of(lib), place: null }]]), unknown(reason, { origin }));
}

/** `lib` of flake-utils; what is not modelled of it is unknown with the origin. */
export function flakeUtilsLib(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown(reason, { origin }));
  return modelledLibrary(evaluator, "flake-utils.lib", libraryText, { rest });
}
