/**
 * Tries the completion scripts in real shells: `npm run check:completion`, after `npm run build`
 *
 * Types lines into bash, zsh and fish, asks what they offer, and compares. A shell that is not installed is not run, which
 * is said. Exit code: 0 all that ran agrees, 1 something does not.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** What stands on the line, and what must and must not be offered for its last word. */
interface CompletionCase {
  readonly line: string;
  readonly offered: readonly string[];
  readonly others?: readonly string[];
}

const cases: readonly CompletionCase[] = [
  { line: "flakelint ex", offered: ["explain"], others: ["check"] },
  { line: "flakelint --unsa", offered: ["--unsafe-fixes"] },
  { line: "flakelint hosts --tr", offered: ["--tree"] },
  { line: "flakelint hosts --fi", offered: [], others: ["--fix", "--fixable"] },
  { line: "flakelint --fail-on wa", offered: ["warning"] },
  { line: "flakelint --format sa", offered: ["sarif"] },
  { line: "flakelint --select unused-bin", offered: ["unused-binding"] },
  { line: "flakelint --select secrets,unused-bin", offered: ["unused-binding"] },
  { line: "flakelint --select=unused-bin", offered: ["unused-binding"] },
  { line: "flakelint rules --set rec", offered: ["recommended"] },
  { line: "flakelint explain missing-fol", offered: ["missing-follows"] },
  { line: "flakelint completion zs", offered: ["zsh"] },
  { line: "flakelint help gr", offered: ["graph"] },
  { line: "flakelint --config settings-fi", offered: ["settings-file.toml"] },
  { line: "flakelint check settings-fi", offered: ["settings-file.toml"] },
  { line: "flakelint settings-fi", offered: ["settings-file.toml"] },
  { line: "flakelint hosts lap", offered: ["laptop"] },
  { line: "flakelint graph --host lap", offered: ["laptop"] },
  { line: "flakelint par", offered: [], others: ["parse"] },
];

/** Gives what a shell offers for the end of each line, in some text, in their order. */
type Ask = (lines: readonly string[], place: Place) => readonly string[];

interface Place {
  /** The folder with the scripts. */
  readonly scripts: string;
  /** The folder to complete in: a flake with a host and a file. */
  readonly flake: string;
  readonly environment: NodeJS.ProcessEnv;
}

const separator = "<<<next>>>";

/** bash hands its function the words, which it has split at blanks and '='. */
const askBash: Ask = (lines, place) => {
  const asks = lines.map((line) => {
    const words = line.split(/ |(=)/).filter((word) => word !== undefined);
    const list = words.map((word) => `'${word}'`).join(" ");
    return `COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _flakelint; printf '%s\\n' "\${COMPREPLY[@]}" '${separator}'`;
  });
  const program = `source '${join(place.scripts, "flakelint.bash")}'\ncomplete -p flakelint > /dev/null || exit 1\n${asks.join("\n")}\n`;
  return run("bash", ["--norc", "-c", program], place).split(`${separator}\n`);
};

const askFish: Ask = (lines, place) => {
  const asks = lines.map((line) => `complete -C '${line}'; echo '${separator}'`);
  return run(
    "fish",
    ["--no-config", "-c", `source '${join(place.scripts, "flakelint.fish")}'\n${asks.join("\n")}`],
    place,
  ).split(`${separator}\n`);
};

/** zsh completes only where somebody types: in a terminal of its own, with a key that prints what the line has become. */
const askZsh: Ask = (lines, place) => {
  const program = `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "fpath=('${place.scripts}' $fpath); autoload -U compinit; compinit -u -D; setopt no_beep no_auto_menu"
zpty -w shell 'show() { print -r -- "<""<$BUFFER>"">" }; zle -N show; bindkey "^X" show'
for line in ${lines.map((line) => `'${line}'`).join(" ")}; do
  zpty -w -n shell $'\\C-u'"$line"$'\\t\\C-x'
  zpty -r shell heard '*<<*>>*'
  print -r -- "\${\${heard##*<<}%%>>*}"
  print -r -- '${separator}'
done
zpty -d shell
`;
  return run("zsh", ["-f", "-c", program], place).replaceAll("\r", "").split(`${separator}\n`);
};

function run(program: string, argv: readonly string[], { flake, environment }: Place): string {
  const { stdout, stderr } = spawnSync(program, argv, {
    cwd: flake,
    env: environment,
    encoding: "utf8",
    timeout: 120_000,
  });
  if (stderr.trim() !== "") console.error(`${program}: ${stderr.trim()}`);
  return stdout;
}

/** How many lines a shell completes otherwise than it should. */
function judge(shell: string, answers: readonly string[]): number {
  let wrong = 0;
  for (const [index, { line, offered, others = [] }] of cases.entries()) {
    const words = new Set((answers[index] ?? "").split(/[\s,=]+/));
    const missing = offered.filter((word) => !words.has(word));
    const surplus = others.filter((word) => words.has(word));
    if (missing.length + surplus.length === 0) continue;
    wrong++;
    console.error(`${shell}: '${line}' offers ${[...words].join(" ")}; missing: ${missing}; too much: ${surplus}`);
  }
  console.log(`${shell}: ${cases.length - wrong} of ${cases.length} lines are completed as they should`);
  return wrong;
}

function main(): void {
  const scripts = resolve("dist/completions");
  if (!existsSync(scripts)) throw new Error("run 'npm run build' first");
  const base = mkdtempSync(join(tmpdir(), "completion-"));
  const flake = join(base, "flake");
  mkdirSync(flake);
  writeFileSync(join(flake, "flake.nix"), "{ outputs = _: { nixosConfigurations.laptop = { }; }; }\n");
  writeFileSync(join(flake, "settings-file.toml"), "");
  const bin = join(base, "bin");
  mkdirSync(bin);
  symlinkSync(resolve("dist/cli.js"), join(bin, "flakelint"));
  const environment = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH}`,
    HOME: base,
    TERM: "xterm",
    LANG: "C.UTF-8",
  };
  let wrong = 0;
  for (const [shell, ask] of [
    ["bash", askBash],
    ["zsh", askZsh],
    ["fish", askFish],
  ] as const) {
    if (spawnSync(shell, ["--version"]).status !== 0) {
      console.log(`${shell}: not run: it is not installed`);
      continue;
    }
    wrong += judge(
      shell,
      ask(
        cases.map(({ line }) => line),
        { scripts, flake, environment },
      ),
    );
  }
  rmSync(base, { recursive: true, force: true });
  if (wrong > 0) process.exitCode = 1;
}

main();
