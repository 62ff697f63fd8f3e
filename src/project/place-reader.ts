import { SourceFile } from "../source/source-file.ts";
import type { Place, Position } from "../source/span.ts";
import type { Project } from "./project.ts";

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
