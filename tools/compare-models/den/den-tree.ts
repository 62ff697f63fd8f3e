import type { Random } from "../../fuzz/random.ts";
import type { WiredTree } from "../frameworks/hosts-in-words.ts";
import { MarkedFiles } from "../frameworks/marked-files.ts";

const hostsBySystem = [
  ["x86_64-linux", "web"],
  ["x86_64-linux", "nas"],
  ["aarch64-linux", "pi"],
  ["aarch64-darwin", "mac"],
] as const;
const users = ["me", "you"] as const;
const shared = ["base", "tools"] as const;
const classes = ["nixos", "nixos", "darwin", "homeManager", "os"] as const;

/** A flake with hosts, users, homes and the aspects they are made of. */
export function denTree(random: Random): WiredTree {
  const files = new MarkedFiles(random);
  const chosen = hostsBySystem.filter(() => random.chance(0.5));
  const statements = [
    ...(chosen.length > 0 ? chosen : hostsBySystem.slice(0, 1)).map(([system, host]) => hostText(random, system, host)),
    ...homes(random),
    ...aspectNames().flatMap((name) => (random.chance(0.6) ? aspectTexts(random, files, name) : [])),
    ...defaults(random, files),
    ...contextTexts(random, files),
    ...namespaced(random, files),
  ];
  const modules = ["den.aspects = { base = { }; tools = { }; };", ...statements]
    .filter((statement) => statement.trim() !== "")
    .map((statement) => `({ den, lib, inputs, own, ... }: { ${statement} })`);
  const namespace = '({ inputs, ... }: { imports = [ (inputs.den.namespace "own" false) ]; })';
  const parts = random.chance(0.4);
  return { files: files.texts, arguments: `parts = ${parts}; modules = [ ${[namespace, ...modules].join("\n")} ];` };
}

function aspectNames(): readonly string[] {
  return [...hostsBySystem.map(([, name]) => name), ...users, ...shared];
}

function hostText(random: Random, system: string, name: string): string {
  const path = `den.hosts.${system}.${name}`;
  const own = users.filter(() => random.chance(0.6)).map((user) => userText(random, `${path}.users.${user}`));
  const set = random.pick([
    "",
    "",
    "",
    "",
    `${path}.name = "renamed-${name}";`,
    `${path}.hostName = "other";`,
    `${path}.intoAttr = [ ];`,
    `${path}.intoAttr = [ "nixosConfigurations" "elsewhere-${name}" ];`,
    `${path}.aspect = den.aspects.base;`,
    `${path}.home-manager.enable = false;`,
    `${path}.extra = 1;`,
  ]);
  return [`${path} = { };`, set, ...own].join(" ");
}

function userText(random: Random, path: string): string {
  const set = random.pick([
    "",
    "",
    `${path}.classes = [ "homeManager" ];`,
    `${path}.classes = [ "homeManager" ];`,
    `${path}.classes = [ "user" "homeManager" ];`,
    `${path} = { classes = [ "homeManager" ]; userName = "called"; };`,
    `${path} = { classes = [ "homeManager" ]; aspect = den.aspects.tools; };`,
  ]);
  return `${path} = { }; ${set}`;
}

function homes(random: Random): string[] {
  return [
    random.chance(0.25) ? "den.homes.x86_64-linux.me = { };" : "",
    random.chance(0.15) ? 'den.homes.x86_64-linux."me@web" = { };' : "",
    random.chance(0.15) ? 'den.homes.aarch64-darwin."you@mac" = { };' : "",
    random.chance(0.4) ? 'den.schema.user.classes = lib.mkDefault [ "homeManager" ];' : "",
  ];
}

function aspectTexts(random: Random, files: MarkedFiles, name: string): string[] {
  const path = `den.aspects.${name}`;
  const provided = [
    ...(random.chance(0.2) ? ["part"] : []),
    ...(random.chance(0.15) ? [random.pick(["me", "you", "web", "nas", "mac"])] : []),
    ...(random.chance(0.1) ? ["to-users"] : []),
    ...(random.chance(0.1) ? ["to-hosts"] : []),
  ];
  return [
    ...random.several(0, 3, () => random.pick(classes)).map((each) => `${path}.${each} = ${files.module()};`),
    random.chance(0.7) ? `${path}.includes = ${listText(random, files, !shared.some((each) => each === name))};` : "",
    ...provided.map((part) => `${path}.provides.${part} = ${contentText(random, files)};`),
  ];
}

function listText(random: Random, files: MarkedFiles, ofEntity: boolean): string {
  return `[ ${random.several(1, 4, () => includedText(random, files, ofEntity)).join(" ")} ]`;
}

