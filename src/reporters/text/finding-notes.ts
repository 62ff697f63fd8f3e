import type { Finding, Fix, RelatedPlace } from "../../findings/finding.ts";
import { visibleText } from "../excerpt/visible-text.ts";
import { type BlockStyle, codeWidth, gutterOf, linked, placeText, proseWidth } from "./block-style.ts";
import { displayWidth } from "./clusters.ts";
import { wrapped } from "./wrapped.ts";

const relatedLimit = 8;

/** What stands below the code: related places, the steps of a way, `why`, help and fixes. */
export function noteRows(finding: Finding, why: string | undefined, style: BlockStyle): string[] {
  const notes = [...relatedNotes(finding, style), ...flowNotes(finding, style), ...adviceNotes(finding, why, style)];
  return rowsOf(notes, style);
}

/** A line below the code: a related place, or a word of advice under its label. */
interface Note {
  readonly sign: "├" | "│";
  readonly label: string;
  /** Columns of the label, which may hold marks that take none. */
  readonly labelWidth: number;
  readonly text: string;
}

function relatedNotes(finding: Finding, style: BlockStyle): Note[] {
  const shown = finding.related.slice(0, relatedLimit);
  const notes = shown.map((place): Note => {
    return placeNote("", place, style);
  });
  const hidden = finding.related.length - shown.length;
  if (hidden > 0) notes.push({ sign: "├", label: "", labelWidth: 0, text: `and ${hidden} more` });
  return notes;
}

/** The steps of a way, numbered. */
function flowNotes({ flow = [] }: Finding, style: BlockStyle): Note[] {
  return flow.map((step, index): Note => {
    return placeNote(`${index + 1}. `, step, style);
  });
}

function placeNote(number: string, place: RelatedPlace, style: BlockStyle): Note {
  const text = number + placeText(place, style);
  return {
    sign: "├",
    label: linked(text, place, style),
    labelWidth: displayWidth(text),
    text: visibleText(place.message),
  };
}

function adviceNotes(finding: Finding, why: string | undefined, style: BlockStyle): Note[] {
  const advice = (label: string, text: string): Note => {
    return { sign: "│", label: style.paint("label", label.padEnd(4)), labelWidth: 4, text: visibleText(text) };
  };
  const notes: Note[] = [];
  if (why !== undefined) notes.push(advice("why", why));
  if (finding.help !== undefined) notes.push(advice("help", finding.help));
  for (const fix of finding.fixes) notes.push(advice("fix", `${fix.title} (${fixFlag(fix)})`));
  return notes;
}

function fixFlag(fix: Fix): string {
  return fix.safety === "safe" ? "--fix" : "--unsafe-fixes";
}

/** Columns of a label of advice and the blanks behind it. */
const adviceIndent = 6;
/** How far the message of a place stands in where it stands below. */
const placeIndent = 2;

function rowsOf(notes: readonly Note[], style: BlockStyle): string[] {
  return notes.flatMap((note, index) => {
    const isLast = index === notes.length - 1;
    const { head, rest, indent } = noteLines(note, style);
    const restGutter = gutterOf(style, isLast ? " " : "│");
    return [
      `${gutterOf(style, isLast ? "╰" : note.sign)} ${head}`,
      ...rest.map((line) => `${restGutter} ${" ".repeat(indent)}${line}`),
    ];
  });
}

/** Advice goes on under its beginning; what is said of a place stands behind it, or below where that grows too long. */
function noteLines({ sign, label, labelWidth, text }: Note, style: BlockStyle) {
  const width = codeWidth(style);
  if (sign === "│") {
    const [first = "", ...rest] = wrapped(text, Math.min(width - adviceIndent, proseWidth));
    return { head: `${label}  ${first}`, rest, indent: adviceIndent };
  }
  if (label === "") return { head: text, rest: [], indent: placeIndent };
  if (!style.isTerminal || labelWidth + 2 + displayWidth(text) <= width)
    return { head: `${label}  ${text}`, rest: [], indent: placeIndent };
  return { head: label, rest: wrapped(text, Math.min(width - placeIndent, proseWidth)), indent: placeIndent };
}
