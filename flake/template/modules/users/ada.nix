{
  users.users.ada = {
    isNormalUser = true;
    description = "Ada";
    extraGroups = [
      "networkmanager"
      "wheel"
    ];
    # README.md tells how a password comes from a secret.
  };
}
