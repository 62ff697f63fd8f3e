import type { Invocation, Notification } from "sarif";
import type { Report, RuleCrash, SkippedFile } from "../../findings/report.ts";
import { sentence } from "../excerpt/plain-text.ts";
import { skipReasons } from "../excerpt/skip-reasons.ts";
import { artifactLocation } from "./location.ts";

/** How the run went: crashed rules, files that were not read, and what was cut, as a clause. */
export function invocation(report: Report, ruleIndexes: ReadonlyMap<string, number>, cut: string | null): Invocation {
  const notifications = [
    ...report.crashes.map((crash) => crashNotification(crash, report.root, ruleIndexes)),
    ...report.skipped.map(skippedNotification),
    ...(cut === null ? [] : [cutNotification(cut)]),
  ];
  return {
    executionSuccessful: report.crashes.length === 0,
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function crashNotification(crash: RuleCrash, root: string, ruleIndexes: ReadonlyMap<string, number>): Notification {
  const index = ruleIndexes.get(crash.rule);
  // The first line is the error, the others would be the stack.
  const [message = ""] = crash.message.split("\n", 1);
  return {
    level: "error",
    message: { text: sentence(`Rule '${crash.rule}' crashed: ${withoutLocalPaths(message, root)}`) },
    associatedRule: { id: crash.rule, ...(index === undefined ? {} : { index }) },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(crash.file) } }],
  };
}

/** Paths below the root as they are in the report; of others, which say where things lie on this machine, the last part. */
function withoutLocalPaths(text: string, root: string): string {
  const relative = root === "/" ? text : text.replaceAll(`${root}/`, "").replaceAll(root, ".");
  return relative.replace(absolutePath, "…/$1");
}

const absolutePath = /(?:file:\/\/)?(?<![\w.…-])(?:\/|[A-Za-z]:[\\/])(?:[^\s/\\'"`:]+[/\\])+([^\s/\\'"`:]*)/g;

function skippedNotification({ file, reason }: SkippedFile): Notification {
  return {
    level: "warning",
    message: { text: `'${file}' was not analysed: it ${skipReasons[reason]}.` },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(file) } }],
  };
}

function cutNotification(cut: string): Notification {
  return { level: "warning", message: { text: sentence(`${cut[0]?.toUpperCase()}${cut.slice(1)}`) } };
}
