type Environment = Readonly<Record<string, string | undefined>>;

/** Programs that call themselves so in TERM_PROGRAM, and show links (OSC 8). */
const programsWithLinks = new Set([
  "iTerm.app",
  "WezTerm",
  "vscode",
  "ghostty",
  "Hyper",
  "zed",
  "terminology",
  "WarpTerminal",
]);

/** 0.50 is the first VTE that shows links. */
const firstVteWithLinks = 5001;

/**
 * Whether a terminal shows links (OSC 8). Those that do not may print them as garbage, so that only those count of which
 * it is known: the variables are those that the libraries `supports-hyperlinks` of npm and crates.io look at.
 * FORCE_HYPERLINK decides before all, "0" against.
 */
export function knowsLinks(environment: Environment, isTerminal: boolean): boolean {
  const forced = environment.FORCE_HYPERLINK;
  if (forced !== undefined && forced !== "") return forced !== "0";
  const { TERM = "", TERM_PROGRAM = "", TERM_PROGRAM_VERSION = "" } = environment;
  if (!isTerminal || TERM === "dumb" || environment.CI !== undefined) return false;
  // Within these, the other variables tell of the terminal around them.
  if (TERM_PROGRAM === "tmux") return Number.parseFloat(TERM_PROGRAM_VERSION) >= 3.4;
  if (environment.TMUX || environment.STY || /^screen/.test(TERM)) return false;
  if (programsWithLinks.has(TERM_PROGRAM)) return true;
  if (Number(environment.VTE_VERSION ?? 0) >= firstVteWithLinks) return true;
  if (["WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM"].some((name) => environment[name])) return true;
  return /^(?:xterm-kitty|xterm-ghostty|alacritty|foot|contour)/.test(TERM);
}

/**
 * Whether the characters of other alphabets, and the lines of our frames, would come out as garbage: a locale is named
 * (the first of LC_ALL, LC_CTYPE and LANG that is not empty), and it is not one of UTF-8. No locale says nothing.
 */
export function onlyAscii(environment: Environment, platform: NodeJS.Platform = process.platform): boolean {
  if (platform === "win32") return false;
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || "";
  return locale !== "" && !/utf-?8/i.test(locale);
}
