import { runInCopy } from "./run-in-copy.ts";

/** `<!-- shown: FOLDER $ COMMAND -->`, and the block below it, which holds what the command prints in that folder. */
const shownBlock = /<!-- shown: (\S+) \$ (flakelint[^\n]*?) -->\n```text\n(?:(?!```)[^\n]*\n)*```(?=\n)/g;

/**
 * The text of a document with every block of shown output as the program prints it today. `root` is the folder from
 * which the document names others.
 */
export async function withShownOutput(document: string, root: string): Promise<string> {
  const blocks = new Map<string, string>();
  for (const [, folder = "", command = ""] of document.matchAll(shownBlock)) {
    const printed = await runInCopy(command, `${root}/${folder}`);
    const text = `$ ${command}\n${printed}`.replace(/[ \t]+$/gm, "").trimEnd();
    blocks.set(`${folder} ${command}`, `<!-- shown: ${folder} $ ${command} -->\n\`\`\`text\n${text}\n\`\`\``);
  }
  return document.replace(shownBlock, (block, folder: string, command: string) => {
    return blocks.get(`${folder} ${command}`) ?? block;
  });
}
