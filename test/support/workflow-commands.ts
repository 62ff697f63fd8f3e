/** A command as GitHub's runner reads it out of a line. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** What the runner knows; others are words. */
const registered = new Set([
  "error",
  "warning",
  "notice",
  "debug",
  "group",
  "endgroup",
  "add-mask",
  "add-matcher",
  "remove-matcher",
  "add-path",
  "echo",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "internal-set-repo-path",
]);

/** Reads an output as the runner does: line by line, and lines end at CR, too. */
export function commandsIn(output: string): WorkflowCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((line) => commandIn(line) ?? []);
}

/** Characters without weight are skipped, as comparisons under a culture do. */
function commandIn(line: string): WorkflowCommand | undefined {
  const seen = line.replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "").trimStart();
  return modernCommand(seen) ?? legacyCommand(seen);
}

/** `::name key=value,key=value::data` at the start of a line. */
function modernCommand(line: string): WorkflowCommand | undefined {
  const end = line.indexOf("::", 2);
  if (!line.startsWith("::") || end < 0) return undefined;
  const [name = "", ...rest] = line.slice(2, end).split(" ");
  if (!registered.has(name)) return undefined;
  const pairs = rest.join(" ").split(",").filter(Boolean);
  const properties = pairs.map((pair) => {
    const equals = pair.indexOf("=");
    return [pair.slice(0, equals), unescaped(pair.slice(equals + 1))];
  });
  return { name, properties: Object.fromEntries(properties), data: unescaped(line.slice(end + 2)) };
}

/** `##[name key=value;]data` anywhere in a line. */
function legacyCommand(line: string): WorkflowCommand | undefined {
  const start = line.indexOf("##[");
  const end = line.indexOf("]", start);
  if (start < 0 || end < 0) return undefined;
  const [name = ""] = line.slice(start + 3, end).split(" ");
  return registered.has(name) ? { name, properties: {}, data: line.slice(end + 1) } : undefined;
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%" };
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, (code) => signs[code] as string);
}
