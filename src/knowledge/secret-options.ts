/**
 * Which options hold secrets, by table and by name, and which values are none.
 *
 * The table is of NixOS 26.05 and home-manager 26.11 (wpa_supplicant.nix was held against it again in 2026-11): options whose own description says that the value is a password, a key
 * or its hash and lands in the store (nixos/modules/config/users-groups.nix, services/networking/{wpa_supplicant,wireguard,
 * wg-quick}.nix, services/web-servers/nginx/{vhost,location}-options.nix; simple-nixos-mailserver's login accounts). It
 * holds what names do not say. The modules of home-manager were read by their types and descriptions: of four options
 * that hold a secret as text, names say all four, so that no table is extracted from them.
 */

import type { Span } from "../source/span.ts";

/** One step of an option's path; `null` for a computed name. */
type OptionStep = string | null;

/** `secret`: a secret in plain text; `weak`: a well-known default or a throw-away machine's; `harmless`: none. */
export type SecretVerdict = "secret" | "weak" | "harmless";

/** Options of NixOS and home-manager that hold a secret though their name may not say so. `*` is any one step. */
const secretOptions: readonly string[] = [
  "users.users.*.password",
  "users.users.*.initialPassword",
  "users.extraUsers.*.password",
  "users.extraUsers.*.initialPassword",
  "users.mysql.*.password",
  "networking.wireless.networks.*.psk",
  "networking.wireless.networks.*.pskRaw",
  "networking.wg-quick.interfaces.*.privateKey",
  "networking.wg-quick.interfaces.*.peers.*.presharedKey",
  "networking.wireguard.interfaces.*.privateKey",
  "networking.wireguard.interfaces.*.peers.*.presharedKey",
  "services.nginx.virtualHosts.*.basicAuth.*",
  "services.nginx.virtualHosts.*.locations.*.basicAuth.*",
];

/** Options whose name says secret and that hold none: the host's part of an address. */
const harmlessOptions: readonly string[] = ["systemd.network.networks.*.*.Token"];

/** Where options of machines and homes live; names alone prove nothing elsewhere. */
const optionRoots: ReadonlySet<string> = new Set([
  "accounts",
  "boot",
  "containers",
  "environment",
  "home",
  "launchd",
  "networking",
  "nix",
  "programs",
  "security",
  "services",
  "systemd",
  "users",
  "virtualisation",
]);

const secretName =
  /(?:^|[a-z0-9_-])(?:password|passwd|passphrase|secret|secretkey|apikey|api[_-]key|token|privatekey|private[_-]key|presharedkey|psk)$/i;

/** Names of the same endings that hold something else: a file, a command, a name, a switch, the public half. */
const otherName = /(?:file|path|command|cmd|name|type|prompt|hash|public|enable|id|header|field|length|env|variable)$/i;

/** Placeholders that some other program fills in, addresses of secrets (`op://vault/item`), and words for "none". */
const placeholders: readonly RegExp[] = [
  /^(?:@.*|<.+>|%.+|\$.*|\{.*\}|\{\$?[a-z_]+\}.*|os\.environ\/.*|!.*|ext:.*|file:.*|env:.*|[a-z][a-z0-9+.-]*:\/\/.*|[/~].*)$/i,
  /^(?:sk-no-key.*|no-?key|disabled?|generate|unused|none|null|true|false|yes|no|x+|\*+|-+)$/i,
  /^(?:(?:sk-)?dummy.*|fake.*|placeholder.*|not[- ]?(?:needed|used|required).*|ollama|lm-studio)$/i,
  // One character, over and over.
  /^(.)\1+$/,
  // How long a token lives, in words.
  /^\d+ ?(?:ms|s|m|h|d|w|y|(?:sec(?:ond)?|min(?:ute)?|hour|day|week|month|year)s?)$/i,
  // Names of secrets kept elsewhere, in folders: "home-assistant/mqtt/password".
  /^[a-z][a-z0-9_-]*(?:\/[a-z0-9_.-]+)+$/,
  // Hashes, which are not the secret itself: of PostgreSQL, of Transmission, of crypt(5).
  /^(?:SCRAM-SHA-\d+\$.*|md5[0-9a-f]{32}|\{[0-9a-f]{40}.*)$/,
  // The name of a secret kept elsewhere: "mail-password", "maps-api-key".
  /^[a-z0-9_.-]+[-_./](?:password|passwd|passphrase|secret|token|key|psk)$/i,
];

/** Nothing this short keeps anything secret. */
const shortestSecret = 4;

const wellKnown =
  /^(?:change-?me.*|changeit|password\d*|passw0rd|hackme|hunter2|secret|admin|root|toor|test|nixos|guest|demo|example|default|live|1234\d*)$/i;

const hashOptions: readonly string[] = [
  "users.users.*.hashedPassword",
  "users.users.*.initialHashedPassword",
  "users.extraUsers.*.hashedPassword",
  "users.extraUsers.*.initialHashedPassword",
  "mailserver.loginAccounts.*.hashedPassword",
];

/** Whether an option takes the hash of a password. */
export function isPasswordHashOption(path: readonly OptionStep[]): boolean {
  return isOneOf(hashPatterns, path);
}

/** As crypt(5) writes them: `$id$salt$hash`, or thirteen characters of DES. A leading `!` locks the account. */
const hashForm = /^(?:\$[0-9a-z]+\$.{8,}|_[./0-9A-Za-z]{19}|[./0-9A-Za-z]{13})$/;

/** Whether a text is the hash of a password by which somebody can log in. */
export function isPasswordHash(text: string): boolean {
  return hashForm.test(text.trim());
}

/** Whether a name says that what it names is a secret itself, not its file, its command or its public half. */
export function namesSecret(name: string): boolean {
  return secretName.test(name) && !otherName.test(name);
}

/** Whether a text stands for a secret that some other program fills in, says that there is none, or is too short. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length < shortestSecret || placeholders.some((pattern) => pattern.test(trimmed));
}

/** A default that everybody knows. */
export function isWellKnown(text: string): boolean {
  return wellKnown.test(text.trim());
}

/** A name, what may stand before its value (`mkDefault`, `lib.mkOverride 90`), and the value. */
const namedText =
  /(?<![\w'-])([\w'-]+)"?\s*=\s*(?:\(?\s*(?:[\w.]+\.)?mk\w+\s+(?:\d+\s+)?)?("[^"\\]*(?:\\[\s\S][^"\\]*)*"|''[^']*(?:'(?!')[^']*|'''[^']*)*'')/g;

