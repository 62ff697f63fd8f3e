# The phases that a package of nixpkgs goes through, as far as flakelint's own need them. No network: every address
# leads to a closed port.
for tool in $toolPath; do PATH=$tool/bin:$PATH; done
export PATH HOME=/homeless-shelter http_proxy=http://127.0.0.1:9 https_proxy=http://127.0.0.1:9
if [ -n "${NIX_ATTRS_SH_FILE-}" ]; then . "$NIX_ATTRS_SH_FILE"; fi

runHook() { eval "${!1-}"; }
makeWrapper() {
  mkdir -p "$(dirname "$2")"
  printf '#!%s\nexec %q %s "$@"\n' "$BASH" "$1" "$4" > "$2"
  chmod +x "$2"
}
installManPage() { install -Dm644 -t "$out/share/man/man${1##*.}" "$1"; }
installShellCompletion() {
  install -Dm644 "$4" "$out/share/bash-completion/completions/$2.bash"
  install -Dm644 "$6" "$out/share/fish/vendor_completions.d/$2.fish"
  install -Dm644 "$8" "$out/share/zsh/site-functions/_$2"
}

if [ -n "${buildCommand-}${buildCommandPath-}" ]; then
  eval "${buildCommand-$(cat "$buildCommandPath")}"
  exit 0
fi

cp -r "$src" source
chmod -R u+w source
cd source
if [ -n "${npmDeps-}" ]; then
  cp --no-preserve=mode "$npmDeps"/package*.json .
  HOME=$NIX_BUILD_TOP npm install --offline --ignore-scripts --no-audit --no-fund
  HOME=$NIX_BUILD_TOP npm rebuild --offline $npmRebuildFlags
  HOME=$NIX_BUILD_TOP npm run build
fi
eval "$installPhase"
cd "$NIX_BUILD_TOP"
if [ -n "${doInstallCheck-}" ]; then eval "$installCheckPhase"; fi
