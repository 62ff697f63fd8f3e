/**
 * The street, executable: each folder of src/ may import only what stands before it.
 * Run with the tests (test/architecture.test.ts) and by `npm run check:layers`.
 */
const street = [
  "source",
  "findings",
  "knowledge",
  "parser",
  "scopes",
  "evaluator",
  "project",
  "rules",
  "config",
  "engine",
];

/** What src/ may take from npm; each has its reason in ARCHITECTURE.md. */
const libraries = ["jsonc-parser", "picomatch", "sarif", "smol-toml", "yaml", "yargs"];

const anyOf = (folders) => folders.map((folder) => `^src/${folder}/`);
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    ...street.map((folder, place) =>
      forbid(
        `${folder}-looks-back-only`,
        `src/${folder} may import only: ${street.slice(0, place).join(", ") || "nothing"}. Move the code down the street, or pass the value in.`,
        { path: `^src/${folder}/` },
        { path: "^src/", pathNot: anyOf(street.slice(0, place + 1)) },
      ),
    ),
    forbid(
      "reporters-see-findings-only",
      "A reporter turns a Report into text: what it needs belongs into the Report.",
      { path: "^src/reporters/" },
      { path: "^src/", pathNot: anyOf(["reporters", "findings", "source"]) },
    ),
    forbid(
      "shells-are-strangers",
      "cli and lsp are entered from outside; what they share belongs into the engine.",
      { path: "^src/([^/]+)/" },
      { path: "^src/(cli|lsp)/", pathNot: "^src/$1/" },
    ),
    forbid(
      "rules-are-strangers",
      "No rule imports a rule or the registry: what two rules need belongs into the model.",
      { path: "^src/rules/[^/]+/" },
      { path: "^src/rules/", pathNot: "^src/rules/rule\\.ts$" },
    ),
    forbid(
      "shells-hold-the-keys",
      "The core is given texts and returns data: only config, cli and lsp touch disk, processes or network.",
      { path: "^src/", pathNot: anyOf(["config", "cli", "lsp"]) },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "libraries-have-a-reason",
      "A new dependency needs a sentence of reason in ARCHITECTURE.md, and a place in this list.",
      { path: "^src/" },
      {
        path: "node_modules/",
        pathNot: libraries.map((name) => `node_modules/(@types/)?${name}/`),
      },
    ),
    forbid(
      "project-stands-on-its-parts",
      "What a flake, its hosts and their imports are is known without the project: pass in what is needed.",
      { path: "^src/project/(flake|outputs|hosts|imports|documents)/" },
      { path: "^src/project/", pathNot: "^src/project/(flake|outputs|hosts|imports|documents)/" },
    ),
    forbid(
      "project-asks-no-questions",
      "What rules ask of a project is worked out beside it, when they ask.",
      { path: "^src/project/([^/]+\\.ts$|(flake|outputs|hosts|imports|documents)/)" },
      { path: "^src/project/(functions|layout|machines|modules|options|secrets)/" },
    ),
    forbid(
      "no-folder-cycles",
      "Files of one folder may recur into each other, as a grammar does; folders may not: move what both need.",
      { path: "^(src/.+)/[^/]+$" },
      { circular: true, via: { pathNot: "^$1/[^/]+$" } },
    ),
    forbid("imports-lead-somewhere", "The imported file or package does not exist.", {}, { couldNotResolve: true }),
    forbid(
      "src-stands-alone",
      "src/ must not need tests or tools.",
      { path: "^src/" },
      { path: "^(test|tools|bench)/" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Type-only imports count: a type is knowledge too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
