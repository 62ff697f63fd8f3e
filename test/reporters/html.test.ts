import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report } from "#src/findings/report.ts";
import { renderGraphPage, renderHtml } from "#src/reporters/html.ts";
import { sampleGraph } from "./html/sample-graph.ts";
import { finding, related, reportOf, rule, sampleReport, spanOf } from "./sample-report.ts";

const tool = { name: "flakelint", version: "0.1.0" };

function pageOf(report: Report): string {
  return renderHtml({ ...report, moduleGraph: () => sampleGraph() });
}

/** The text of a page from the start of one element to that of another. */
function between(page: string, start: string, end: string): string {
  const from = page.indexOf(start);
  expect(from, start).toBeGreaterThan(-1);
  return page.slice(from, page.indexOf(end, from + 1));
}

describe("the page", () => {
  test("tells of each finding where it is, its code, its cure, and why it matters", () => {
    const card = between(pageOf(sampleReport()), 'id="f-2222222222222222"', "</article>");
    expect(card).toContain('data-rule="host-imports-host">');
    expect(between(pageOf(sampleReport()), 'data-file="hosts/laptop/configuration.nix"', ">")).toContain(
      'data-hosts="1" data-module="1"',
    );
    expect(card).toContain('<span class="place">hosts/laptop/configuration.nix:5:5</span>');
    expect(card).toContain('<mark><span class="p">../desktop/audio.nix</span></mark>');
    expect(card).toContain(
      '<span class="place">hosts/desktop/configuration.nix:3:15</span> &#39;desktop&#39; imports it here',
    );
    expect(card).toContain("<b>help</b> move audio.nix under modules/");
    const entry = between(pageOf(sampleReport()), 'id="rule-host-imports-host"', "</section>");
    expect(entry).toContain('href="https://github.com/flakelint/flakelint/blob/main/docs/rules/host-imports-host.md"');
    expect(entry).toContain("changes <em>the other</em>. Move what both need to <code>modules/</code>.");
    expect(entry).toContain("# flakelint: allow host-imports-host -- the reason");
  });

  test("shows a fix as what it takes away and adds", () => {
    const card = between(pageOf(sampleReport()), 'id="f-1111111111111111"', "</article>");
    expect(card).toContain('data-fix="safe"');
    expect(card).toContain('<ins class="l">    home-manager.inputs.nixpkgs.follows = &quot;nixpkgs&quot;;\n</ins>');
    expect(card).not.toContain("<del");
  });

  test("sums up in its head, without times and without the path of the machine", () => {
    const page = pageOf(sampleReport());
    const head = between(page, "<header", "</header>");
    expect(head).toContain('<p class="verdict error">2 errors</p>');
    expect(head).toContain(
      '<span class="mark lesser warning">1 warning</span><span class="mark lesser note">1 note</span><h1>nixos</h1>',
    );
    expect(head).toContain("2 hosts · 41 files · 1 suppressed · 1 fixable with --fix · 1 with --unsafe-fixes");
    const body = page.slice(page.indexOf("<body"));
    expect(/212|\/home\/ada/.exec(body)).toBeNull();
    expect(page).toContain("<title>2 errors · nixos · flakelint</title>");
  });

  test("says that there is nothing to say", () => {
    const page = pageOf(reportOf({ summary: { hosts: 2 } }));
    expect(page).toContain('<p class="verdict clean">No findings</p>');
    expect(page).toContain("Nothing to report.");
  });

  test("tells what was left out and which rules crashed", () => {
    const report = sampleReport({ crashes: [{ rule: "empty-let", file: "a.nix", message: "no <way>" }] });
    expect(renderHtml(report)).toContain("<code>empty-let</code> on <code>a.nix</code>: no &lt;way&gt;");
    expect(renderHtml(report)).toContain("<code>secrets/wifi.nix</code> is encrypted");
  });

  test("has a sentence where there is no graph", () => {
    expect(renderHtml(sampleReport())).toContain("There is no module graph: single files were checked");
    const empty = { configurations: [], modules: [], imports: [], unreachable: [] };
    const page = renderHtml({ ...sampleReport(), moduleGraph: () => empty });
    expect(page).toContain("No configuration was found, so that there is no module graph.");
    expect(page.includes('<svg id="graph-picture"')).toBe(false);
  });

  test("is the same from run to run, wherever the repository lies", () => {
    const moved = {
      ...sampleReport({ summary: { files: 41, hosts: 2, suppressed: 1, durationMs: 9 } }),
      root: "/srv/nixos",
    };
    expect(pageOf(moved) === pageOf(sampleReport())).toBe(true);
  });

  test("allows its own script and style, and nothing else", () => {
    const page = pageOf(sampleReport());
    const policy = between(page, 'Policy" content="', '">').replaceAll("&#39;", "'");
    expect(policy).toContain("default-src 'none';");
    for (const element of ["script", "style"]) {
      const text = page.slice(page.indexOf(`<${element}>`) + element.length + 2, page.indexOf(`</${element}>`));
      const hash = createHash("sha256").update(text, "utf8").digest("base64");
      expect(policy).toContain(`${element}-src 'sha256-${hash}';`);
    }
    const body = page.slice(page.indexOf("<body"));
    expect(/\son\w+=|\sstyle=|javascript:/.exec(body)).toBeNull();
    expect(
      page.match(/(?:src|href)="(?!#|data:image|https:\/\/(?:github\.com\/flakelint\/|example\.org))[^"]*"/g),
    ).toBeNull();
  });

  test("stays small with many findings", () => {
    const lines = Array.from(
      { length: 2000 },
      (_, index) => `    unused${index} = lib.mkForce "value ${index}"; # why\n`,
    );
    const text = `let\n${lines.join("")}in 1\n`;
    const findings = lines.map((line, index) => {
      const span = spanOf(text, `unused${index} =`);
      const edit = {
        file: "hosts/laptop/configuration.nix",
        start: span.start - 4,
        end: span.start - 4 + line.length,
        text: "",
      };
      const fixes = [{ title: `Remove 'unused${index}'`, safety: "safe" as const, edits: [edit] }];
      return finding({ file: edit.file, span, fixes, help: "remove it, or use it", fingerprint: String(index) });
    });
    const page = pageOf(reportOf({ files: { "hosts/laptop/configuration.nix": text }, findings }));
    expect(page.length).toBeLessThan(3e6);
  });
});

