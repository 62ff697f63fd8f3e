{
  imports = [
    ./boot.nix
    ./firmware.nix
  ];
}
