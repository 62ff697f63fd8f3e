{
  networking = {
    networkmanager.enable = true;
    nftables.enable = true;
  };
  time.timeZone = "UTC";
}
