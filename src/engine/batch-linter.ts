import type { Parser } from "../parser/parser.ts";
import { readLinks } from "../project/imports/file-links.ts";
import { registry } from "../rules/registry.ts";
import { NixFile } from "../scopes/nix-file.ts";
import { SourceFile } from "../source/source-file.ts";
import { type FileLint, type FileLinter, lintFile } from "./file-lint.ts";
import type { LintBatch, LintJob } from "./lint-threads.ts";
import { OffenceLog } from "./offence-log.ts";
import { RulePlan } from "./rule-plan.ts";

/** Lints files in a thread of their own, which knows nothing of the rest of the analysis. */
export class BatchLinter {
  readonly #parser: Parser;
  readonly #linter: FileLinter;

  constructor({ config, roles, wantsLinks }: LintJob, parser: Parser) {
    const log = new OffenceLog();
    this.#parser = parser;
    this.#linter = { log, plan: new RulePlan(config, registry, log), roles, readLinks: wantsLinks ? readLinks : null };
  }

  /** What came of each file, in their order. Throws if the parser does: then the whole batch is left to the caller. */
  lint(batch: LintBatch): FileLint[] {
    return batch.map(({ path, text }) => {
      const file = NixFile.parse(this.#parser, new SourceFile(path, text));
      return lintFile(file, this.#linter);
    });
  }
}