/**
 * The texts that Nix code writes under the name of a secret, quotes included, read off the text alone, also where it does not
 * parse: for hiding them, where too much does less harm than too little.
 */
export function namedSecretsIn(text: string): Span[] {
  if (!announcement.test(text)) return [];
  return [...text.matchAll(namedText)].flatMap((match) => {
    const [whole, name = "", value = ""] = match;
    const content = value.replace(/^(?:''|")|(?:''|")$/g, "");
    const isHash = /^(?:initial)?hashedPassword$/i.test(name) && content.length > 2;
    if (!isHash && (!namesSecret(name) || isPlaceholder(content))) return [];
    const end = match.index + whole.length;
    return [{ start: end - value.length, end }];
  });
}

/** What a text must hold for any of its names to be one of a secret. */
export const announcement = /pass(?:word|wd|phrase)|secret|token|private[_-]?key|psk|presharedkey|api[_-]?key/i;

/** Judges a string that is given to an option. */
export function judgeSecret(path: readonly OptionStep[], value: string): SecretVerdict {
  // Few names pass, so the expressions that values are held against come last.
  if (!takesSecret(path) || isPlaceholder(value) || path.some(isToBeFilledIn)) return "harmless";
  if (namesColumns.test(path.at(-2) ?? "")) return "harmless";
  const isThrowAway = path.some((step) => step === "vmVariant" || step === "vmVariantWithBootLoader");
  const isName = path.some((step) => step?.toLowerCase() === value.trim().toLowerCase());
  return isThrowAway || isName || isWellKnown(value) ? "weak" : "secret";
}

/** A set that says what the columns of a table, or the fields of a directory, are called. */
const namesColumns = /^(?:columns?|fields?|attributes?|claims?|(?:\w+[-_.]?)?mappings?)$/i;

/** A name that stands in a template until somebody writes the real one: `users.users.your-username`. */
function isToBeFilledIn(step: OptionStep): boolean {
  return step !== null && /^(?:your[-_].+|<.+>)$/i.test(step);
}

/** Whether an option of NixOS or home-manager holds a secret itself. */
export function takesSecret(path: readonly OptionStep[]): boolean {
  const first = path[0] === "virtualisation" && path[1]?.startsWith("vmVariant") ? path.slice(2) : path;
  if (isOneOf(secretPatterns, first)) return true;
  const [root] = first;
  const last = first.at(-1);
  if (first.length < 3 || !root || !last || !optionRoots.has(root)) return false;
  return namesSecret(last) && !isOneOf(harmlessPatterns, first);
}

/** Patterns of options by their last step, which few options share. */
type OptionPatterns = ReadonlyMap<string, readonly (readonly string[])[]>;

const secretPatterns = byLastStep(secretOptions);
const harmlessPatterns = byLastStep(harmlessOptions);
const hashPatterns = byLastStep(hashOptions);

function byLastStep(patterns: readonly string[]): OptionPatterns {
  const steps = patterns.map((pattern) => pattern.split("."));
  const lastSteps = [...new Set(steps.map((pattern) => pattern.at(-1) ?? "*"))];
  return new Map(lastSteps.map((last) => [last, steps.filter((pattern) => pattern.at(-1) === last)]));
}

function isOneOf(patterns: OptionPatterns, path: readonly OptionStep[]): boolean {
  const last = path.at(-1);
  const named = typeof last === "string" ? patterns.get(last) : undefined;
  if (named?.some((pattern) => matches(pattern, path))) return true;
  return patterns.get("*")?.some((pattern) => matches(pattern, path)) ?? false;
}

function matches(pattern: readonly string[], path: readonly OptionStep[]): boolean {
  return pattern.length === path.length && pattern.every((step, index) => step === "*" || step === path[index]);
}
