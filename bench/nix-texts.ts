/** What the files of generated repositories say: in the style of real ones, with an offence here and there. */
import type { Random } from "../tools/fuzz/random.ts";

const words = `
  archive atlas beacon bridge cache canvas cellar channel citadel clock cobalt comet copper coral crate delta depot draft
  ember engine fable falcon ferry fjord flint forge gallery garden glacier granite harbor hazel heron inlet island ivory
  jasper juniper kernel kettle lagoon lantern ledger lichen linden lumen maple marble meadow mentor mirror mosaic nectar
  nimbus nocturne oasis obsidian olive orbit orchard osprey packet paddle parcel pebble pilot plover prairie prism quarry
  quartz quill raven relay ribbon ripple saddle saffron sextant shale signal sparrow sphere spindle summit tempo thicket
  timber torch tundra umbra vector velvet vessel violet walnut willow winter yarrow zephyr zinc
`
  .trim()
  .split(/\s+/);

const tools = ["git", "curl", "ripgrep", "fd", "jq", "htop", "tmux", "rsync", "tree", "wget", "gnupg", "age", "just"];
const types = ["str", "port", "bool", "path", "(listOf str)", "(nullOr str)", "(attrsOf str)", "int"];
const defaults: Readonly<Record<string, string>> = {
  str: '"local"',
  port: "8080",
  bool: "false",
  path: '"/var/lib/data"',
  "(listOf str)": "[ ]",
  "(nullOr str)": "null",
  "(attrsOf str)": "{ }",
  int: "3",
};

/** A name that no other number has. */
export function nameOf(number: number): string {
  const round = Math.floor(number / words.length);
  const word = words[number % words.length] as string;
  return round === 0 ? word : `${word}-${words[(number * 7 + round) % words.length]}${round}`;
}

/** A sentence of some words. */
export function sentence(luck: Random, length = 6): string {
  const [first = "", ...rest] = luck.several(length, length + 5, () => luck.pick(words));
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${rest.join(" ")}.`;
}

const indented = (lines: readonly string[], depth: number) => {
  return lines.map((line) => (line === "" ? "" : `${"  ".repeat(depth)}${line}`));
};

/** A module that declares `<root>.<name>` and, where that is enabled, a service. */
export function moduleText(luck: Random, root: string, name: string): string {
  const entries = luck
    .several(3, 8, () => luck.pick(types))
    .map((type, index) => ({ type, name: `${nameOf(index * 5)}` }));
  const options = entries.flatMap(({ type, name: option }) => [
    `${option} = mkOption {`,
    `  type = types.${type.startsWith("(") ? type.slice(1, -1).split(" ").join(" types.") : type};`,
    ...(luck.chance(0.8) ? [`  default = ${defaults[type]};`] : []),
    `  description = "${sentence(luck)}";`,
    "};",
  ]);
  const offends = luck.chance(0.3);
  return [
    "{ config, lib, pkgs, ... }:",
    "",
    ...(luck.chance(0.5) ? [`# ${sentence(luck, 9)}`] : []),
    "let",
    `  inherit (lib) mkEnableOption mkIf mkOption types;`,
    "",
    `  cfg = config.${root}.${name};`,
    ...(offends ? ["  left = over: over;"] : []),
    `  settings = pkgs.writeText "${name}.json" (builtins.toJSON {`,
    ...entries.map(({ name: option }) => `    ${option} = cfg.${option};`),
    `    inherit (cfg) enable;`,
    "  });",
    "in",
    "{",
    `  options.${root}.${name} = {`,
    `    enable = mkEnableOption "${name}";`,
    ...indented(options, 2),
    "  };",
    "",
    "  config = mkIf cfg.enable {",
    ...indented(serviceLines(luck, name, offends), 2),
    "  };",
    "}",
    "",
  ].join("\n");
}

