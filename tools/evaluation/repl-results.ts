import { spawn } from "node:child_process";

const mark = "@@";
/** A batch that takes longer holds a program that Nix does not come back from. */
const mostMilliseconds = 5_000;
/** Of address space: a program may also eat all there is. */
const mostKilobytes = 3_000_000;

/**
 * What `nix repl` says to each expression, evaluated to its depths: the value as it prints it, `error` or `error: thrown`
 * (one that tryEval catches). `undefined` for one that Nix does not come back from, in time or in memory.
 */
export async function replResults(expressions: readonly string[]): Promise<readonly (string | undefined)[]> {
  const results: (string | undefined)[] = [];
  while (results.length < expressions.length) {
    const said = await oneSession(expressions.slice(results.length));
    results.push(...said);
    if (results.length < expressions.length) results.push(undefined);
  }
  return results;
}

/** The results of one process, up to the expression at which it ends. */
async function oneSession(expressions: readonly string[]): Promise<readonly string[]> {
  const lines = expressions.flatMap((expression, index) => [
    `"${mark}${index}"`,
    `:p let r = builtins.tryEval (let v = ${oneLine(expression)}; in builtins.deepSeq v v); in if r.success then r.value else throw "${mark}thrown"`,
  ]);
  const output = await run(`${lines.join("\n")}\n"${mark}end"\n`);
  const parts = output.split(new RegExp(`^"${mark}([0-9]+|end)"$`, "m"));
  // What follows the last mark is not complete; behind the end there is nothing.
  const complete = parts.slice(2, -2).filter((_, index) => index % 2 === 0);
  return complete.map((text) => resultOf(text.trim()));
}

/** A line break would end the expression for the repl; only indented strings hold one. */
function oneLine(expression: string): string {
  return expression.replaceAll("''\n  in\n    dent\n''", '"in\\n  dent\\n"');
}

function resultOf(text: string): string {
  if (!/^error:/m.test(text))
    return text
      .replaceAll(/«lambda[^»]*»/g, "<LAMBDA>")
      .replaceAll(/«primop(-app)?»/g, (_, app) => (app ? "<PRIMOP-APP>" : "<PRIMOP>"));
  return new RegExp(`^error: ${mark}thrown`, "m").test(text) ? "error: thrown" : "error";
}

function run(input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("sh", ["-c", `ulimit -v ${mostKilobytes}; exec nix repl 2>&1`], {
      stdio: ["pipe", "pipe", "inherit"],
      timeout: mostMilliseconds,
      killSignal: "SIGKILL",
    });
    child.stdin.on("error", () => undefined);
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", () => resolve(withoutColors(Buffer.concat(chunks).toString("utf8"))));
    child.stdin.end(input);
  });
}

/** Without colours, and without what was typed in. */
function withoutColors(text: string): string {
  const color = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
  return text
    .split("\n")
    .filter((line) => !line.startsWith("nix-repl> "))
    .map((line) => line.replaceAll(color, ""))
    .join("\n");
}
