/** What is wrong with how a url is fetched, and the url that is better. */
export interface InsecureUrl {
  /** A fragment: "is fetched over 'http://', which anybody on the way can change". */
  readonly reason: string;
  readonly better: string;
}

/** Machines of the same house or the same computer, and services whose name proves the server. */
const trusted =
  /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]|[^/:]+\.(?:onion|local|lan|internal|home\.arpa)(?:[:/]|$)|[^./:]+(?:[:/]|$))/i;

const plain = /^(?:(git|hg|tarball|file)\+)?http:\/\/(?:[^/@]*@)?(.*)$/s;
const gitProtocol = /^(?:git\+)?git:\/\/(.*)$/s;
const branchArchive =
  /^(?:tarball\+)?https:\/\/(github\.com)\/([^/]+)\/([^/]+)\/archive\/(?:refs\/heads\/)?(.+?)\.(?:tar\.gz|zip)$/;
/** What does not move: a revision, or a tag by the usual look of one. */
const fixed = /^(?:[0-9a-f]{7,40}|refs\/tags\/.*|[^/]*\d+\.\d+[^/]*|v\d+)$/;

/** Judges the url of an input; `null` where nothing is wrong with it. */
export function insecureUrl(url: string): InsecureUrl | null {
  return openTransport(url) ?? movingArchive(url);
}

function openTransport(url: string): InsecureUrl | null {
  const http = plain.exec(url);
  if (http && !trusted.test(http[2] as string)) {
    const better = url.replace("http://", "https://");
    return { reason: "is fetched over 'http://', which anybody on the way can change", better };
  }
  const git = gitProtocol.exec(url);
  if (git && !trusted.test(git[1] as string)) {
    const reason = "is fetched over 'git://', which anybody on the way can change";
    return { reason, better: `git+https://${git[1]}` };
  }
  return null;
}

/** The locked hash is that of one archive; once the branch moves, the url gives another, and nobody can fetch it. */
function movingArchive(url: string): InsecureUrl | null {
  const archive = branchArchive.exec(url.split("?")[0] as string);
  const [, , owner, repo, ref = ""] = archive ?? [];
  if (!archive || fixed.test(ref)) return null;
  const reason = `is the archive of branch '${ref}': once it moves, the locked hash fits no more`;
  return { reason, better: `github:${owner}/${repo}/${ref}` };
}
