/** The files that our documents tell users to write: blocks of code that begin with the path of the file, as a comment. */
export interface Recipe {
  readonly document: string;
  /** In the user's repository. */
  readonly path: string;
  readonly text: string;
}

/** All recipes of a document; JSON, which has no comments, is `package.json`. */
export function recipesOf(document: string, markdown: string): Recipe[] {
  const blocks = [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap(([, language, text = ""]) => {
    if (language === "json") return [{ document, path: "package.json", text }];
    const path = /^(?:#!.*\n)?# (\.?[\w./-]+)(?:;.*)?$/m.exec(text.split("\n").slice(0, 2).join("\n"))?.[1];
    return path === undefined || !/[./]/.test(path) ? [] : [{ document, path, text }];
  });
}