describe("secrets", () => {
  const text = '{\n  a = "swordfish"; b = 1;\n}\n';
  const files = { "a.nix": text };
  const secretsIn = () => [spanOf(text, "swordfish")];

  test("are hidden in code, related places and fixes", () => {
    const edits = [{ file: "a.nix", ...spanOf(text, " b = 1;"), text: "" }];
    const one = finding({
      file: "a.nix",
      span: spanOf(text, "b"),
      related: [related("a.nix", spanOf(text, "a ="), "set here")],
      flow: [related("a.nix", spanOf(text, "swordfish"), "from here")],
      fixes: [{ title: "Remove 'b'", safety: "safe", edits }],
    });
    const page = renderHtml(reportOf({ files, secretsIn, findings: [one] }));
    expect(page.includes("swordfish")).toBe(false);
    expect(page).toContain('<del class="l">  a = &quot;•••&quot;; b = 1;\n</del>');
    expect(page.match(/•••/g)?.length).toBeGreaterThan(4);
  });

  test("keep a fix that carries them from being shown", () => {
    const edits = [{ file: "a.nix", start: 0, end: 0, text: '# "swordfish"\n' }];
    const one = finding({ file: "a.nix", span: spanOf(text, "b"), fixes: [{ title: "Move", safety: "safe", edits }] });
    expect(/swordfish|Move/.exec(renderHtml(reportOf({ files, secretsIn, findings: [one] })))).toBeNull();
  });
});

describe("what the repository says", () => {
  /** Tags and the names of their attributes: what a page is made of, whatever it says; without what depends on the code. */
  function skeleton(page: string): string {
    const tags = page.replace(/<span class="\w">|<\/span>| tabindex="0"/g, "").match(/<[^>]*>/g) ?? [];
    return tags.map((tag) => tag.replace(/"[^"]*"/g, '""')).join("\n");
  }

  /** A page in which each string of the repository is built from `word`. */
  function pageSaying(word: string): string {
    const path = `modules/${word}.nix`;
    const text = `{\n  "${word.replace(/[\n\r]/g, "")}" = 1;\n}\n`;
    const span = spanOf(text, " = 1");
    const one = finding({
      file: path,
      span,
      message: `'${word}' is never used`,
      help: word,
      related: [related(path, span, word)],
      flow: [related(path, span, word)],
      fixes: [
        { title: word, safety: "safe", edits: [{ file: path, ...span, text: ` = ${word.replace(/[\n\r]/g, "")}x` }] },
      ],
    });
    const crashes = [{ rule: "empty-let", file: path, message: word }];
    const skipped = [{ file: path, reason: "binary", detail: word } as const];
    const report = reportOf({
      files: { [path]: text },
      rules: [rule({ id: "unused-binding" })],
      findings: [one],
      crashes,
      skipped,
      root: `/srv/x${word.replaceAll(/[/\\]/g, "")}`,
    });
    return renderHtml({ ...report, moduleGraph: () => sampleGraph((name) => `${name}${word}`) });
  }

  const hostile = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "<!--<script>",
    "]]>",
    "&lt;b&gt;",
    "\u2028\u2029",
    "\u202e\u2066\u200b",
    "\u0000\u001b[31m\u007f\u0085",
    "${alert(1)}",
    "https://evil.example/[x](https://evil.example)",
    "\ud800",
  ];

  test.each(hostile)("never becomes markup: %j", (word) => {
    expect(skeleton(pageSaying(word))).toBe(skeleton(pageSaying("plain")));
  });

  test("never becomes markup, whatever it is", () => {
    const plain = skeleton(pageSaying("plain"));
    const part = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary", maxLength: 6 }));
    // What stands in backticks is code; blanks at the ends of words and paths of other depths change no markup, but what is shown.
    const word = fc
      .array(part, { minLength: 1, maxLength: 4 })
      .map((parts) => `x${parts.join("").replace(/[`/]/g, "")}x`);
    fc.assert(
      fc.property(word, (text) => {
        const page = pageSaying(text);
        expect(skeleton(page)).toBe(plain);
        expect(page).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/,
        );
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test("reaches the script as it is", () => {
    const graph = sampleGraph((name) => `${name}</script>&\u2028`);
    const page = renderGraphPage({ root: "/srv/nixos", tool, graph, external: false });
    const island = between(page, '<script type="application/json"', "</script>");
    const { hosts } = JSON.parse(island.slice(island.indexOf(">") + 1));
    expect(hosts[0].name).toBe("desktop</script>&<U+2028>");
  });
});

describe("the page of a graph alone", () => {
  test("has the graph, the hosts to choose from, and no findings", () => {
    const page = renderGraphPage({ root: "/srv/nixos", tool, graph: sampleGraph(), external: true });
    expect(page).toContain('<body data-view="modules" data-inputs="1">');
    expect(page).toContain('<option value="nixosConfigurations.laptop">laptop</option>');
    expect(page).toContain("2 configurations · 5 modules");
    expect(page.includes("<article")).toBe(false);
  });
});
