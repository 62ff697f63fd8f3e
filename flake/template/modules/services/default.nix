{
  imports = [
    ./networking.nix
    ./openssh.nix
    ./printing.nix
  ];
}
