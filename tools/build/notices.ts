import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { root } from "./root.ts";

/** Folders of the packages that code was taken from. */
export function bundledPackages(metafiles: readonly Metafile[]): string[] {
  const folders = new Set<string>();
  for (const output of metafiles.flatMap(({ outputs }) => Object.values(outputs))) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (match?.[1] !== undefined && bytesInOutput > 0) folders.add(match[1]);
    }
  }
  return [...folders].sort();
}

/** The licences of all that is in the program: what the parser's module was made of is told by hand; what was bundled, here. */
export function renderNotices(folders: readonly string[]): string {
  const notices = readFileSync(join(root, "THIRD-PARTY-NOTICES.md"), "utf8");
  const sections = folders.map((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    return `## ${manifest.name} ${manifest.version} (${manifest.license})\n\n${licenseText(join(root, folder))}\n`;
  });
  return `${notices.trimEnd()}\n\nThe program contains code of these packages.\n\n${sections.join("\n")}`;
}

function licenseText(folder: string): string {
  const names = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE"];
  const file = names.map((name) => join(folder, name)).find((path) => existsSync(path));
  return file === undefined ? "See its package." : `\`\`\`\n${readFileSync(file, "utf8").trim()}\n\`\`\``;
}
