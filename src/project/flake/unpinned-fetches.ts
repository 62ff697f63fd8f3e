import { staticAttributeName } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Apply, Binding } from "../../parser/syntax.ts";
import { writtenText } from "../../parser/written-text.ts";
import { setLiteral } from "../../scopes/attribute-tree.ts";
import { calledName } from "../../scopes/option-path.ts";

/** The fetchers of nixpkgs, and those of Nix that take a hash. */
const fetcher =
  /^fetch(?:FromGit(?:Hub|Lab|ea|iles)|From(?:Sourcehut|Codeberg|Forgejo|Bitbucket|Gitiles|RepoOrCz|Savannah)|git|Git|url|zip|Tarball|patch2?|hg|svn|pypi|crate)$/;

/** Functions that make packages, and take hashes of what they need. */
const builder = /^(?:build|mk|override)/;

/** Names of branches that move; a tag may have any other name. */
const branch =
  /^(?:refs\/heads\/.+|main|master|trunk|develop|devel|dev|next|unstable|HEAD|nixos-unstable|nixpkgs-unstable)$/;

const hashName = /^(?:[a-zA-Z]*Hash|hash|[a-zA-Z]*Sha256|sha1|sha256|sha512)$/;
/** What people write to be told the right hash: all zeros, in any of the notations. */
const nothing = /^(?:sha\d+-)?(?:A{43}=|A{86}==|0{32,})$|^(?:sha\d+:)?0{52}$/;
const fakeNames: ReadonlySet<string> = new Set(["fakeHash", "fakeSha256", "fakeSha512"]);

const unfinishedFolder = /(?:^|\/)[_.]?(?:wip|work[-_]in[-_]progress|unfinished)\//i;

/** Whether a file lies in a folder that says it is not finished: what stands there still has its placeholders. */
export function isUnfinishedFolder(path: string): boolean {
  return unfinishedFolder.test(path);
}

/** The `rev` of a call of a fetcher that is a branch; `null` where there is none. */
export function branchRevision(call: Apply): Binding | null {
  if (!fetcher.test(calledName(call.function) ?? "")) return null;
  const set = setLiteral(withoutParentheses(call.argument));
  for (const entry of set?.entries ?? []) {
    if (entry.kind === "Binding" && nameOf(entry) === "rev" && branch.test(writtenText(entry.value) ?? ""))
      return entry;
  }
  return null;
}

/** Whether a binding gives a hash that fits nothing: a placeholder, or, of a fetcher, the empty string. */
export function isPlaceholderHash(binding: Binding): boolean {
  if (!hashName.test(nameOf(binding) ?? "")) return false;
  const value = withoutParentheses(binding.value);
  const receiver = receiverOf(binding);
  // Whoever turns the placeholder into something else means it.
  if (fakeNames.has(calledName(value) ?? "")) return builder.test(receiver) || fetcher.test(receiver);
  const text = writtenText(value);
  return text !== null && (nothing.test(text) || (text === "" && fetcher.test(receiver)));
}

/** The name of the function that gets the set a binding stands in; empty where none does. */
function receiverOf({ parent: set }: Binding): string {
  const outer = set?.parent?.kind === "Parenthesized" ? set.parent.parent : set?.parent;
  return outer?.kind === "Apply" ? (calledName(outer.function) ?? "") : "";
}

function nameOf({ path }: Binding): string | null {
  const last = path.attributes.at(-1);
  return last ? staticAttributeName(last) : null;
}
