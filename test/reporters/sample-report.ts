import type { Finding, RelatedPlace } from "#src/findings/finding.ts";
import type { Report, ReportSummary, RuleDescription } from "#src/findings/report.ts";
import { SourceFile } from "#src/source/source-file.ts";
import type { Span } from "#src/source/span.ts";

/** The span of `needle` in `text`; the n-th one from 0. */
export function spanOf(text: string, needle: string, occurrence = 0): Span {
  let start = text.indexOf(needle);
  for (let count = 0; count < occurrence; count++) start = text.indexOf(needle, start + 1);
  if (start < 0) throw new Error(`no '${needle}' in the text`);
  return { start, end: start + needle.length };
}

export function finding(parts: Partial<Finding> & Pick<Finding, "file" | "span">): Finding {
  return {
    rule: "unused-binding",
    topic: "dead-code",
    severity: "warning",
    message: "'x' is never used",
    related: [],
    fixes: [],
    fingerprint: "0123456789abcdef",
    ...parts,
  };
}

export function related(file: string, span: Span, message: string): RelatedPlace {
  return { file, span, message };
}

export function rule(parts: Partial<RuleDescription> & Pick<RuleDescription, "id">): RuleDescription {
  return {
    topic: "dead-code",
    summary: "A binding that nothing reads",
    severity: "warning",
    set: "recommended",
    since: "0.1.0",
    why: "Readers look for its use in vain. It may also hide a typo, e.g. Nix has no other warning for one.",
    fix: "safe",
    example: { bad: "let x = 1; in 2\n", good: "2\n" },
    options: [],
    allowedByComment: true,
    precision: "high",
    ...parts,
  };
}

interface ReportParts extends Partial<Omit<Report, "summary" | "sourceOf">> {
  readonly files?: Readonly<Record<string, string>>;
  readonly summary?: Partial<ReportSummary>;
}

/** A report as the engine makes it of these findings: counted and sorted by the caller's order. */
export function reportOf({ files = {}, summary = {}, ...parts }: ReportParts): Report {
  const findings = parts.findings ?? [];
  const sources = new Map(Object.entries(files).map(([path, text]) => [path, new SourceFile(path, text)]));
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const isSafe = (one: Finding) => one.fixes.some((fix) => fix.safety === "safe");
  return {
    tool: { name: "flakelint", version: "0.1.0" },
    root: "/home/ada/nixos",
    crashes: [],
    skipped: [],
    rules: [rule({ id: "unused-binding" })],
    ...parts,
    findings,
    summary: {
      files: sources.size,
      errors: count("error"),
      warnings: count("warning"),
      notes: count("note"),
      fixable: findings.filter(isSafe).length,
      suggested: findings.filter((one) => one.fixes.length > 0 && !isSafe(one)).length,
      suppressed: 0,
      durationMs: 212,
      ...summary,
    },
    sourceOf: (file) => sources.get(file),
    secretsIn: parts.secretsIn ?? (() => []),
  };
}

const laptop = `{ pkgs, ... }:
{
  imports = [
    # sound as on the desktop
    ../desktop/audio.nix
  ];
}
`;
const desktop = `{
  networking.hostName = "desktop";
  imports = [ ./audio.nix ];
}
`;
const flake = `{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    home-manager.url = "github:nix-community/home-manager";
  };
  outputs = inputs: { };
}
`;
const users = `{
  users.users.ada = {
    isNormalUser = true;
    password = "hunter2"; # was: swordfish
  };
}
`;

/** One report with something of everything, for looking at formats as a whole. */
export function sampleReport(parts: ReportParts = {}): Report {
  return reportOf({
    files: {
      "flake.nix": flake,
      "hosts/desktop/configuration.nix": desktop,
      "hosts/laptop/configuration.nix": laptop,
      "modules/users.nix": users,
    },
    summary: { files: 41, hosts: 2, suppressed: 1 },
    findings: [
      finding({
        rule: "missing-follows",
        topic: "inputs",
        file: "flake.nix",
        span: spanOf(flake, "home-manager.url"),
        message: "'home-manager' brings its own nixpkgs",
        help: 'home-manager.inputs.nixpkgs.follows = "nixpkgs"',
        fixes: [
          {
            title: "Let 'home-manager' follow 'nixpkgs'",
            safety: "safe",
            edits: [
              {
                file: "flake.nix",
                start: flake.indexOf("\n  };"),
                end: flake.indexOf("\n  };"),
                text: '\n    home-manager.inputs.nixpkgs.follows = "nixpkgs";',
              },
            ],
          },
        ],
        fingerprint: "1111111111111111",
      }),
      finding({
        rule: "host-imports-host",
        topic: "layout",
        severity: "error",
        file: "hosts/laptop/configuration.nix",
        span: spanOf(laptop, "../desktop/audio.nix"),
        message: "host 'laptop' imports a file of host 'desktop'",
        help: "move audio.nix under modules/, where every host may import it",
        related: [
          related("hosts/desktop/configuration.nix", spanOf(desktop, "./audio.nix"), "'desktop' imports it here"),
        ],
        fingerprint: "2222222222222222",
      }),
      finding({
        rule: "plaintext-password",
        topic: "secrets",
        severity: "error",
        file: "modules/users.nix",
        span: spanOf(users, 'password = "hunter2"'),
        message: "the password of 'ada' is readable by everyone",
        help: "use hashedPasswordFile with a secret of agenix or sops-nix",
        fingerprint: "3333333333333333",
      }),
      finding({
        rule: "unused-binding",
        severity: "note",
        file: "modules/users.nix",
        span: spanOf(users, "isNormalUser"),
        message: "'isNormalUser' is what it already was",
        fixes: [
          {
            title: "Remove 'isNormalUser'",
            safety: "suggested",
            edits: [{ file: "modules/users.nix", ...spanOf(users, "isNormalUser = true;"), text: "" }],
          },
        ],
        fingerprint: "4444444444444444",
      }),
    ],
    skipped: [{ file: "secrets/wifi.nix", reason: "encrypted", detail: "git-crypt" }],
    rules: [
      rule({
        id: "host-imports-host",
        topic: "layout",
        severity: "error",
        fix: "none",
        summary: "A host imports another host's file",
        why: "A change made for one host silently changes **the other**. Move what both need to `modules/`.",
      }),
      rule({
        id: "missing-follows",
        topic: "inputs",
        summary: "An input brings its own copy of one this flake has",
        why: "Two copies of [nixpkgs](https://example.org) are evaluated, and they drift apart.",
      }),
      rule({
        id: "plaintext-password",
        topic: "secrets",
        severity: "error",
        set: "minimal",
        fix: "none",
        summary: "A password in the store",
        why: "Everything in `/nix/store` is readable by every user and every process.",
        example: {
          bad: { "flake.nix": "{ }\n", "users.nix": '{ password = "x"; }\n' },
          good: '{ hashedPasswordFile = "/run/x"; }\n',
        },
      }),
      rule({ id: "unused-binding" }),
    ],
    ...parts,
  });
}
