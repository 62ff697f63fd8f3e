import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { renderCheckstyle } from "#src/reporters/checkstyle.ts";
import { renderJunit } from "#src/reporters/junit.ts";
import { plainOptions } from "#src/reporters/reporter.ts";
import { xmlDocument } from "#src/reporters/xml/element.ts";
import { finding, reportOf, sampleReport } from "./sample-report.ts";

const schemaOf = (format: string) => readFileSync(new URL(`schemas/${format}.xsd`, import.meta.url), "utf8");

/** What xmllint complains about. */
async function complaints(format: "junit" | "checkstyle", xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: { fileName: "a.xml", contents: xml }, schema: schemaOf(format) });
  return errors.map(({ message }) => message);
}

const crash = { rule: "empty-let", file: "a.nix", message: "Error: <no>" };
const hostile = `<&>"' ]]> <!-- \u0000\u001b\ufffe\uffff\ud800 😀 &amp; %x;`;
const hostileReport = reportOf({
  findings: [finding({ file: `${hostile}.nix`, span: { start: 0, end: 0 }, message: hostile, help: hostile })],
});

describe("junit", () => {
  test("keeps to its schema", async () => {
    for (const report of [sampleReport({ crashes: [crash] }), hostileReport, reportOf({})]) {
      expect(await complaints("junit", renderJunit(report, plainOptions))).toEqual([]);
    }
    expect(await complaints("junit", "<testsuites/>")).not.toEqual([]);
  });

  test("has a failed case for each finding, an error for a crash and a skipped case for what was left out", () => {
    const xml = renderJunit(sampleReport({ crashes: [crash] }), plainOptions);
    expect(xml).toContain('<testsuites name="flakelint" tests="6" failures="4" errors="1" skipped="1" time="0.212">');
    expect(
      xml,
    ).toContain(`    <testcase name="host-imports-host (5:5)" classname="hosts/laptop/configuration.nix" file="hosts/laptop/configuration.nix" line="5" time="0.000">
      <failure message="host 'laptop' imports a file of host 'desktop'" type="error">hosts/laptop/configuration.nix:5:5: error[host-imports-host] host 'laptop' imports a file of host 'desktop'
why: A change made for one host silently changes the other
see hosts/desktop/configuration.nix:3:15: 'desktop' imports it here
help: move audio.nix under modules/, where every host may import it
https://github.com/flakelint/flakelint/blob/main/docs/rules/host-imports-host.md</failure>
    </testcase>
`);
    expect(xml).toContain('<skipped message="not analysed: it is encrypted"/>');
    expect(xml).toContain("<error message=\"rule 'empty-let' failed on this file: Error: &lt;no&gt;; this is a bug");
  });

  test("has one case that passed for a clean run", () => {
    expect(renderJunit(reportOf({ summary: { files: 41 } }), plainOptions)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="flakelint" tests="1" failures="0" errors="0" skipped="0" time="0.212">
  <testsuite name="flakelint" tests="1" failures="0" errors="0" skipped="0" time="0.212">
    <testcase name="41 files" classname="flakelint" time="0.000"/>
  </testsuite>
</testsuites>
`);
  });
});

describe("checkstyle", () => {
  test("keeps to its schema", async () => {
    for (const report of [sampleReport({ crashes: [crash] }), hostileReport, reportOf({})]) {
      expect(await complaints("checkstyle", renderCheckstyle(report, plainOptions))).toEqual([]);
    }
    expect(await complaints("checkstyle", '<checkstyle version="9"/>')).not.toEqual([]);
  });

  test("has errors by file, as the reader calls them", () => {
    const options = { ...plainOptions, displayPath: (file: string) => `../${file}` };
    expect(renderCheckstyle(sampleReport({ crashes: [crash] }), options)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <checkstyle version="4.3">
        <file name="../flake.nix">
          <error line="4" column="5" severity="warning" message="'home-manager' brings its own nixpkgs (help: home-manager.inputs.nixpkgs.follows = &quot;nixpkgs&quot;)" source="flakelint.missing-follows"/>
        </file>
        <file name="../hosts/laptop/configuration.nix">
          <error line="5" column="5" severity="error" message="host 'laptop' imports a file of host 'desktop' (help: move audio.nix under modules/, where every host may import it)" source="flakelint.host-imports-host"/>
        </file>
        <file name="../modules/users.nix">
          <error line="4" column="5" severity="error" message="the password of 'ada' is readable by everyone (help: use hashedPasswordFile with a secret of agenix or sops-nix)" source="flakelint.plaintext-password"/>
          <error line="3" column="5" severity="info" message="'isNormalUser' is what it already was" source="flakelint.unused-binding"/>
        </file>
        <file name="../a.nix">
          <error line="1" severity="error" message="rule 'empty-let' failed on this file: Error: &lt;no&gt;; this is a bug in flakelint: https://github.com/flakelint/flakelint/issues" source="flakelint.empty-let"/>
        </file>
        <file name="../secrets/wifi.nix">
          <error line="1" severity="info" message="not analysed: it is encrypted" source="flakelint.skipped"/>
        </file>
      </checkstyle>
      "
    `);
  });

  test("is empty of files for a clean run", () => {
    expect(renderCheckstyle(reportOf({}), plainOptions)).toContain('\n<checkstyle version="4.3"/>\n');
  });
});

test("a document holds texts as they are to be seen", () => {
  const content = ["a < b & c", "::error::no"];
  expect(xmlDocument({ name: "x", attributes: { y: '"1"\n2', z: undefined }, content })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<x y="&quot;1&quot;␊2">a &lt; b &amp; c\n&#58;:error::no</x>\n',
  );
});
