import type { Log } from "sarif";
import { expect, test } from "vitest";
import { flakeWith } from "../support/flakes.ts";
import { readFolder } from "../support/read-folder.ts";
import { useProgram } from "./program.ts";

const program = useProgram();

/** The same repository in two places, of two users. */
function sarifOfTwins(files: Readonly<Record<string, string>>): readonly [string, string] {
  const [first, second] = [program.folder(files), program.folder(files)];
  const here = program.run([first, "--set", "strict", "--format", "sarif"], { cwd: first, env: { HOME: first } });
  const there = program.run([".", "--set", "strict", "--format", "sarif"], {
    cwd: second,
    env: { HOME: "/home/somebody-else" },
  });
  expect(here.stdout).not.toContain(first);
  expect(there.stdout).not.toContain("/home/somebody-else");
  return [here.stdout, there.stdout];
}

test.each(["conventions-broken", "sops-broken"])("SARIF of %s is the same bytes wherever it lies", (flake) => {
  const [here, there] = sarifOfTwins(readFolder(`fixtures/flakes/${flake}`));
  expect(there).toBe(here);
});

test("SARIF shows the way of a secret into the store, step by step, and not the secret", () => {
  const secret = "xK9-aa31-pqzz";
  const [here, there] = sarifOfTwins({
    "flake.nix": flakeWith({ server: "./server.nix" }),
    "keys.nix": `{ apiToken = "${secret}"; }\n`,
    "server.nix": `let
  keys = import ./keys.nix;
  render = token: "sync --token \${token}";
in
{ systemd.services.sync.script = render keys.apiToken; }
`,
  });
  expect(there).toBe(here);
  expect(here).not.toContain(secret);
  const results = (JSON.parse(here) as Log).runs[0]?.results ?? [];
  const flows = results.find(({ ruleId }) => ruleId === "secret-in-store-output")?.codeFlows;
  const steps = flows?.[0]?.threadFlows[0]?.locations.map(({ location }) => {
    const { artifactLocation, region } = location?.physicalLocation ?? {};
    return `${artifactLocation?.uri}:${region?.startLine} ${location?.message?.text}`;
  });
  expect(steps).toEqual([
    "keys.nix:1 'apiToken' is written here.",
    "server.nix:2 'keys.nix' is imported.",
    "server.nix:2 it is kept in 'keys'.",
    "server.nix:5 it is given to 'render' as 'token'.",
    "server.nix:5 option 'systemd.services.sync.script' puts it into the store.",
  ]);
});
