/** A run of lines that differ: lines of the first text, from 0, replaced by lines of the second; ends are exclusive. */
export interface Difference {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** More edits than this and the rest counts as one difference: the search takes time and room by their square. */
const maximumEdits = 1500;

/**
 * The differences of two lists of lines, few and small: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations"
 * (1986). Applied in order they turn `before` into `after`.
 */
export function compareLines(before: readonly string[], after: readonly string[]): Difference[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd--;
    afterEnd--;
  }
  if (start === beforeEnd && start === afterEnd) return [];
  const steps = findSteps(before.slice(start, beforeEnd), after.slice(start, afterEnd));
  if (!steps) return [{ beforeStart: start, beforeEnd, afterStart: start, afterEnd }];
  return joinSteps(steps, start);
}

/** One line taken away or put in, at these line numbers of both texts. */
interface Step {
  readonly kind: "delete" | "insert";
  readonly before: number;
  readonly after: number;
}

/** `furthest[k]` is how far along diagonal k (before − after) a path of so many edits gets; `undefined` for too many. */
function findSteps(before: readonly string[], after: readonly string[]): Step[] | undefined {
  const limit = Math.min(before.length + after.length, maximumEdits);
  const center = limit + 1;
  const furthest = new Int32Array(2 * limit + 3);
  const history: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    history.push(furthest.slice(center - edits - 1, center + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const left = furthest[center + diagonal - 1] as number;
      const above = furthest[center + diagonal + 1] as number;
      const isInsert = diagonal === -edits || (diagonal !== edits && left < above);
      let x = isInsert ? above : left + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      furthest[center + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) return traceBack(history, before.length, after.length);
    }
  }
  return undefined;
}

function traceBack(history: readonly Int32Array[], beforeLength: number, afterLength: number): Step[] {
  const steps: Step[] = [];
  let x = beforeLength;
  let diagonal = beforeLength - afterLength;
  for (let edits = history.length - 1; edits > 0; edits--) {
    const furthest = history[edits] as Int32Array;
    const at = (k: number) => furthest[k + edits + 1] as number;
    const isInsert = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));
    diagonal += isInsert ? 1 : -1;
    x = at(diagonal);
    steps.push({ kind: isInsert ? "insert" : "delete", before: x, after: x - diagonal });
  }
  return steps.reverse();
}

function joinSteps(steps: readonly Step[], offset: number): Difference[] {
  const differences: Difference[] = [];
  for (const step of steps) {
    const before = step.before + offset;
    const after = step.after + offset;
    const last = differences.at(-1);
    const continues = last !== undefined && last.beforeEnd === before && last.afterEnd === after;
    const begun = continues ? last : { beforeStart: before, beforeEnd: before, afterStart: after, afterEnd: after };
    if (continues) differences.pop();
    differences.push(step.kind === "delete" ? { ...begun, beforeEnd: before + 1 } : { ...begun, afterEnd: after + 1 });
  }
  return differences;
}
