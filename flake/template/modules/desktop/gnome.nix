{
  services = {
    desktopManager.gnome.enable = true;
    displayManager.gdm.enable = true;
  };
}
