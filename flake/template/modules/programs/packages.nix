{ pkgs, ... }:
{
  environment.systemPackages = [
    pkgs.curl
    pkgs.git
    pkgs.htop
    pkgs.rebuild
  ];

  programs.firefox.enable = true;
}
