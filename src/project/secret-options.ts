/** Which options hold secrets, by table and by name, and which values are none. */
import type { OptionStep } from "../scopes/option-path.ts";

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
];

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
  /^(?:@.*|<.+>|%.+|\$.*|\{.*\}|!.*|ext:.*|file:.*|env:.*|[a-z][a-z0-9+.-]*:\/\/.*|[/~].*)$/i,
  /^(?:sk-no-key.*|no-?key|unused|none|null|true|false|yes|no|x+|\*+|-+)$/i,
  /^(?:dummy.*|fake.*|placeholder.*|not[- ]?(?:needed|used|required).*|ollama|lm-studio)$/i,
  // How long a token lives, in words.
  /^\d+ ?(?:ms|s|m|h|d|w|y|(?:sec(?:ond)?|min(?:ute)?|hour|day|week|month|year)s?)$/i,
  // The name of a secret kept elsewhere: "mail-password", "maps-api-key".
  /^[a-z0-9_.-]+[-_./](?:password|passwd|passphrase|secret|token|key|psk)$/i,
];

/** Nothing this short keeps anything secret. */
const shortestSecret = 4;

const wellKnown =
  /^(?:change-?me.*|changeit|password\d*|passw0rd|hunter2|secret|admin|root|toor|test|nixos|guest|demo|example|default|live|123456?7?8?)$/i;

/** Judges a string that is given to an option. */
export function judgeSecret(path: readonly OptionStep[], value: string): SecretVerdict {
  const trimmed = value.trim();
  if (trimmed.length < shortestSecret || !holdsSecret(path)) return "harmless";
  if (placeholders.some((pattern) => pattern.test(trimmed))) return "harmless";
  const isThrowAway = path.some((step) => step === "vmVariant" || step === "vmVariantWithBootLoader");
  return isThrowAway || wellKnown.test(trimmed) ? "weak" : "secret";
}

function holdsSecret(path: readonly OptionStep[]): boolean {
  const first = path[0] === "virtualisation" && path[1]?.startsWith("vmVariant") ? path.slice(2) : path;
  if (secretOptions.some((pattern) => matches(pattern.split("."), first))) return true;
  const [root] = first;
  const last = first.at(-1);
  if (first.length < 3 || !root || !last || !optionRoots.has(root)) return false;
  return secretName.test(last) && !otherName.test(last);
}

function matches(pattern: readonly string[], path: readonly OptionStep[]): boolean {
  return pattern.length === path.length && pattern.every((step, index) => step === "*" || step === path[index]);
}