/** What is provided: an aspect, or a function that gives one. */
function contentText(random: Random, files: MarkedFiles): string {
  const body = setText(random, files);
  return random.chance(0.4) ? body : `(${random.pick(contexts)}: ${body})`;
}

function setText(random: Random, files: MarkedFiles): string {
  const each = [...new Set(random.several(1, 3, () => random.pick(classes)))];
  return `{ ${each.map((name) => `${name} = ${files.module()};`).join(" ")} }`;
}

function includedText(random: Random, files: MarkedFiles, ofEntity: boolean): string {
  const asked = random.pick(contexts);
  const body = () => setText(random, files);
  return random.pick([
    body,
    body,
    () => `(${asked}: ${body()})`,
    () => `(${asked}: ${body()})`,
    () => `({ host, ... }: if host.name == "web" then ${body()} else { })`,
    () => `(den.lib.${random.pick(["perHost", "perUser", "perHome"])} ${body()})`,
    () => `(den.lib.take.${random.pick(["exactly", "atLeast"])} (${asked}: ${body()}))`,
    () => `(den.lib.parametric { includes = [ (${asked}: ${body()}) ]; })`,
    () => `(den.lib.parametric.${random.pick(["exactly", "atLeast"])} { includes = [ (${asked}: ${body()}) ]; })`,
    () => `{ includes = [ ${body()} (${asked}: ${body()}) ]; }`,
    () => `(${asked}: { includes = [ ${body()} ]; })`,
    () => random.pick(batteries),
    ...(ofEntity ? forEveryClass(random, files) : []),
  ])();
}

/**
 * What fits any class. This version of den loses it in the default aspect and in aspects that others include, and the
 * model does not.
 */
function forEveryClass(random: Random, files: MarkedFiles): (() => string)[] {
  return [
    () => `({ class, aspect-chain }: { \${class} = ${files.module()}; })`,
    () => `({ class, ... }: { \${class} = ${files.module()}; })`,
    () => `(den._.import-tree (source + "/${files.classFolder("trees")}"))`,
    () => `(den._.import-tree._.host (source + "/${files.classFolder("hosts", random.pick(["web", "nas"]))}"))`,
    () => `(den._.import-tree._.user (source + "/${files.classFolder("users", random.pick(users))}"))`,
  ];
}

/** What a function of the context asks for; without the dots only where nothing else is known. */
const contexts = [
  ...["{ host, ... }", "{ user, ... }", "{ host, user, ... }", "{ home, ... }"],
  ...["{ host, ... }", "{ user, ... }", "{ host, user, ... }", "{ host, user }"],
] as const;

/** What den itself provides. */
const batteries = [
  "den.provides.define-user",
  "den._.hostname",
  "den.provides.primary-user",
  '(den.provides.user-shell "fish")',
  '(den._.unfree [ "package" ])',
  "den._.host-aspects",
  '(den.provides.tty-autologin "me")',
] as const;

function defaults(random: Random, files: MarkedFiles): string[] {
  return [
    random.chance(0.3) ? `den.default.${random.pick(classes)} = ${files.module()};` : "",
    random.chance(0.3) ? `den.default.includes = ${listText(random, files, false)};` : "",
    random.chance(0.3) ? "den.aspects.web.includes = [ den.aspects.base den.aspects.tools ];" : "",
    random.chance(0.2) ? "den.aspects.me.includes = [ den.aspects.tools ];" : "",
    random.chance(0.15)
      ? "den.aspects.base.provides.part = { }; den.aspects.nas.includes = [ den.aspects.base._.part ];"
      : "",
  ];
}

function contextTexts(random: Random, files: MarkedFiles): string[] {
  return [
    random.chance(0.25)
      ? `den.ctx.${random.pick(["host", "user", "home", "hm-host", "hm-user", "default"])}.${random.pick(classes)} = ${files.module()};`
      : "",
    random.chance(0.25)
      ? `den.ctx.${random.pick(["host", "user", "home", "hm-host", "hm-user"])}.includes = ${listText(random, files, true)};`
      : "",
    // Newer versions of den let hosts and users provide to each other unasked, as the model does.
    "den.ctx.user.includes = [ den._.mutual-provider ]; den.ctx.home.includes = [ den._.mutual-provider ];",
  ];
}

function namespaced(random: Random, files: MarkedFiles): string[] {
  if (!random.chance(0.3)) return [];
  return [
    `own.tool = ${setText(random, files)}; own.tool.provides.inner = ${setText(random, files)};`,
    `den.aspects.${random.pick(["web", "me"])}.includes = [ own.tool ${random.chance(0.5) ? "own.tool._.inner" : ""} ];`,
  ];
}
