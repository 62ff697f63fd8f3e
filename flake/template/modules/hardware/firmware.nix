{
  hardware.enableRedistributableFirmware = true;
  services.fwupd.enable = true;
  zramSwap.enable = true;
}
