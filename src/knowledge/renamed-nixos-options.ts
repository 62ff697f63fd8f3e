/**
 * Options of NixOS that were renamed (`old > new`), changed (`old ~ new`) or removed (`old !`), under the release since
 * which. Only what configurations set often, and only what stood in a stored text of a module of nixpkgs that was read in
 * 2026-11, as `mkRenamedOptionModule` or `mkRemovedOptionModule`. Such a text is of one revision, not of each release: it
 * gives the release for `nix.*` alone, and says of `sound` that 24.05 had it. The other releases are from memory, the later
 * one where in doubt. What is missing here is not known to stand.
 */
export const renamedNixosOptions = `
nixos 22.05
nix.allowedUsers > nix.settings.allowed-users
nix.autoOptimiseStore > nix.settings.auto-optimise-store
nix.binaryCachePublicKeys > nix.settings.trusted-public-keys
nix.binaryCaches > nix.settings.substituters
nix.buildCores > nix.settings.cores
nix.maxJobs > nix.settings.max-jobs
nix.requireSignedBinaryCaches > nix.settings.require-sigs
nix.sandboxPaths > nix.settings.extra-sandbox-paths
nix.systemFeatures > nix.settings.system-features
nix.trustedBinaryCaches > nix.settings.trusted-substituters
nix.trustedUsers > nix.settings.trusted-users
nix.useSandbox > nix.settings.sandbox
nixos 23.05
boot.cleanTmpDir > boot.tmp.cleanOnBoot
boot.tmpOnTmpfs > boot.tmp.useTmpfs
boot.tmpOnTmpfsSize > boot.tmp.tmpfsSize
virtualisation.podman.defaultNetwork.dnsname !
virtualisation.podman.defaultNetwork.extraPlugins !
nixos 23.11
fonts.enableDefaultFonts > fonts.enableDefaultPackages
fonts.fonts > fonts.packages
nixos 24.05
services.xserver.displayManager.autoLogin > services.displayManager.autoLogin
services.xserver.displayManager.defaultSession > services.displayManager.defaultSession
services.xserver.displayManager.hiddenUsers > services.displayManager.hiddenUsers
services.xserver.displayManager.job.environment > services.displayManager.environment
services.xserver.displayManager.job.execCmd > services.displayManager.execCmd
services.xserver.displayManager.sddm.autoNumlock > services.displayManager.sddm.autoNumlock
services.xserver.displayManager.sddm.enable > services.displayManager.sddm.enable
services.xserver.displayManager.sddm.enableHidpi > services.displayManager.sddm.enableHidpi
services.xserver.displayManager.sddm.extraPackages > services.displayManager.sddm.extraPackages
services.xserver.displayManager.sddm.package > services.displayManager.sddm.package
services.xserver.displayManager.sddm.settings > services.displayManager.sddm.settings
services.xserver.displayManager.sddm.theme > services.displayManager.sddm.theme
services.xserver.displayManager.sddm.wayland.enable > services.displayManager.sddm.wayland.enable
services.xserver.libinput.enable > services.libinput.enable
services.xserver.libinput.mouse > services.libinput.mouse
services.xserver.libinput.touchpad > services.libinput.touchpad
services.xserver.libinput.accelProfile > services.libinput.touchpad.accelProfile
services.xserver.libinput.accelSpeed > services.libinput.touchpad.accelSpeed
services.xserver.libinput.clickMethod > services.libinput.touchpad.clickMethod
services.xserver.libinput.disableWhileTyping > services.libinput.touchpad.disableWhileTyping
services.xserver.libinput.middleEmulation > services.libinput.touchpad.middleEmulation
services.xserver.libinput.naturalScrolling > services.libinput.touchpad.naturalScrolling
services.xserver.libinput.scrollMethod > services.libinput.touchpad.scrollMethod
services.xserver.libinput.tapping > services.libinput.touchpad.tapping
nixos 24.11
hardware.opengl.driSupport !
hardware.opengl.driSupport32Bit > hardware.graphics.enable32Bit
hardware.opengl.enable > hardware.graphics.enable
hardware.opengl.extraPackages > hardware.graphics.extraPackages
hardware.opengl.extraPackages32 > hardware.graphics.extraPackages32
hardware.opengl.package > hardware.graphics.package
hardware.opengl.package32 > hardware.graphics.package32
sound.enable !
sound.mediaKeys !
nixos 25.05
hardware.pulseaudio > services.pulseaudio
nixos 25.11
services.xserver.desktopManager.gnome.enable > services.desktopManager.gnome.enable
services.xserver.desktopManager.gnome.extraGSettingsOverrides > services.desktopManager.gnome.extraGSettingsOverrides
services.xserver.displayManager.gdm.autoSuspend > services.displayManager.gdm.autoSuspend
services.xserver.displayManager.gdm.enable > services.displayManager.gdm.enable
services.xserver.displayManager.gdm.settings > services.displayManager.gdm.settings
services.xserver.displayManager.gdm.wayland > services.displayManager.gdm.wayland
systemd.extraConfig !
systemd.watchdog.device > systemd.settings.Manager.WatchdogDevice
systemd.watchdog.kexecTime > systemd.settings.Manager.KExecWatchdogSec
systemd.watchdog.rebootTime > systemd.settings.Manager.RebootWatchdogSec
systemd.watchdog.runtimeTime > systemd.settings.Manager.RuntimeWatchdogSec
nixos 26.05
documentation.man.generateCaches > documentation.man.cache.enable
services.resolved.dnsovertls > services.resolved.settings.Resolve.DNSOverTLS
services.resolved.dnssec > services.resolved.settings.Resolve.DNSSEC
services.resolved.domains > services.resolved.settings.Resolve.Domains
services.resolved.extraConfig !
services.resolved.fallbackDns > services.resolved.settings.Resolve.FallbackDNS
services.resolved.llmnr > services.resolved.settings.Resolve.LLMNR
systemd.sleep.extraConfig !
`;
