# Who can read which secret: agenix encrypts `secrets/<name>.age` for these public keys.
#
#   let
#     ada = "ssh-ed25519 AAAA…";    # ~/.ssh/id_ed25519.pub of the user
#     laptop = "ssh-ed25519 AAAA…"; # /etc/ssh/ssh_host_ed25519_key.pub of the host
#   in
#   { "ada-password.age".publicKeys = [ ada laptop ]; }
{ }
