/** What sops wrote and reads, file by file: several rules ask, and many secrets share a file. */
import type { Project } from "../project.ts";
import { readSopsFile, type SopsFile } from "./sops-file.ts";
import { readSopsRules, type SopsRule } from "./sops-rules.ts";

interface Readings {
  readonly files: Map<string, SopsFile | null>;
  readonly rules: Map<string, readonly SopsRule[] | null>;
}

const known = new WeakMap<Project, Readings>();

/** What an encrypted file holds; `null` where sops did not write it, or it is not understood. */
export function sopsFileAt(project: Project, path: string): SopsFile | null {
  const { files } = readingsOf(project);
  let file = files.get(path);
  if (file === undefined) {
    file = readSopsFile(path, project.files.text(path) ?? "");
    files.set(path, file);
  }
  return file;
}

/** The rules of a `.sops.yaml`; `null` where they are not understood. */
export function sopsRulesAt(project: Project, path: string): readonly SopsRule[] | null {
  const { rules } = readingsOf(project);
  let found = rules.get(path);
  if (found === undefined) {
    found = readSopsRules(project.files.text(path) ?? "");
    rules.set(path, found);
  }
  return found;
}

function readingsOf(project: Project): Readings {
  let readings = known.get(project);
  if (!readings) {
    readings = { files: new Map(), rules: new Map() };
    known.set(project, readings);
  }
  return readings;
}
