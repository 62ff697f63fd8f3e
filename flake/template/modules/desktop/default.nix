{
  imports = [
    ./audio.nix
    ./gnome.nix
  ];
}
