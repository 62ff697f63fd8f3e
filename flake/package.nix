# The program. A release carries it built, in dist/; else it is built from source: what that downloads is fetched by the
# hashes of package-lock.json, so that no hash is kept here, and the build itself needs no network.
{
  lib,
  stdenv,
  stdenvNoCC,
  buildNpmPackage,
  importNpmLock,
  installShellFiles,
  makeWrapper,
  nodejs,
}:

let
  manifest = lib.importJSON ../package.json;
  homepage = "https://github.com/flakelint/flakelint";
  isRelease = builtins.pathExists ../dist/cli.js;

  sources = [
    "LICENSE"
    "package.json"
    "schema"
  ]
  ++ (
    if isRelease then
      [ "dist" ]
    else
      [
        "THIRD-PARTY-NOTICES.md"
        "package-lock.json"
        "src"
        "tools"
        "tsconfig.json"
      ]
  );

  # How dist/ is made where there is none.
  build = {
    npmDeps = importNpmLock (
      import ./build-dependencies.nix {
        inherit lib manifest;
        lock = lib.importJSON ../package-lock.json;
        inherit (stdenv.buildPlatform) node;
      }
    );
    inherit (importNpmLock) npmConfigHook;
    # No package needs its install script for what is done with it here.
    npmRebuildFlags = [ "--ignore-scripts" ];
  };

  make = if isRelease then stdenvNoCC.mkDerivation else attributes: buildNpmPackage (attributes // build);
in
make {
  pname = manifest.name;
  inherit (manifest) version;

  src = lib.cleanSourceWith {
    name = "flakelint-source";
    src = ../.;
    filter =
      path: _:
      let
        inRepository = lib.removePrefix "${toString ../.}/" (toString path);
      in
      lib.elem (lib.head (lib.splitString "/" inRepository)) sources;
  };

  nativeBuildInputs = [
    installShellFiles
    makeWrapper
  ];

  # dist/ is all there is to install: `npm pack` would tell the same, but for a package.json full of store paths.
  installPhase = ''
    runHook preInstall

    mkdir -p $out/lib/flakelint
    cp -r dist schema LICENSE $out/lib/flakelint/
    cp $src/package.json $out/lib/flakelint/
    makeWrapper ${lib.getExe nodejs} $out/bin/flakelint --add-flags $out/lib/flakelint/dist/cli.js

    for page in dist/man/*; do
      if [ -e "$page" ]; then installManPage "$page"; fi
    done
    if [ -d dist/completions ]; then
      installShellCompletion --cmd flakelint \
        --bash dist/completions/flakelint.bash \
        --fish dist/completions/flakelint.fish \
        --zsh dist/completions/_flakelint
    fi

    runHook postInstall
  '';

  # A flake without offences is clean, and one with offences is not.
  doInstallCheck = true;
  installCheckPhase = ''
    runHook preInstallCheck

    $out/bin/flakelint --version | grep -F ${lib.escapeShellArg manifest.version}
    $out/bin/flakelint check ${../fixtures/flakes/hosts-layout} --fail-on note
    if $out/bin/flakelint check ${../fixtures/flakes/hosts-layout-broken} > /dev/null; then
      echo "offences were not found"
      exit 1
    fi

    runHook postInstallCheck
  '';

  meta = {
    inherit (manifest) description;
    inherit homepage;
    changelog = "${homepage}/releases/tag/v${manifest.version}";
    license = lib.licenses.mit;
    mainProgram = "flakelint";
    platforms = lib.platforms.unix;
  };
}
