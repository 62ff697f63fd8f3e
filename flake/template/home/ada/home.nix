{ pkgs, ... }:
{
  imports = [ ../../modules/home ];

  home = {
    username = "ada";
    homeDirectory = "/home/ada";
    packages = [
      pkgs.fd
      pkgs.ripgrep
    ];
    # The release this home directory was set up with. It stays.
    stateVersion = "26.05";
  };

  mine.git.email = "ada@example.org";

  programs.home-manager.enable = true;
}
