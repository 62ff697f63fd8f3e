flake="${1:-.}#$(uname -n)"

nixos-rebuild build --flake "$flake"
nvd diff /run/current-system ./result

read -r -p "switch? [y/N] " answer
if [[ $answer == [yY] ]]; then
  nixos-rebuild switch --sudo --flake "$flake"
fi
