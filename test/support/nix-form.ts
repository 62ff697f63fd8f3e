import { printNix } from "#src/scopes/print-nix.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "./parser.ts";

/** A text in the form that Nix 2.8 prints; throws where it does not parse. */
export function nixForm(text: string): string {
  const { root, problems } = parser.parse(new SourceFile("test.nix", text));
  if (root === null || problems.length > 0) throw new Error(`does not parse: ${problems[0]?.message}\n${text}`);
  return printNix(root, { directory: "/repository", home: "/home/ada" });
}
