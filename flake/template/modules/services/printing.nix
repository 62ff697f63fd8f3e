# An option of your own: hosts turn on what they need.
{ config, lib, ... }:
let
  cfg = config.mine.printing;
in
{
  options.mine.printing.enable = lib.mkEnableOption "printing to printers on the network";

  config = lib.mkIf cfg.enable {
    services = {
      printing.enable = true;
      avahi = {
        enable = true;
        nssmdns4 = true;
      };
    };
  };
}
