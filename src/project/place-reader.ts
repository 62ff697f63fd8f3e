import { SourceFile } from "../source/source-file.ts";
import type { Place, Position, Span } from "../source/span.ts";
import type { Project } from "./project.ts";

/** The first line of a file, where a finding about all of it stands; asked for without its tree. */
export function firstLine({ files }: Project, path: string): Span {
  return { start: 0, end: new SourceFile(path, files.text(path) ?? "").lineSpan(1).end };
}

/** Gives the lines and columns of places; each file's text is read once. */
export function placeReader(project: Project): (place: Place) => { readonly start: Position; readonly end: Position } {
  const sources = new Map<string, SourceFile>();
  return ({ file, span }) => {
    let source = sources.get(file);
    if (!source) {
      source = project.nixFile(file)?.source ?? new SourceFile(file, project.files.text(file) ?? "");
      sources.set(file, source);
    }
    return { start: source.positionAt(span.start), end: source.positionAt(span.end) };
  };
}
