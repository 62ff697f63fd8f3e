import { createRequire } from "node:module";
import type * as Zlib from "node:zlib";
import type { Report } from "../findings/report.ts";
import type { FormatName } from "../reporters/formats.ts";
import { plainOptions, type ReporterOptions } from "../reporters/reporter.ts";
import type { CheckSettings } from "./check-settings.ts";
import { displayPathFrom } from "./display-path.ts";
import type { Shell } from "./shell.ts";
import { knowsLinks, onlyAscii } from "./terminal-abilities.ts";
import { useColor } from "./use-color.ts";

/** How a report is shown that goes to standard output. */
export async function terminalOptions(report: Report, settings: CheckSettings, shell: Shell): Promise<ReporterOptions> {
  const { environment, isTerminal } = shell;
  const color = useColor(settings.color, environment, isTerminal);
  const hyperlinks = color && knowsLinks(environment, isTerminal);
  const placeAddress = hyperlinks ? (await import("./file-address.ts")).fileAddress(environment, report.root) : null;
  return {
    color,
    hyperlinks,
    width: shell.columns,
    displayPath: displayPathFrom(report.root, shell),
    isTerminal,
    statistics: settings.statistics,
    ascii: onlyAscii(environment),
    ...(placeAddress ? { placeAddress } : {}),
  };
}

/** How a report is shown that goes into a file. */
export function fileOptions(report: Report, shell: Shell): ReporterOptions {
  return { ...plainOptions, displayPath: displayPathFrom(report.root, shell) };
}

/** What a format needs that must not get too large. */
export function limitOptions(format: FormatName, shell: Shell): Pick<ReporterOptions, "zippedSize" | "notice"> {
  return {
    zippedSize: (text) => {
      // Few reports are so large that they have to be measured.
      const { gzipSync } = createRequire(import.meta.filename)("node:zlib") as typeof Zlib;
      return gzipSync(text).length;
    },
    notice: (clause) => shell.say("note", `the ${format} report is cut: ${clause}`),
  };
}
