{
  imports = [
    ./hardware-configuration.nix
    ../../modules/hardware
    ../../modules/desktop
    ../../modules/programs
    ../../modules/services
    ../../modules/users
  ];

  networking.hostName = "laptop";

  mine.printing.enable = true;

  # The release this machine was installed with. It stays when the system is updated.
  system.stateVersion = "26.05";
}
