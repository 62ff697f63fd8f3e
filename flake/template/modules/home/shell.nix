{
  programs = {
    bash.enable = true;
    starship.enable = true;
  };
}
