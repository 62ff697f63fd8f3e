// Written by tools/renamed-options.ts; do not edit.
export const renamedOptions = `
darwin 24.11
environment.loginShell !
environment.postBuild > environment.extraSetup
fonts.enableFontDir !
fonts.fontDir.enable !
fonts.fonts !
homebrew.autoUpdate > homebrew.onActivation.autoUpdate
homebrew.cleanup > homebrew.onActivation.cleanup
nix.allowedUsers > nix.settings.allowed-users
nix.autoOptimiseStore > nix.settings.auto-optimise-store
nix.binaryCachePublicKeys > nix.settings.trusted-public-keys
nix.binaryCaches > nix.settings.substituters
nix.buildCores > nix.settings.cores
nix.daemonCPUSchedPolicy !
nix.daemonIONice > nix.daemonIOLowPriority
nix.daemonIOSchedClass !
nix.daemonIOSchedPriority !
nix.daemonNiceLevel !
nix.gc.dates !
nix.gc.persistent !
nix.gc.randomizedDelaySec !
nix.linux-builder.modules !
nix.maxJobs > nix.settings.max-jobs
nix.optimise.dates !
nix.profile !
nix.readOnlyStore !
nix.requireSignedBinaryCaches > nix.settings.require-sigs
nix.sandboxPaths > nix.settings.extra-sandbox-paths
nix.trustedBinaryCaches > nix.settings.trusted-substituters
nix.trustedUsers > nix.settings.trusted-users
nix.useSandbox > nix.settings.sandbox
nix.version !
programs.bash.enableCompletion > programs.bash.completion.enable
programs.tmux.defaultCommand !
programs.tmux.tmuxConfig > programs.tmux.extraConfig
services.activate-system.enable !
services.buildkite-agent !
services.gitlab-runner.configOptions !
services.gitlab-runner.packages > services.gitlab-runner.extraPackages
services.gitlab-runner.workDir !
services.hercules-ci-agent.baseDirectory > services.hercules-ci-agent.settings.baseDirectory
services.hercules-ci-agent.concurrentTasks > services.hercules-ci-agent.settings.concurrentTasks
services.hercules-ci-agent.extraOptions > services.hercules-ci-agent.settings
services.hercules-ci-agent.patchNix !
services.openssh.authorizedKeysFiles !
services.postgresql.extraConfig !
services.prometheus.exporters.node.firewallFilter !
services.prometheus.exporters.node.firewallRules !
services.prometheus.exporters.node.openFirewall !
services.tailscale.domain !
services.tailscale.magicDNS !
system.defaults.dock.expose-group-by-app > system.defaults.dock.expose-group-apps
users.forceRecreate !
users.nix.configureBuildUsers > nix.configureBuildUsers
users.nix.nrBuildUsers > nix.nrBuildUsers
darwin 25.05
nix.configureBuildUsers !
nix.gc.user !
nix.optimise.user !
nix.useDaemon !
security.pam.enableSudoTouchIdAuth !
services.nix-daemon.enable !
system.checks.verifyNixChannels !
system.disableInstallerTools !
system.includeUninstaller > system.tools.darwin-uninstaller.enable
darwin 25.11
system.defaults.alf.allowdownloadsignedenabled !
system.defaults.alf.allowsignedenabled !
system.defaults.alf.globalstate !
system.defaults.alf.loggingenabled !
system.defaults.alf.stealthenabled !
darwin 26.05
homebrew.brewPrefix !
homebrew.whalebrews !
home 21.11
fonts.fontconfig.enableProfileFonts > fonts.fontconfig.enable
home.sessionVariableSetter !
programs.bash.enableAutojump > programs.autojump.enable
programs.direnv.enableNixDirenvIntegration > programs.direnv.nix-direnv.enable
programs.firefox.enableAdobeFlash !
programs.firefox.enableGoogleTalk !
programs.firefox.enableIcedTea !
programs.fish.promptInit !
programs.gh.aliases > programs.gh.settings.aliases
programs.gh.editor > programs.gh.settings.editor
programs.gh.gitProtocol > programs.gh.settings.git_protocol
programs.info.homeInfoDirLocation !
programs.rofi.borderWidth !
programs.rofi.colors !
programs.rofi.fullscreen !
programs.rofi.lines !
programs.rofi.padding !
programs.rofi.rowHeight !
programs.rofi.scrollbar !
programs.rofi.separator !
programs.rofi.width !
qt.useGtkTheme ~ qt.platformTheme
services.screen-locker.enableDetectSleep > services.screen-locker.xautolock.detectSleep
services.screen-locker.xautolockExtraOptions > services.screen-locker.xautolock.extraOptions
services.screen-locker.xssLockExtraOptions > services.screen-locker.xss-lock.extraOptions
services.sxhkd.extraPath !
services.udiskie.sni !
targets.genericLinux.extraXdgDataDirs > xdg.systemDirs.data
xdg.userDirs.publishShare > xdg.userDirs.publicShare
home 22.05
programs.direnv.nix-direnv.enableFlakes !
programs.vscode.immutableExtensionsDir ~ programs.vscode.mutableExtensionsDir
services.picom.refreshRate !
home 22.11
programs.broot.modal > programs.broot.settings.modal
programs.broot.skin > programs.broot.settings.skin
programs.broot.verbs > programs.broot.settings.verbs
programs.just.enable !
programs.just.enableBashIntegration !
programs.just.enableFishIntegration !
programs.just.enableZshIntegration !
programs.mcfly.enableFuzzySearch ~ programs.mcfly.fuzzySearchFactor
programs.rtorrent.settings > programs.rtorrent.extraConfig
programs.sbt.baseConfigPath !
services.picom.experimentalBackends !
services.picom.extraOptions !
services.picom.opacityRule > services.picom.opacityRules
home 23.05
programs.firefox.extensions !
programs.pistol.config !
services.espanso.settings !
home 23.11
programs.exa.enable > programs.eza.enable
programs.exa.extraOptions > programs.eza.extraOptions
programs.exa.git > programs.eza.git
programs.exa.icons > programs.eza.icons
programs.gh.enableGitCredentialHelper > programs.gh.gitCredentialHelper.enable
programs.zsh.enableSyntaxHighlighting > programs.zsh.syntaxHighlighting.enable
wayland.windowManager.sway.systemdIntegration > wayland.windowManager.sway.systemd.enable
home 24.05
i18n.inputMethod.kime.config !
programs.eza.enableAliases !
programs.jujutsu.enableBashIntegration !
programs.jujutsu.enableFishIntegration !
programs.jujutsu.enableZshIntegration !
programs.k9s.skin > programs.k9s.skins.skin
programs.rtx.enable !
programs.rtx.enableBashIntegration !
programs.rtx.enableFishIntegration !
programs.rtx.enableZshIntegration !
programs.rtx.package !
programs.rtx.settings !
programs.tealdeer.updateOnActivation !
programs.zsh.enableAutosuggestions > programs.zsh.autosuggestion.enable
programs.zsh.zproof > programs.zsh.zprof
services.gpg-agent.pinentryFlavor !
home 24.11
programs.kitty.theme ~ programs.kitty.themeFile
home 25.05
programs.git.signing.gpgPath > programs.git.signing.signer
programs.lsd.enableAliases !
programs.pls.enableAliases !
programs.rtx.enableNushellIntegration !
programs.vscode.enableExtensionUpdateCheck > programs.vscode.profiles.default.enableExtensionUpdateCheck
programs.vscode.enableUpdateCheck > programs.vscode.profiles.default.enableUpdateCheck
programs.vscode.extensions > programs.vscode.profiles.default.extensions
programs.vscode.globalSnippets > programs.vscode.profiles.default.globalSnippets
programs.vscode.keybindings > programs.vscode.profiles.default.keybindings
programs.vscode.languageSnippets > programs.vscode.profiles.default.languageSnippets
programs.vscode.userSettings > programs.vscode.profiles.default.userSettings
programs.vscode.userTasks > programs.vscode.profiles.default.userTasks
programs.wpaperd.enable > services.wpaperd.enable
programs.wpaperd.package > services.wpaperd.package
programs.wpaperd.settings > services.wpaperd.settings
services.cliphist.systemdTarget > services.cliphist.systemdTargets
services.gpg-agent.pinentryPackage > services.gpg-agent.pinentry.package
services.himalaya-watch.enable !
services.mako.actions > services.mako.settings.actions
services.mako.anchor > services.mako.settings.anchor
services.mako.backgroundColor > services.mako.settings.background-color
services.mako.borderColor > services.mako.settings.border-color
services.mako.borderRadius > services.mako.settings.border-radius
services.mako.borderSize > services.mako.settings.border-size
services.mako.defaultTimeout > services.mako.settings.default-timeout
services.mako.font > services.mako.settings.font
services.mako.format > services.mako.settings.format
services.mako.groupBy > services.mako.settings.group-by
services.mako.height > services.mako.settings.height
services.mako.iconPath > services.mako.settings.icon-path
services.mako.icons > services.mako.settings.icons
services.mako.ignoreTimeout > services.mako.settings.ignore-timeout
services.mako.layer > services.mako.settings.layer
services.mako.margin > services.mako.settings.margin
services.mako.markup > services.mako.settings.markup
services.mako.maxHistory > services.mako.settings.max-history
services.mako.maxIconSize > services.mako.settings.max-icon-size
services.mako.maxVisible > services.mako.settings.max-visible
services.mako.output > services.mako.settings.output
services.mako.padding > services.mako.settings.padding
services.mako.progressColor > services.mako.settings.progress-color
services.mako.sort > services.mako.settings.sort
services.mako.textColor > services.mako.settings.text-color
services.mako.width > services.mako.settings.width
home 25.11
nix.gc.frequency ~ nix.gc.dates
programs.diff-so-fancy.changeHunkIndicators > programs.diff-so-fancy.settings.changeHunkIndicators
programs.diff-so-fancy.markEmptyLines > programs.diff-so-fancy.settings.markEmptyLines
programs.diff-so-fancy.rulerWidth > programs.diff-so-fancy.settings.rulerWidth
programs.diff-so-fancy.stripLeadingSymbols > programs.diff-so-fancy.settings.stripLeadingSymbols
programs.diff-so-fancy.useUnicodeRuler > programs.diff-so-fancy.settings.useUnicodeRuler
programs.git.aliases > programs.git.settings.alias
programs.git.delta.enable > programs.delta.enable
programs.git.delta.options > programs.delta.options
programs.git.delta.package > programs.delta.package
programs.git.diff-highlight.enable > programs.diff-highlight.enable
programs.git.diff-highlight.pagerOpts > programs.diff-highlight.pagerOpts
programs.git.diff-so-fancy.changeHunkIndicators > programs.diff-so-fancy.settings.changeHunkIndicators
programs.git.diff-so-fancy.enable > programs.diff-so-fancy.enable
programs.git.diff-so-fancy.markEmptyLines > programs.diff-so-fancy.settings.markEmptyLines
programs.git.diff-so-fancy.pagerOpts > programs.diff-so-fancy.pagerOpts
programs.git.diff-so-fancy.rulerWidth > programs.diff-so-fancy.settings.rulerWidth
programs.git.diff-so-fancy.stripLeadingSymbols > programs.diff-so-fancy.settings.stripLeadingSymbols
programs.git.diff-so-fancy.useUnicodeRuler > programs.diff-so-fancy.settings.useUnicodeRuler
programs.git.difftastic.background > programs.git.difftastic.options.background
programs.git.difftastic.color > programs.git.difftastic.options.color
programs.git.difftastic.context > programs.git.difftastic.options.context
programs.git.difftastic.display > programs.git.difftastic.options.display
programs.git.difftastic.enable > programs.difftastic.enable
programs.git.difftastic.extraArgs !
programs.git.difftastic.options > programs.difftastic.options
programs.git.difftastic.package > programs.difftastic.package
programs.git.extraConfig > programs.git.settings
programs.git.patdiff.enable > programs.patdiff.enable
programs.git.patdiff.package > programs.patdiff.package
programs.git.riff.commandLineOptions > programs.riff.commandLineOptions
programs.git.riff.enable > programs.riff.enable
programs.git.riff.package > programs.riff.package
programs.git.userEmail > programs.git.settings.user.email
programs.git.userName > programs.git.settings.user.name
programs.glab.enable !
programs.go.extraGoPaths ~ programs.go.env.GOPATH
programs.go.goBin ~ programs.go.env.GOBIN
programs.go.goPath ~ programs.go.env.GOPATH
programs.go.goPrivate > programs.go.env.GOPRIVATE
programs.hyprpanel.dontAssertNotificationDaemons  !
programs.k9s.hotkey > programs.k9s.hotKeys
programs.k9s.plugin > programs.k9s.plugins
programs.less.keys > programs.less.config
programs.octant !
programs.rclone.writeAfter !
programs.thefuck !
programs.vscode.userMcp > programs.vscode.profiles.default.userMcp
services.barrier !
services.keepassx !
services.mako.criteria !
services.mako.criterias !
services.password-store-sync !
services.swayosd.display !
home 26.05
programs.aerospace.extraConfig !
programs.aerospace.userSettings > programs.aerospace.settings
programs.anki.sync.autoSync > programs.anki.profiles.User 1.sync.autoSync
programs.anki.sync.autoSyncMediaMinutes > programs.anki.profiles.User 1.sync.autoSyncMediaMinutes
programs.anki.sync.keyFile > programs.anki.profiles.User 1.sync.keyFile
programs.anki.sync.networkTimeout > programs.anki.profiles.User 1.sync.networkTimeout
programs.anki.sync.passwordFile > programs.anki.profiles.User 1.sync.keyFile
programs.anki.sync.syncMedia > programs.anki.profiles.User 1.sync.syncMedia
programs.anki.sync.url > programs.anki.profiles.User 1.sync.url
programs.anki.sync.username > programs.anki.profiles.User 1.sync.username
programs.anki.sync.usernameFile > programs.anki.profiles.User 1.sync.usernameFile
programs.aria2.extraConfig !
programs.claude-code.memory.source ~ programs.claude-code.context
programs.claude-code.memory.text ~ programs.claude-code.context
programs.claude-code.skillsDir ~ programs.claude-code.skills
programs.codex.custom-instructions > programs.codex.context
programs.eww.configDir !
programs.eww.enableBashIntegration !
programs.eww.enableFishIntegration !
programs.eww.enableZshIntegration !
programs.man.extraConfig > programs.man.man-db.extraConfig
programs.mise.settings > programs.mise.globalConfig.settings
programs.neovim.extraLuaConfig > programs.neovim.initLua
programs.niriswitcher.enable !
programs.opencode.rules > programs.opencode.context
programs.ssh.addKeysToAgent > programs.ssh.settings.*.AddKeysToAgent
programs.ssh.compression > programs.ssh.settings.*.Compression
programs.ssh.controlMaster > programs.ssh.settings.*.ControlMaster
programs.ssh.controlPath > programs.ssh.settings.*.ControlPath
programs.ssh.controlPersist > programs.ssh.settings.*.ControlPersist
programs.ssh.forwardAgent > programs.ssh.settings.*.ForwardAgent
programs.ssh.hashKnownHosts > programs.ssh.settings.*.HashKnownHosts
programs.ssh.serverAliveCountMax > programs.ssh.settings.*.ServerAliveCountMax
programs.ssh.serverAliveInterval > programs.ssh.settings.*.ServerAliveInterval
programs.ssh.userKnownHostsFile > programs.ssh.settings.*.UserKnownHostsFile
programs.vscode.pname !
programs.waybar.systemd.target ~ programs.waybar.systemd.targets
services.proton-pass-agent.enableBashIntegration !
services.proton-pass-agent.enableFishIntegration !
services.proton-pass-agent.enableNushellIntegration !
services.proton-pass-agent.enableZshIntegration !
services.ssh-agent.enableBashIntegration !
services.ssh-agent.enableFishIntegration !
services.ssh-agent.enableNushellIntegration !
services.ssh-agent.enableZshIntegration !
services.swayidle.systemdTarget ~ services.swayidle.systemdTargets
services.swww.enable > services.awww.enable
services.swww.extraArgs > services.awww.extraArgs
services.swww.package > services.awww.package
services.syncthing.passwordFile !
home 26.11
programs.animdl !
programs.difftastic.git.diffToolMode ~ programs.difftastic.git.mode
programs.fzf.changeDirWidgetCommand > programs.fzf.changeDirWidget.command
programs.fzf.changeDirWidgetOptions > programs.fzf.changeDirWidget.options
programs.fzf.fileWidgetCommand > programs.fzf.fileWidget.command
programs.fzf.fileWidgetOptions > programs.fzf.fileWidget.options
programs.fzf.historyWidgetCommand > programs.fzf.historyWidget.command
programs.fzf.historyWidgetOptions > programs.fzf.historyWidget.options
programs.gemini-cli.commands > programs.antigravity-cli.commands
programs.gemini-cli.context > programs.antigravity-cli.context
programs.gemini-cli.defaultModel > programs.antigravity-cli.defaultModel
programs.gemini-cli.enable > programs.antigravity-cli.enable
programs.gemini-cli.enableMcpIntegration > programs.antigravity-cli.enableMcpIntegration
programs.gemini-cli.mcpServers > programs.antigravity-cli.mcpServers
programs.gemini-cli.package > programs.antigravity-cli.package
programs.gemini-cli.permissions > programs.antigravity-cli.permissions
programs.gemini-cli.policies > programs.antigravity-cli.policies
programs.gemini-cli.settings > programs.antigravity-cli.settings
programs.gemini-cli.skills > programs.antigravity-cli.skills
programs.gemini-cli.useLegacyGeminiConfig > programs.antigravity-cli.useLegacyGeminiConfig
programs.git.difftastic.enableAsDifftool ~ programs.difftastic.git.mode
programs.hexchat !
programs.swayimg.settings !
services.clipse.allowDuplicates > services.clipse.settings.allowDuplicates
services.clipse.historySize > services.clipse.settings.maxHistory
services.clipse.imageDisplay > services.clipse.settings.imageDisplay
services.clipse.keyBindings > services.clipse.settings.keyBindings
`;
