/** Private keys as files: PEM, OpenSSH, age. */

const publicOrCode =
  /\.(?:pub|crt|cer|csr|nix|md|html?|css|js|ts|json|ya?ml|toml|lua|sh|py|patch|diff|conf|svg|png|age|gpg|asc)$/i;
const keyName =
  /(?:^|\/)(?:[^/.]+|[^/]*(?:key|id_(?:rsa|dsa|ecdsa|ed25519)|secret|priv|token)[^/]*|[^/]*\.(?:pem|p8|txt|rsa|ed25519))$/i;

/** Whether a file is one that people keep a key in, judged by its name alone: reading every file takes too long. */
export function mayHoldKey(path: string): boolean {
  return keyName.test(path) && !publicOrCode.test(path);
}

/** Whether a text is a private key that no passphrase protects. */
export function isPrivateKey(text: string): boolean {
  const start = text.trimStart();
  const pem = /^-----BEGIN ((?:RSA |EC |DSA |OPENSSH )?)PRIVATE KEY-----\s([\s\S]*?)-----END/.exec(start);
  if (pem) return pem[1] === "OPENSSH " ? isOpenKey(pem[2] as string) : isBase64(pem[2] as string);
  return /^(?:#.*\n|\s)*AGE-SECRET-KEY-1[0-9A-Z]{58}\s*$/.test(start.slice(0, 2000));
}

/**
 * The body names the cipher behind a fixed start: `none` where there is no passphrase. A key of kind `sk-` is a handle, of
 * no use without the token it was made on.
 */
function isOpenKey(body: string): boolean {
  if (!isBase64(body)) return false;
  const start = atob(body.replace(/\s+/g, "").slice(0, 120));
  return start.startsWith("openssh-key-v1\0\0\0\0\u0004none") && !start.includes("sk-");
}

/** Headers ("Proc-Type: 4,ENCRYPTED") and placeholders are no key. */
function isBase64(body: string): boolean {
  return /^[A-Za-z0-9+/=\s]{64,}$/.test(body.trim());
}
