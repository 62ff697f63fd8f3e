/** What comes of an expression: a value in the form of `shownValue`, or one of two ways to fail. */
export type Outcome =
  | { readonly kind: "value"; readonly shown: string }
  /** `throw` and `assert`, which `tryEval` catches. */
  | { readonly kind: "thrown"; readonly message: string }
  | { readonly kind: "failed"; readonly message: string }
  /** Ours only. */
  | { readonly kind: "unknown"; readonly message: string };

/** A Nix expression in which `lib` is the library and `root` the generated tree, and the function it is about. */
export interface Case {
  readonly subject: string;
  readonly expression: string;
  /** How deep the value is looked at; what lies deeper must not be forced. */
  readonly depth: number;
}

/** A case that gives one thing with the real library and another with the model. */
export interface Difference {
  readonly subject: string;
  readonly expression: string;
  readonly theirs: Outcome;
  readonly ours: Outcome;
}

export function sameOutcome(theirs: Outcome, ours: Outcome): boolean {
  if (theirs.kind !== ours.kind) return false;
  return theirs.kind !== "value" || ours.kind !== "value" || theirs.shown === ours.shown;
}

const window = 400;

/** Both outcomes in words; of long ones what stands around the first place where they differ. */
export function outcomeTexts(theirs: Outcome, ours: Outcome): readonly [string, string] {
  const texts = [wholeText(theirs), wholeText(ours)] as const;
  let same = 0;
  while (same < texts[0].length && texts[0][same] === texts[1][same]) same++;
  const start = Math.max(0, same - window / 2);
  const cut = (text: string) => `${start > 0 ? "…" : ""}${text.slice(start, start + window)}`;
  return [cut(texts[0]), cut(texts[1])];
}

function wholeText(outcome: Outcome): string {
  return outcome.kind === "value" ? outcome.shown : `${outcome.kind}: ${outcome.message}`;
}
