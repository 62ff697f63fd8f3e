import { nodesOf } from "../../parser/nodes-by-kind.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName } from "../../scopes/option-path.ts";

const builder = /^(?:mkDerivation|build[A-Z]\w*|runCommand\w*|symlinkJoin|write[A-Z]\w*)$/;

/** Functions that make no package: a shell, or a test of a machine. */
const otherBuilder = /^(?:mkShell\w*|nixosTest|runNixOSTest|runTest|makeTest\w*|buildEnv|buildFHS\w*)$/;

/** Without one of these words in a text no `builder` is called in it. */
const builderWord = /mkDerivation|build[A-Z]|runCommand|symlinkJoin|write[A-Z]/;

/** Whether a file calls a function that builds a package, and none that builds something else. */
export function buildsPackage({ source, tree }: NixFile): boolean {
  if (!builderWord.test(source.text)) return false;
  const names = new Set(nodesOf(tree, "Apply").map((call) => calledName(call.function) ?? ""));
  return [...names].some((name) => builder.test(name)) && ![...names].some((name) => otherBuilder.test(name));
}
