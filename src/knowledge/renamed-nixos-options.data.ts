/**
 * Options of NixOS that were renamed (`old > new`), changed (`old ~ new`) or removed (`old !`), under a release that has
 * it so: the first one for which a text that was read proves it, so that the true one may be older, never newer. A step
 * `*` stands for any name. What is missing here is not known to stand.
 *
 * Kept by hand, as nixpkgs could be read file by file only. Each group names what was read of it, in 2026-11:
 * - a path: that module below nixos/modules of nixpkgs, mostly as of mid 2026: for the paths of both options, and that
 *   the entry warns or fails there. Without it there is no entry: some options that the release notes call removed
 *   came back, and some that they call renamed are silent aliases. `sinceRelease`: the module itself gives the release;
 * - `rename.nix of …`: the same of nixos/modules/rename.nix, in a revision from before that release was branched off;
 * - `rl-…`: the release notes, nixos/doc/manual/release-notes/rl-….section.md, as they stood in 2026;
 * - `first set`, `first given up`: the month in which public configurations, in many repositories at once, began to
 *   set the new name or to drop the old one, by their git histories; the release is the one branched off next.
 */
export const renamedNixosOptions = `
nixos 22.05
# config/nix.nix: sinceRelease 2205
nix.allowedUsers > nix.settings.allowed-users
nix.autoOptimiseStore > nix.settings.auto-optimise-store
nix.binaryCachePublicKeys > nix.settings.trusted-public-keys
nix.binaryCaches > nix.settings.substituters
nix.buildCores > nix.settings.cores
nix.daemonIONiceLevel > nix.daemonIOSchedPriority
nix.maxJobs > nix.settings.max-jobs
nix.requireSignedBinaryCaches > nix.settings.require-sigs
nix.sandboxPaths > nix.settings.extra-sandbox-paths
nix.systemFeatures > nix.settings.system-features
nix.trustedBinaryCaches > nix.settings.trusted-substituters
nix.trustedUsers > nix.settings.trusted-users
nix.useSandbox > nix.settings.sandbox
# security/acme/default.nix; first set 2022-01
security.acme.email > security.acme.defaults.email
security.acme.enableDebugLogs > security.acme.defaults.enableDebugLogs
security.acme.renewInterval > security.acme.defaults.renewInterval
security.acme.server > security.acme.defaults.server
security.acme.validMinDays > security.acme.defaults.validMinDays
nixos 22.11
# rl-2211, services/monitoring/grafana.nix
services.grafana.addr > services.grafana.settings.server.http_addr
services.grafana.certFile > services.grafana.settings.server.cert_file
services.grafana.certKey > services.grafana.settings.server.cert_key
services.grafana.database.type > services.grafana.settings.database.type
services.grafana.domain > services.grafana.settings.server.domain
services.grafana.port > services.grafana.settings.server.http_port
services.grafana.protocol > services.grafana.settings.server.protocol
services.grafana.rootUrl > services.grafana.settings.server.root_url
services.grafana.socket > services.grafana.settings.server.socket
services.grafana.staticRootPath > services.grafana.settings.server.static_root_path
# rl-2211, services/x11/desktop-managers/xfce.nix
services.xserver.desktopManager.xfce.thunarPlugins > programs.thunar.plugins
nixos 23.05
# rl-2305, services/networking/ssh/sshd.nix
services.openssh.challengeResponseAuthentication > services.openssh.settings.KbdInteractiveAuthentication
services.openssh.ciphers > services.openssh.settings.Ciphers
services.openssh.forwardX11 > services.openssh.settings.X11Forwarding
services.openssh.gatewayPorts > services.openssh.settings.GatewayPorts
services.openssh.kbdInteractiveAuthentication > services.openssh.settings.KbdInteractiveAuthentication
services.openssh.kexAlgorithms > services.openssh.settings.KexAlgorithms
services.openssh.logLevel > services.openssh.settings.LogLevel
services.openssh.macs > services.openssh.settings.Macs
services.openssh.passwordAuthentication > services.openssh.settings.PasswordAuthentication
services.openssh.permitRootLogin > services.openssh.settings.PermitRootLogin
services.openssh.useDns > services.openssh.settings.UseDns
# system/boot/tmp.nix; first set 2023-04
boot.cleanTmpDir > boot.tmp.cleanOnBoot
boot.tmpOnTmpfs > boot.tmp.useTmpfs
boot.tmpOnTmpfsSize > boot.tmp.tmpfsSize
# rl-2305, services/misc/gitea.nix
services.gitea.cookieSecure > services.gitea.settings.session.COOKIE_SECURE
services.gitea.disableRegistration > services.gitea.settings.service.DISABLE_REGISTRATION
services.gitea.domain > services.gitea.settings.server.DOMAIN
services.gitea.httpAddress > services.gitea.settings.server.HTTP_ADDR
services.gitea.httpPort > services.gitea.settings.server.HTTP_PORT
services.gitea.log.level > services.gitea.settings.log.LEVEL
services.gitea.log.rootPath > services.gitea.settings.log.ROOT_PATH
services.gitea.rootUrl > services.gitea.settings.server.ROOT_URL
services.gitea.ssh.clonePort > services.gitea.settings.server.SSH_PORT
# rl-2305, virtualisation/podman/default.nix
virtualisation.podman.defaultNetwork.dnsname !
virtualisation.podman.defaultNetwork.extraPlugins !
# rl-2305, rename.nix of 26.05 or config/fonts/fontconfig.nix
hardware.video.hidpi.enable !
i18n.inputMethod.fcitx !
services.baget.enable !
# rl-2305, services/desktops/pipewire/pipewire.nix
services.pipewire.media-session !
nixos 23.11
# rl-2311, services/x11/xserver.nix and extra-layouts.nix: sinceRelease 2311
services.xserver.extraLayouts > services.xserver.xkb.extraLayouts
services.xserver.layout > services.xserver.xkb.layout
services.xserver.xkbDir > services.xserver.xkb.dir
services.xserver.xkbModel > services.xserver.xkb.model
services.xserver.xkbOptions > services.xserver.xkb.options
services.xserver.xkbVariant > services.xserver.xkb.variant
# rl-2311, config/fonts/packages.nix
fonts.enableDefaultFonts > fonts.enableDefaultPackages
fonts.fonts > fonts.packages
# rl-2311, services/networking/networkmanager.nix
networking.networkmanager.enableFccUnlock !
networking.networkmanager.firewallBackend !
# rl-2311, rename.nix of 26.05
services.dhcpd4 !
services.dhcpd6 !
services.prayer !
# rl-2311, config/users-groups.nix
users.users.*.passwordFile > users.users.*.hashedPasswordFile
# services/networking/syncthing.nix; first set 2023-07
services.syncthing.devices > services.syncthing.settings.devices
services.syncthing.extraOptions > services.syncthing.settings
services.syncthing.folders > services.syncthing.settings.folders
services.syncthing.options > services.syncthing.settings.options
nixos 24.05
# services/display-managers/default.nix; first set 2024-04
services.xserver.displayManager.autoLogin > services.displayManager.autoLogin
services.xserver.displayManager.defaultSession > services.displayManager.defaultSession
services.xserver.displayManager.hiddenUsers > services.displayManager.hiddenUsers
services.xserver.displayManager.job.environment > services.displayManager.environment
services.xserver.displayManager.job.execCmd > services.displayManager.execCmd
services.xserver.displayManager.job.logToFile > services.displayManager.logToFile
services.xserver.displayManager.job.logToJournal > services.displayManager.logToJournal
services.xserver.displayManager.job.preStart > services.displayManager.preStart
services.xserver.displayManager.sessionData > services.displayManager.sessionData
services.xserver.displayManager.sessionPackages > services.displayManager.sessionPackages
# services/display-managers/sddm.nix; first set 2024-04
services.xserver.displayManager.sddm.autoLogin.minimumUid > services.displayManager.sddm.autoLogin.minimumUid
services.xserver.displayManager.sddm.autoLogin.relogin > services.displayManager.sddm.autoLogin.relogin
services.xserver.displayManager.sddm.autoNumlock > services.displayManager.sddm.autoNumlock
services.xserver.displayManager.sddm.enable > services.displayManager.sddm.enable
services.xserver.displayManager.sddm.enableHidpi > services.displayManager.sddm.enableHidpi
services.xserver.displayManager.sddm.extraPackages > services.displayManager.sddm.extraPackages
services.xserver.displayManager.sddm.package > services.displayManager.sddm.package
services.xserver.displayManager.sddm.settings > services.displayManager.sddm.settings
services.xserver.displayManager.sddm.setupScript > services.displayManager.sddm.setupScript
services.xserver.displayManager.sddm.stopScript > services.displayManager.sddm.stopScript
services.xserver.displayManager.sddm.theme > services.displayManager.sddm.theme
services.xserver.displayManager.sddm.wayland.enable > services.displayManager.sddm.wayland.enable
# services/hardware/libinput.nix; first set 2024-04
services.xserver.libinput.accelProfile > services.libinput.touchpad.accelProfile
services.xserver.libinput.accelSpeed > services.libinput.touchpad.accelSpeed
services.xserver.libinput.additionalOptions > services.libinput.touchpad.additionalOptions
services.xserver.libinput.buttonMapping > services.libinput.touchpad.buttonMapping
services.xserver.libinput.calibrationMatrix > services.libinput.touchpad.calibrationMatrix
services.xserver.libinput.clickMethod > services.libinput.touchpad.clickMethod
services.xserver.libinput.disableWhileTyping > services.libinput.touchpad.disableWhileTyping
services.xserver.libinput.enable > services.libinput.enable
services.xserver.libinput.horizontalScrolling > services.libinput.touchpad.horizontalScrolling
services.xserver.libinput.leftHanded > services.libinput.touchpad.leftHanded
services.xserver.libinput.middleEmulation > services.libinput.touchpad.middleEmulation
services.xserver.libinput.mouse > services.libinput.mouse
services.xserver.libinput.naturalScrolling > services.libinput.touchpad.naturalScrolling
services.xserver.libinput.scrollButton > services.libinput.touchpad.scrollButton
services.xserver.libinput.scrollMethod > services.libinput.touchpad.scrollMethod
services.xserver.libinput.sendEventsMode > services.libinput.touchpad.sendEventsMode
services.xserver.libinput.tapping > services.libinput.touchpad.tapping
services.xserver.libinput.tappingButtonMap > services.libinput.touchpad.tappingButtonMap
services.xserver.libinput.tappingDragLock > services.libinput.touchpad.tappingDragLock
services.xserver.libinput.touchpad > services.libinput.touchpad
services.xserver.libinput.transformationMatrix > services.libinput.touchpad.transformationMatrix
# rl-2405, services/networking/avahi-daemon.nix, security/pam.nix, services/misc/paperless.nix
security.pam.enableSSHAgentAuth > security.pam.sshAgentAuth.enable
services.avahi.nssmdns > services.avahi.nssmdns4
services.paperless.extraConfig > services.paperless.settings
# rl-2405, services/web-apps/nextcloud.nix
services.nextcloud.config.dbport !
services.nextcloud.config.defaultPhoneRegion > services.nextcloud.settings.default_phone_region
services.nextcloud.config.extraTrustedDomains > services.nextcloud.settings.trusted_domains
services.nextcloud.config.overwriteProtocol > services.nextcloud.settings.overwriteprotocol
services.nextcloud.config.trustedProxies > services.nextcloud.settings.trusted_proxies
services.nextcloud.extraOptions > services.nextcloud.settings
services.nextcloud.logLevel > services.nextcloud.settings.loglevel
services.nextcloud.logType > services.nextcloud.settings.log_type
services.nextcloud.skeletonDirectory > services.nextcloud.settings.skeletondirectory
# rl-2405, services/networking/networkmanager.nix; first given up 2024-04
networking.networkmanager.extraConfig !
# services/hardware/nvidia-container-toolkit; first set 2024-04
virtualisation.containers.cdi.dynamic.nvidia.enable > hardware.nvidia-container-toolkit.enable
# programs/gnupg.nix; first given up 2024-03
programs.gnupg.agent.pinentryFlavor !
# tasks/filesystems/zfs.nix; first given up 2024-03
boot.zfs.enableUnstable !
# programs/wayland/hyprland.nix; first given up 2023-08
programs.hyprland.enableNvidiaPatches !
programs.hyprland.nvidiaPatches !
# rl-2405, services/security/oauth2-proxy.nix, system/boot/systemd/oomd.nix
services.oauth2_proxy > services.oauth2-proxy
systemd.oomd.enableUserServices > systemd.oomd.enableUserSlices
nixos 24.11
# rl-2411, services/audio/alsa.nix
sound.enable !
sound.mediaKeys !
# hardware/graphics.nix; first set 2024-06
hardware.opengl.driSupport !
hardware.opengl.driSupport32Bit > hardware.graphics.enable32Bit
hardware.opengl.enable > hardware.graphics.enable
hardware.opengl.extraPackages > hardware.graphics.extraPackages
hardware.opengl.extraPackages32 > hardware.graphics.extraPackages32
hardware.opengl.package > hardware.graphics.package
hardware.opengl.package32 > hardware.graphics.package32
# rl-2411, services/network-filesystems/samba.nix
services.samba.configText !
services.samba.enableNmbd > services.samba.nmbd.enable
services.samba.enableWinbindd > services.samba.winbindd.enable
services.samba.extraConfig !
services.samba.invalidUsers > services.samba.settings.global.invalid users
services.samba.securityType > services.samba.settings.global.security
services.samba.shares > services.samba.settings
# rl-2411, security/pam.nix
security.pam.u2f.appId > security.pam.u2f.settings.appid
security.pam.u2f.authFile > security.pam.u2f.settings.authfile
security.pam.u2f.cue > security.pam.u2f.settings.cue
security.pam.u2f.debug > security.pam.u2f.settings.debug
security.pam.u2f.interactive > security.pam.u2f.settings.interactive
security.pam.u2f.origin > security.pam.u2f.settings.origin
# rl-2411, i18n/input-method/default.nix, system/boot/systemd.nix
i18n.inputMethod.enabled ~ i18n.inputMethod.type
systemd.enableUnifiedCgroupHierarchy !
# rl-2411, rename.nix of 26.05
boot.loader.raspberryPi !
environment.noXlibs !
services.ankisyncd !
services.antennas !
services.confluence !
services.crowd !
services.dnscrypt-wrapper !
services.jira !
services.lshd !
services.matrix-sliding-sync !
services.mxisd !
services.replay-sorcery !
services.shout !
services.tvheadend !
# rl-2411, services/misc/forgejo.nix, services/misc/ollama.nix
services.forgejo.mailerPasswordFile > services.forgejo.secrets.mailer.PASSWD
services.ollama.sandbox !
services.ollama.writablePaths !
nixos 25.05
# rl-2505, services/audio/pulseaudio.nix
hardware.pulseaudio > services.pulseaudio
# rl-2505, services/misc/locate.nix
services.locate.localuser !
# rl-2505, rename.nix of 26.05
hardware.gkraken.enable !
services.rippleDataApi !
services.rippled !
services.signald !
# installer/cd-dvd/iso-image.nix, installer/sd-card/sd-image.nix: sinceRelease 2505
isoImage.isoBaseName > image.baseName
sdImage.imageBaseName > image.baseName
# rl-2505, services/audio/alsa.nix
sound.enableOSSEmulation > hardware.alsa.enableOSSEmulation
sound.extraConfig > hardware.alsa.config
nixos 25.11
# rl-2511, system/boot/systemd.nix
systemd.enableCgroupAccounting !
systemd.extraConfig !
systemd.watchdog.device > systemd.settings.Manager.WatchdogDevice
systemd.watchdog.kexecTime > systemd.settings.Manager.KExecWatchdogSec
systemd.watchdog.rebootTime > systemd.settings.Manager.RebootWatchdogSec
systemd.watchdog.runtimeTime > systemd.settings.Manager.RuntimeWatchdogSec
# rl-2511, system/boot/systemd/logind.nix
services.logind.extraConfig !
services.logind.hibernateKey > services.logind.settings.Login.HandleHibernateKey
services.logind.hibernateKeyLongPress > services.logind.settings.Login.HandleHibernateKeyLongPress
services.logind.killUserProcesses > services.logind.settings.Login.KillUserProcesses
services.logind.lidSwitch > services.logind.settings.Login.HandleLidSwitch
services.logind.lidSwitchDocked > services.logind.settings.Login.HandleLidSwitchDocked
services.logind.lidSwitchExternalPower > services.logind.settings.Login.HandleLidSwitchExternalPower
services.logind.powerKey > services.logind.settings.Login.HandlePowerKey
services.logind.powerKeyLongPress > services.logind.settings.Login.HandlePowerKeyLongPress
services.logind.rebootKey > services.logind.settings.Login.HandleRebootKey
services.logind.rebootKeyLongPress > services.logind.settings.Login.HandleRebootKeyLongPress
services.logind.suspendKey > services.logind.settings.Login.HandleSuspendKey
services.logind.suspendKeyLongPress > services.logind.settings.Login.HandleSuspendKeyLongPress
# services/desktop-managers/gnome.nix; first set 2025-07
services.gnome.core-utilities.enable > services.gnome.core-apps.enable
services.xserver.desktopManager.gnome.debug > services.desktopManager.gnome.debug
services.xserver.desktopManager.gnome.enable > services.desktopManager.gnome.enable
services.xserver.desktopManager.gnome.extraGSettingsOverridePackages > services.desktopManager.gnome.extraGSettingsOverridePackages
services.xserver.desktopManager.gnome.extraGSettingsOverrides > services.desktopManager.gnome.extraGSettingsOverrides
services.xserver.desktopManager.gnome.flashback.panelModulePackages > services.desktopManager.gnome.flashback.panelModulePackages
services.xserver.desktopManager.gnome.sessionPath > services.desktopManager.gnome.sessionPath
# services/display-managers/gdm.nix; first set 2025-07
services.xserver.displayManager.gdm.autoLogin.delay > services.displayManager.gdm.autoLogin.delay
services.xserver.displayManager.gdm.autoSuspend > services.displayManager.gdm.autoSuspend
services.xserver.displayManager.gdm.banner > services.displayManager.gdm.banner
services.xserver.displayManager.gdm.debug > services.displayManager.gdm.debug
services.xserver.displayManager.gdm.enable > services.displayManager.gdm.enable
services.xserver.displayManager.gdm.settings > services.displayManager.gdm.settings
# rl-2511, services/display-managers/greetd.nix, services/networking/dnscrypt-proxy.nix
services.dnscrypt-proxy2 > services.dnscrypt-proxy
services.greetd.vt !
# rl-2511, rename.nix of 26.05
hardware.amdgpu.amdvlk !
programs.cardboard !
programs.file-roller !
programs.goldwarden !
services.chatgpt-retrieval-plugin !
services.clamsmtp !
services.filesender !
services.gateone !
services.nixseparatedebuginfod !
services.parsoid !
services.polipo !
services.postfixadmin !
services.private-gpt !
services.quorum !
services.siproxd !
services.sourcehut !
services.xserver.desktopManager.deepin !
services.xserver.desktopManager.plasma5 !
virtualisation.lxd !
# rename.nix of 25.11 and of 26.05
environment.blcr.enable !
fonts.fontconfig.penultimate !
hardware.brightnessctl !
hardware.u2f !
hardware.xow !
networking.vpnc !
networking.wicd !
programs.gnome-documents !
programs.pantheon-tweaks !
programs.thefuck !
programs.tilp2 !
programs.way-cooler !
programs.yabar !
security.hideProcessInformation !
services.anbox !
services.beegfs !
services.beegfsEnable !
services.cgmanager.enable !
services.chronos !
services.conduwuit !
services.couchpotato !
services.dd-agent !
services.exhibitor !
services.firefox.syncserver !
services.flashpolicyd !
services.fourStore !
services.fourStoreEndpoint !
services.fprot !
services.frab !
services.gogoclient !
services.grafana-agent !
services.gsignond !
services.haka !
services.homeassistant-satellite !
services.hydron !
services.ihatemoney !
services.kippo !
services.mailpile !
services.marathon !
services.mathics !
services.meguca !
services.mesos !
services.moinmoin !
services.mwlib !
services.openfire !
services.pantheon.files !
services.prey !
services.quagga !
services.racoon !
services.railcar !
services.restya-board !
services.riak !
services.rtsp-simple-server !
services.seeks !
services.shellinabox !
services.ssmtp !
services.tedicross !
services.unifi-video !
services.venus !
services.virtuoso !
services.wakeonlan !
services.winstone !
services.xmr-stak !
services.xserver.displayManager.auto !
services.xserver.multitouch !
virtualisation.rkt !
# rl-2511, security/acme/default.nix, system/activation/switchable-system.nix, system/boot/nix-store.nix
boot.readOnlyNixStore !
security.acme.preliminarySelfsigned !
system.switch.enableNg !
# rl-2511, programs/corectrl.nix, virtualisation/libvirtd.nix
programs.corectrl.gpuOverclock.enable > hardware.amdgpu.overdrive.enable
virtualisation.libvirtd.qemu.ovmf !
# rl-2511; no such module in mid 2026
services.seafile !
services.xserver.windowManager.yeahwm !
nixos 26.05
# rl-2605, system/boot/resolved.nix
services.resolved.dnsovertls > services.resolved.settings.Resolve.DNSOverTLS
services.resolved.dnssec > services.resolved.settings.Resolve.DNSSEC
services.resolved.domains > services.resolved.settings.Resolve.Domains
services.resolved.extraConfig !
services.resolved.fallbackDns > services.resolved.settings.Resolve.FallbackDNS
services.resolved.llmnr > services.resolved.settings.Resolve.LLMNR
# rl-2605, system/boot/systemd.nix, services/networking/ssh/sshd.nix
services.openssh.banner !
systemd.sleep.extraConfig !
# rl-2605, services/web-apps/seerr.nix, services/mail/stalwart.nix
services.jellyseerr > services.seerr
services.stalwart-mail > services.stalwart
# misc/documentation.nix; first set 2026-02
documentation.man.generateCaches > documentation.man.cache.enable
# rename.nix of 26.05; first given up 2026-01
programs.adb !
# rl-2605, rename.nix of 26.05
programs.light !
programs.pqos-wrapper !
services.crabfit !
services.ethercalc !
services.opengfw !
services.pingvin-share !
services.promtail !
services.pyload !
services.statsd !
services.uptime !
services.xserver.cmt !
services.xtreemfs !
# rl-2605, installer/tools/tools.nix, system/boot/systemd/coredump.nix
system.rebuild.enableNg !
systemd.coredump.extraConfig !
# services/misc/ollama.nix; first given up 2025-12
services.ollama.acceleration !
`;
