/**
 * Until when each release of NixOS gets security updates. Source: endoflife.date's `products/nixos.md`, which follows the
 * announcements of NixOS; as of 2026-11. A release that is not here is too new to be known, and never called old.
 */
const endOfLife: ReadonlyMap<string, string> = new Map([
  ["26.05", "2026-12-31"],
  ["25.11", "2026-06-30"],
  ["25.05", "2025-12-31"],
  ["24.11", "2025-06-30"],
  ["24.05", "2024-12-31"],
  ["23.11", "2024-06-30"],
  ["23.05", "2023-12-31"],
  ["22.11", "2023-06-30"],
  ["22.05", "2022-12-31"],
  ["21.11", "2022-06-30"],
  ["21.05", "2021-12-31"],
  ["20.09", "2021-06-30"],
  ["20.03", "2020-10-30"],
  ["19.09", "2020-04-30"],
  ["19.03", "2019-10-30"],
  ["18.09", "2019-04-30"],
  ["18.03", "2018-10-30"],
  ["17.09", "2018-04-30"],
  ["17.03", "2017-10-30"],
  ["16.09", "2017-04-30"],
  ["16.03", "2016-10-30"],
  ["15.09", "2016-04-30"],
  ["14.12", "2015-09-30"],
  ["14.04", "2015-01-31"],
  ["13.10", "2014-05-31"],
]);

/** The last day of support of a release ("24.05"), as YYYY-MM-DD; `undefined` where it is not known. */
export function endOfSupport(release: string): string | undefined {
  return endOfLife.get(release);
}

/** The newest release that the branch all work goes into surely held on a day: releases are branched off before their month ends. */
export function newestReleaseAt(day: Date): string | null {
  const dayText = day.toISOString().slice(0, 10);
  return [...endOfLife.keys()].find((release) => `20${release.replace(".", "-")}-31` < dayText) ?? null;
}

/** The oldest release that still got commits on a day; `null` where it is older than those known here. */
export function oldestReleaseAt(day: Date): string | null {
  const dayText = day.toISOString().slice(0, 10);
  const releases = [...endOfLife];
  const ended = releases.findIndex(([, end]) => end < dayText);
  return releases[ended - 1]?.[0] ?? null;
}

/** The release a branch, channel or channel's tarball is of: `nixos-24.05-small`, `release-24.05`, `nixpkgs-24.05-darwin`; `null` for others. */
export function releaseOfBranch(branch: string): string | null {
  return (
    /^(?:nixos|nixpkgs|release|nix-darwin)-(\d\d\.\d\d)(?:-(?:small|darwin|aarch64|beta))?$/.exec(branch)?.[1] ?? null
  );
}