function serviceLines(luck: Random, name: string, offends: boolean): string[] {
  const port = 1024 + luck.below(60000);
  return [
    `systemd.services.${name} = {`,
    `  description = "${sentence(luck, 3)}";`,
    '  wantedBy = [ "multi-user.target" ];',
    `  after = [ "network.target"${luck.chance(0.4) ? ' "local-fs.target"' : ""} ];`,
    "  path = [ pkgs.coreutils pkgs.gnused ];",
    ...(luck.chance(0.5)
      ? [
          "  preStart = ''",
          `    mkdir -p /var/lib/${name}`,
          `    cp \${settings} /var/lib/${name}/settings.json`,
          "  '';",
        ]
      : []),
    "  serviceConfig = {",
    offends
      ? `    ExecStart = (lib.getExe pkgs.hello) + " --port " + toString ${port};`
      : `    ExecStart = "\${lib.getExe pkgs.hello} --config \${settings} --port ${port}";`,
    "    DynamicUser = true;",
    `    StateDirectory = "${name}";`,
    '    Restart = "on-failure";',
    ...(luck.chance(0.5) ? ["    ProtectHome = true;", '    ProtectSystem = "strict";', "    PrivateTmp = true;"] : []),
    "  };",
    "};",
    "",
    offends
      ? `environment.systemPackages = with pkgs; [ ${luck.several(2, 6, () => luck.pick(tools)).join(" ")} ];`
      : `environment.systemPackages = [ pkgs.${luck.pick(tools)} ];`,
    ...(luck.chance(0.4) ? [`networking.firewall.allowedTCPPorts = [ ${port} ];`] : []),
    ...(luck.chance(0.2) ? [`environment.etc."${name}/settings.json".source = settings;`] : []),
    ...(offends && luck.chance(0.5) ? [`environment.variables.HOMEPAGE = https://example.org/${name};`] : []),
  ];
}

/** What `callPackage` is given: a derivation with its dependencies. */
export function packageText(luck: Random, name: string): string {
  const needs = [...new Set(luck.several(1, 7, () => luck.pick(words)))].map((word) => `lib${word}`);
  const version = `${luck.below(9)}.${luck.below(30)}.${luck.below(12)}`;
  const offends = luck.chance(0.15);
  return [
    "{",
    ...["lib", "stdenv", "fetchFromGitHub", "cmake", "pkg-config", ...(offends ? ["ninja"] : []), ...needs].map(
      (formal) => `  ${formal},`,
    ),
    "}:",
    "",
    "stdenv.mkDerivation (finalAttrs: {",
    `  pname = "${name}";`,
    `  version = "${version}";`,
    "",
    "  src = fetchFromGitHub {",
    `    owner = "${luck.pick(words)}";`,
    `    repo = "${name}";`,
    offends ? `    rev = "v" + finalAttrs.version;` : `    tag = "v\${finalAttrs.version}";`,
    `    hash = "sha256-${hash(luck)}=";`,
    "  };",
    "",
    ...(luck.chance(0.3)
      ? [
          "  postPatch = ''",
          "    substituteInPlace CMakeLists.txt \\",
          `      --replace-fail "/usr" "$out"`,
          "  '';",
          "",
        ]
      : []),
    "  nativeBuildInputs = [",
    "    cmake",
    "    pkg-config",
    "  ];",
    "",
    offends ? `  buildInputs = [ ${needs.join(" ")} ] ++ [ ];` : "  buildInputs = [",
    ...(offends
      ? []
      : [...needs.map((need) => `    ${need}`), "  ]"].map((line, index, all) =>
          index === all.length - 1 ? `${line};` : line,
        )),
    "",
    ...(luck.chance(0.4)
      ? [
          "  cmakeFlags = [",
          `    (lib.cmakeBool "BUILD_TESTING" ${luck.chance(0.5)})`,
          '    "-DUSE_SYSTEM_LIBS=ON"',
          "  ];",
          "",
        ]
      : []),
    ...(luck.chance(0.4)
      ? [
          "  postInstall = ''",
          `    install -Dm644 ../README.md $out/share/doc/${name}/README.md`,
          `    ln -s $out/bin/${name} $out/bin/${name}-\${finalAttrs.version}`,
          "  '';",
          "",
        ]
      : []),
    "  meta = {",
    `    description = "${sentence(luck, 5).slice(0, -1)}";`,
    ...(luck.chance(0.6)
      ? ["    longDescription = ''", ...luck.several(2, 8, () => `      ${sentence(luck, 9)}`), "    '';"]
      : []),
    `    homepage = "https://${name}.example.org/";`,
    `    changelog = "https://${name}.example.org/releases/v\${finalAttrs.version}";`,
    `    license = lib.licenses.${luck.pick(["mit", "gpl3Plus", "asl20", "bsd3"])};`,
    offends
      ? `    maintainers = with lib.maintainers; [ ${luck.pick(words)} ];`
      : `    maintainers = [ lib.maintainers.${luck.pick(words)} ];`,
    `    mainProgram = "${name}";`,
    `    platforms = lib.platforms.${luck.pick(["linux", "unix", "all"])};`,
    "  };",
    "})",
    "",
  ].join("\n");
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** What a hash in base 64 looks like, without its last sign. */
export function hash(luck: Random): string {
  return Array.from({ length: 43 }, () => digits.charAt(luck.below(64))).join("");
}
