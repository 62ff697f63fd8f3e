import { ruleOfStep, type StepTime } from "../engine/stopwatch.ts";

/** How many rules are told by name, unless all are asked for. */
const mostRules = 10;

/** In the order of a run; what is not here comes last, under its own name. */
const stages: Readonly<Record<string, string>> = {
  start: "start of Node and of the program",
  open: "find the files",
  load: "load what projects need",
  read: "read files",
  parse: "parse",
  lower: "make typed trees",
  scopes: "resolve names",
  project: "open the project",
  "evaluate outputs": "evaluate the outputs of the flake",
  "evaluate modules": "evaluate modules and hosts",
  reachability: "find what leads to each file",
  purposes: "tell what functions are for",
  walk: "walk the trees",
  wait: "wait for other threads",
  rules: "rules",
  conclude: "sort out findings",
  report: "report",
  elsewhere: "between these",
};

/**
 * What the stages of a run took, in milliseconds and as their part of all of it, and the slowest rules, or all of them.
 * @param steps the slowest first
 * @param notes sentences that are needed to understand the times
 */
export function renderTiming(steps: readonly StepTime[], tellsAll: boolean, notes: readonly string[] = []): string {
  const total = sum(steps);
  const row = (milliseconds: number, name: string) => {
    const share = total > 0 ? (100 * milliseconds) / total : 0;
    return `${milliseconds.toFixed(1).padStart(9)} ms ${share.toFixed(1).padStart(5)} %  ${name}\n`;
  };
  const rules = steps.filter(({ step }) => ruleOfStep(step) !== null);
  const told = tellsAll ? rules : rules.slice(0, mostRules);
  const rest = rules.slice(told.length);
  const others = rest.length > 0 ? [row(sum(rest), `${rest.length} others: --timing=all`)] : [];
  const slowest = [...told.map(({ step, milliseconds }) => row(milliseconds, ruleOfStep(step) ?? step)), ...others];
  return [
    ...stagesOf(steps).map(({ step, milliseconds }) => row(milliseconds, stages[step] ?? step)),
    row(total, "together"),
    ...(slowest.length > 0 ? ["\nOf the rules:\n", ...slowest, sharedWork] : []),
    ...notes.map((sentence) => `${sentence}\n`),
  ].join("");
}

const sharedWork = "What several rules need is worked out once, and put down to the one that asks first.\n";

/** The steps of a run in their order, with all rules as one. */
function stagesOf(steps: readonly StepTime[]): StepTime[] {
  const rules = steps.filter(({ step }) => ruleOfStep(step) !== null);
  const others = steps.filter(({ step }) => ruleOfStep(step) === null);
  const order = Object.keys(stages);
  const place = ({ step }: StepTime) => (order.includes(step) ? order.indexOf(step) : order.length);
  const whole = rules.length > 0 ? [...others, { step: "rules", milliseconds: sum(rules) }] : others;
  return whole.sort((one, other) => place(one) - place(other));
}

function sum(steps: readonly StepTime[]): number {
  return steps.reduce((total, { milliseconds }) => total + milliseconds, 0);
}
