const longestMessage = 200;

/**
 * What a crash report says of a thrown value, in one line. The engine's own errors quote no text of the analysed
 * files; those of `JSON.parse` do, and that text may be a secret.
 */
export function crashMessage(thrown: unknown): string {
  if (!(thrown instanceof Error)) return "something that is no error was thrown";
  if (thrown instanceof SyntaxError) return thrown.name;
  const [firstLine = ""] = thrown.message.split("\n");
  return `${thrown.name}: ${firstLine.slice(0, longestMessage)}`;
}
