import type { Invocation, Notification } from "sarif";
import type { Report, RuleCrash, SkippedFile } from "../../findings/report.ts";
import { sentence } from "../excerpt/plain-text.ts";
import { skipReasons } from "../excerpt/skip-reasons.ts";
import { artifactLocation } from "./location.ts";

/** How the run went: crashed rules, files that were not read, results that were left out. */
export function invocation(
  report: Report,
  ruleIndexes: ReadonlyMap<string, number>,
  leftOutResults: number,
): Invocation {
  const notifications = [
    ...report.crashes.map((crash) => crashNotification(crash, report.root, ruleIndexes)),
    ...report.skipped.map(skippedNotification),
    ...(leftOutResults > 0 ? [leftOutNotification(leftOutResults)] : []),
  ];
  return {
    executionSuccessful: report.crashes.length === 0,
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function crashNotification(crash: RuleCrash, root: string, ruleIndexes: ReadonlyMap<string, number>): Notification {
  const index = ruleIndexes.get(crash.rule);
  // The first line is the error, the others would be the stack: paths of this machine.
  const [message = ""] = crash.message.split("\n", 1);
  const relative = root === "/" ? message : message.replaceAll(`${root}/`, "").replaceAll(root, ".");
  return {
    level: "error",
    message: { text: sentence(`Rule '${crash.rule}' crashed: ${relative}`) },
    associatedRule: { id: crash.rule, ...(index === undefined ? {} : { index }) },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(crash.file) } }],
  };
}

function skippedNotification({ file, reason }: SkippedFile): Notification {
  return {
    level: "warning",
    message: { text: `'${file}' was not analysed: it ${skipReasons[reason]}.` },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(file) } }],
  };
}

function leftOutNotification(count: number): Notification {
  return {
    level: "warning",
    message: { text: `${count} less severe results were left out: GitHub refuses longer lists.` },
  };
}
