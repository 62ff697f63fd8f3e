final: _: {
  rebuild = final.callPackage ../pkgs/rebuild { };
}
