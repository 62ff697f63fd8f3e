{
  imports = [ ./ada.nix ];

  security.sudo.execWheelOnly = true;
}
