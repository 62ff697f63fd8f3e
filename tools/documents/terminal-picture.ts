import { type StyledRun, styledLines } from "./styled-runs.ts";

export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Colours of the two themes; each has a contrast of at least 4.5 with its background. */
const palettes = {
  light: {
    background: "#ffffff",
    border: "#d0d7de",
    text: "#1f2328",
    faint: "#656d76",
    red: "#cf222e",
    green: "#1a7f37",
    yellow: "#8a5c00",
    blue: "#0969da",
    magenta: "#8250df",
    cyan: "#1b7c83",
  },
  dark: {
    background: "#0d1117",
    border: "#30363d",
    text: "#e6edf3",
    faint: "#8b949e",
    red: "#ff7b72",
    green: "#3fb950",
    yellow: "#d29922",
    blue: "#79c0ff",
    magenta: "#d2a8ff",
    cyan: "#39c5cf",
  },
} as const;

const fontSize = 12.5;
const characterWidth = 7.6;
const lineHeight = 17;
const padding = 18;
const columns = 108;

/**
 * An SVG that shows a command and what it printed, as a terminal does: `printed` may hold SGR colours. Each run of text
 * says how wide it is, so that columns stay where they are whichever monospaced font the reader has.
 */
export function terminalPicture(command: string, printed: string, theme: Theme): string {
  const prompt: StyledRun[] = [
    { text: "$ ", style: "faint" },
    { text: command, style: "bold" },
  ];
  const lines = [prompt, ...styledLines(printed)];
  const width = Math.ceil(columns * characterWidth + 2 * padding);
  const height = lines.length * lineHeight + 2 * padding;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>Output of ${escapeXml(command)}</title>`,
    `<style>${styleSheet(theme)}</style>`,
    `<rect class="window" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...lines.flatMap((runs, row) => textOf(runs, padding + row * lineHeight + fontSize)),
    "</svg>\n",
  ].join("\n");
}

function styleSheet(theme: Theme): string {
  const { background, border, text, ...colours } = palettes[theme];
  const fonts = `ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace`;
  return [
    `.window { fill: ${background}; stroke: ${border} }`,
    `text { font: ${fontSize}px ${fonts}; fill: ${text}; white-space: pre }`,
    ".bold { font-weight: bold }",
    ".underlined { text-decoration: underline }",
    ...Object.entries(colours).map(([name, colour]) => `.${name} { fill: ${colour} }`),
  ].join(" ");
}

function textOf(runs: readonly StyledRun[], baseline: number): string[] {
  let column = 0;
  const texts: string[] = [];
  for (const { text, style } of runs) {
    const blanks = text.length - text.trimStart().length;
    const shown = text.trim();
    if (shown !== "") {
      const place = `x="${rounded(padding + (column + blanks) * characterWidth)}" y="${rounded(baseline)}"`;
      const size = `textLength="${rounded(shown.length * characterWidth)}" lengthAdjust="spacingAndGlyphs"`;
      texts.push(`<text${style === "" ? "" : ` class="${style}"`} ${place} ${size}>${escapeXml(shown)}</text>`);
    }
    column += text.length;
  }
  if (column > columns) throw new Error(`a line of ${column} columns does not fit the picture`);
  return texts;
}

function rounded(length: number): string {
  return String(Math.round(length * 100) / 100);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
