/** What the inputs of action.yml ask for. */
import { isAbsolute, resolve } from "node:path";

/**
 * Reads the inputs from the environment, where an empty one says nothing. Throws an `Error` in words for people.
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
export function readInputs(environment) {
  const read = (name) => (environment[`INPUT_${name}`] ?? "").trim();
  const advancedSecurity = readSwitch("advanced-security", read("ADVANCED_SECURITY"), false);
  const annotations = read("ANNOTATIONS");
  const folder = resolve(environment.GITHUB_WORKSPACE ?? ".", read("WORKING_DIRECTORY") || ".");
  const sarifFile = read("SARIF_FILE");
  return {
    folder,
    paths: read("PATHS")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    config: read("CONFIG"),
    set: read("SET"),
    failOn: read("FAIL_ON") || "error",
    changed: read("CHANGED"),
    annotations:
      annotations === "" || annotations === "auto"
        ? !advancedSecurity && showsAnnotations(environment)
        : readSwitch("annotations", annotations, true),
    summary: readSwitch("summary", read("SUMMARY"), true),
    sarifFile: isAbsolute(sarifFile) || sarifFile === "" ? sarifFile : resolve(folder, sarifFile),
    args: splitArguments(read("ARGS")),
  };
}

function readSwitch(name, text, standard) {
  if (text === "") return standard;
  if (text === "true" || text === "false") return text === "true";
  throw new Error(`the input '${name}' is 'true' or 'false', not '${text}'`);
}

/** Forgejo and Gitea run this action, too; they would print annotations as text. */
function showsAnnotations({ GITEA_ACTIONS, FORGEJO_ACTIONS }) {
  return GITEA_ACTIONS !== "true" && FORGEJO_ACTIONS !== "true";
}

/**
 * Words between blanks; quotes hold together what is between them. Nothing is expanded, as no shell is asked.
 * @param {string} text
 */
export function splitArguments(text) {
  const words = text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  if (words.join("").length !== text.replace(/("[^"]*"|'[^']*')|\s/g, "$1").length) {
    throw new Error("the input 'args' has a quote that nothing closes");
  }
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}

/**
 * The arguments of flakelint.
 * @param {ReturnType<typeof readInputs>} inputs
 * @param {Readonly<Record<string, string>>} reports files of reports, by format
 * @param {string | undefined} base what the change is compared with
 */
export function argumentsOf(inputs, reports, base) {
  return [
    "check",
    "--format=text",
    ...Object.entries(reports).map(([format, file]) => `--format=${format}=${file}`),
    ...(inputs.config === "" ? [] : [`--config=${inputs.config}`]),
    ...(inputs.set === "" ? [] : [`--set=${inputs.set}`]),
    `--fail-on=${inputs.failOn}`,
    ...(base === undefined ? [] : [`--changed=${base}`]),
    ...inputs.args,
    // A path is never a flag.
    ...inputs.paths.map((path) => (path.startsWith("-") ? `./${path}` : path)),
  ];
}
