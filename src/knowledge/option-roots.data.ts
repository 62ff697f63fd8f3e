// Written by tools/option-roots.ts; do not edit.
export const optionRoots = `
homeManager accounts dbus dconf editorconfig fonts gtk home home-files i18n launchd lib manual mozilla news nix nixGL nixpkgs pam programs qt services specialisation specialization sshAuthSock submoduleSupport systemd targets uninstall vdirsyncer wayland xdg xfconf xresources xsession
darwin assertions documentation environment fonts homebrew ids launchd lib meta networking nix nixpkgs power programs security services system time users warnings
`;
