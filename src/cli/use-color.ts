/**
 * Whether to colour what goes to a stream. The flag wins, then NO_COLOR (any text but none), then FORCE_COLOR
 * ("0" and "false" switch off), then CLICOLOR_FORCE (any text but "0"), then whether the stream is a terminal that can,
 * and CLICOLOR is not "0".
 */
export function useColor(
  choice: "auto" | "always" | "never",
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (choice !== "auto") return choice === "always";
  if (environment.NO_COLOR) return false;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (environment.CLICOLOR_FORCE && environment.CLICOLOR_FORCE !== "0") return true;
  return isTerminal && environment.TERM !== "dumb" && environment.CLICOLOR !== "0";
}
