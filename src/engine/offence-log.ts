import type { RuleCrash } from "../findings/report.ts";
import type { Offence, Rule, RuleContext } from "../rules/rule.ts";
import { crashMessage } from "./crash-message.ts";
import { plainOffence } from "./plain-offence.ts";
import { ruleStep, type Stopwatch } from "./stopwatch.ts";

/** A rule as it runs with one set of options. */
export interface RuleRun {
  readonly topic: string;
  readonly rule: Rule;
  readonly context: RuleContext;
}

export interface LoggedOffence {
  readonly topic: string;
  readonly rule: Rule;
  readonly file: string;
  readonly offence: Offence;
}

/** What came of the hooks that ran in a stretch. */
export interface LoggedStretch {
  readonly offences: readonly LoggedOffence[];
  readonly crashes: readonly RuleCrash[];
}

/**
 * What the rules report. Rules run in stretches (a file, or a hook of the project): a rule that throws loses what
 * it reported in the stretch, and runs no more until the next; everything else stands.
 */
export class OffenceLog {
  readonly crashes: RuleCrash[] = [];
  readonly #offences: LoggedOffence[] = [];
  readonly #crashed = new Set<Rule>();
  readonly #stopwatch: Stopwatch | undefined;
  #stretchStart = 0;
  #firstCrash = 0;
  #defaultFile: string | null = null;
  #crashFile = "";

  constructor(stopwatch?: Stopwatch) {
    this.#stopwatch = stopwatch;
  }

  get offences(): readonly LoggedOffence[] {
    return this.#offences;
  }

  /** Begins a stretch in which offences belong to a file unless they name another. */
  enterFile(file: string): void {
    this.#enter(file, file);
  }

  /** Begins a stretch in which offences must name their file; a crash is put down to `crashFile`. */
  enterProject(crashFile: string): void {
    this.#enter(null, crashFile);
  }

  add(topic: string, rule: Rule, offence: Offence): void {
    const file = offence.file ?? this.#defaultFile;
    if (file === null) throw new Error(`rule '${rule.id}' reported an offence without a file`);
    this.#offences.push({ topic, rule, file, offence: plainOffence(offence) });
  }

  /** Takes what was reported since the present stretch began out of the log. */
  takeStretch(): LoggedStretch {
    return { offences: this.#offences.splice(this.#stretchStart), crashes: this.crashes.splice(this.#firstCrash) };
  }

  /** Notes what was taken out of a log, of this thread or another, or out of a cache. */
  put({ offences, crashes }: LoggedStretch): void {
    for (const logged of offences) this.#offences.push(logged);
    for (const crash of crashes) this.crashes.push(crash);
  }

  hasCrashed(rule: Rule): boolean {
    return this.#crashed.size > 0 && this.#crashed.has(rule);
  }

  /** Calls a hook of a rule unless the rule has crashed in this stretch. */
  run(rule: Rule, hook: () => void): void {
    if (this.hasCrashed(rule)) return;
    try {
      if (this.#stopwatch) this.#stopwatch.measure(ruleStep(rule.id), hook);
      else hook();
    } catch (thrown) {
      this.crash(rule, thrown);
    }
  }

  /** Notes that a rule threw, and drops what it reported in this stretch. */
  crash(rule: Rule, thrown: unknown): void {
    this.#crashed.add(rule);
    this.crashes.push({ rule: rule.id, file: this.#crashFile, message: crashMessage(thrown) });
    const ofStretch = this.#offences.splice(this.#stretchStart);
    for (const logged of ofStretch) if (logged.rule !== rule) this.#offences.push(logged);
  }

  #enter(defaultFile: string | null, crashFile: string): void {
    this.#stretchStart = this.#offences.length;
    this.#firstCrash = this.crashes.length;
    this.#defaultFile = defaultFile;
    this.#crashFile = crashFile;
    this.#crashed.clear();
  }
}
