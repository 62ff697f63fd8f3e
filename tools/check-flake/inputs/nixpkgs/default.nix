# The packages. A derivation is real: it is built with the shell, the tools and the Node of this machine.
{
  lib ? import ./library.nix,
  system,
  overlays ? [ ],
  ...
}:

let
  inherit (import ./host.nix) shell path;
  isDarwin = builtins.match ".*-darwin" system != null;
  arch = if builtins.match "x86_64-.*" system != null then "x64" else "arm64";

  packages = final: rec {
    inherit lib system;

    stdenv = {
      inherit mkDerivation;
      hostPlatform = {
        inherit system isDarwin;
        isLinux = !isDarwin;
        node = {
          inherit arch;
          platform = if isDarwin then "darwin" else "linux";
        };
      };
      buildPlatform = stdenv.hostPlatform;
    };
    stdenvNoCC = stdenv;

    callPackage =
      file: given:
      let
        function = if builtins.isPath file then import file else file;
      in
      function (builtins.intersectAttrs (builtins.functionArgs function) final // given);

    mkDerivation =
      { name ? "${build.pname}-${build.version}", ... }@build:
      derivation (
        removeAttrs build [
          "meta"
          "passthru"
        ]
        // {
          inherit name system;
          builder = shell;
          args = [
            "-e"
            ./builder.sh
          ];
          PATH = path;
          toolPath = map (tool: "${tool}") (build.nativeBuildInputs or [ ]);
        }
      )
      // build.passthru or { }
      // {
        meta = build.meta or { };
        overrideAttrs = change: mkDerivation (build // change ({ meta = { }; } // build));
      };

    runCommand = name: build: buildCommand: mkDerivation (build // { inherit name buildCommand; });
    runCommandLocal = runCommand;
    writeText = name: text: builtins.toFile name text;
    writeShellScriptBin = name: text: writeShellApplication { inherit name text; };
    writeShellApplication =
      { name, text, meta ? { }, ... }:
      runCommand name { inherit text meta; } "mkdir -p $out/bin; echo \"$text\" > $out/bin/${name}";
    mkShell =
      { packages ? [ ], shellHook ? "", ... }:
      mkDerivation {
        name = "shell";
        inherit packages shellHook;
        buildCommand = "touch $out";
      };

    # Programs of this machine.
    machineProgram =
      mainProgram:
      runCommand mainProgram { meta = { inherit mainProgram; }; } ''
        mkdir -p $out/bin
        ln -s "$(command -v ${mainProgram})" $out/bin/${mainProgram}
      '';
    nodejs = machineProgram "node";
    # Programs that are named, but not run.
    inherit
      (lib.genAttrs [
        "curl"
        "fd"
        "git"
        "git-lfs"
        "gitMinimal"
        "htop"
        "nixfmt"
        "nixfmt-tree"
        "nixos-rebuild-ng"
        "nvd"
        "pre-commit"
        "ripgrep"
        "treefmt"
      ] (_: machineProgram "true"))
      curl
      fd
      git
      git-lfs
      gitMinimal
      htop
      nixfmt
      nixfmt-tree
      nixos-rebuild-ng
      nvd
      pre-commit
      ripgrep
      treefmt
      ;

    # The builder has their functions.
    installShellFiles = runCommand "install-shell-files" { } "mkdir $out";
    makeWrapper = runCommand "make-wrapper" { } "mkdir $out";

    formats.toml = _: {
      type = lib.types.attrsOf lib.types.anything;
      generate = name: settings: runCommand name { json = builtins.toJSON settings; } "node ${./toml.mjs} > $out";
    };

    fetchurl =
      { url, hash }:
      derivation {
        name = baseNameOf url;
        system = "builtin";
        builder = "builtin:fetchurl";
        inherit url;
        outputHash = hash;
        outputHashAlgo = null;
        outputHashMode = "flat";
        preferLocalBuild = true;
      };

    importNpmLock = {
      npmConfigHook = "npm";
      __functor =
        _:
        { package, packageLock }:
        let
          fetched = builtins.mapAttrs (
            _: entry:
            entry
            // lib.optionalAttrs (entry ? resolved) {
              resolved = "file:${
                fetchurl {
                  url = entry.resolved;
                  hash = entry.integrity;
                }
              }";
            }
          ) packageLock.packages;
          manifest = package // {
            devDependencies = builtins.mapAttrs (name: _: fetched."node_modules/${name}".resolved) package.devDependencies;
          };
        in
        runCommand "npm-dependencies" {
          manifest = builtins.toJSON manifest;
          lock = builtins.toJSON (packageLock // { packages = fetched; });
          passAsFile = [
            "manifest"
            "lock"
          ];
        } "mkdir $out; cp $manifestPath $out/package.json; cp $lockPath $out/package-lock.json";
    };
    buildNpmPackage = build: mkDerivation (build // { nativeBuildInputs = build.nativeBuildInputs ++ [ nodejs ]; });
  };

  extend = packages: overlay: final: let prev = packages final; in prev // overlay final prev;
  fix = make: let final = make final; in final;
in
fix (builtins.foldl' extend packages overlays)
