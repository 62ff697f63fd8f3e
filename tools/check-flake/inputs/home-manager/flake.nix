{
  description = "Stands in for home-manager: puts the modules of a home directory together, and takes whatever they define";

  inputs.nixpkgs.url = "nixpkgs";

  outputs = _: {
    lib.homeManagerConfiguration =
      { pkgs, modules }:
      pkgs.lib.evalModules {
        modules = modules ++ [
          (
            { lib, ... }:
            {
              _module = {
                freeformType = lib.types.lazyAttrsOf lib.types.anything;
                args = { inherit pkgs; };
              };
            }
          )
        ];
      };
  };
}
