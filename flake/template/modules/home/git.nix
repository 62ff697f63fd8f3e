{ config, lib, ... }:
let
  cfg = config.mine.git;
in
{
  options.mine.git.email = lib.mkOption {
    type = lib.types.str;
    description = "Address that commits are made under.";
  };

  config.programs.git = {
    enable = true;
    settings = {
      user = {
        inherit (cfg) email;
        name = "Ada";
      };
      init.defaultBranch = "main";
    };
  };
}
