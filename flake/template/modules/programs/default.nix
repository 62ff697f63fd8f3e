{
  imports = [
    ./nix.nix
    ./packages.nix
  ];
}
