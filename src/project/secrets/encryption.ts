import type { FileContent } from "../../source/repository-files.ts";

/** Whether a file is ciphertext: age, sops, GPG, git-crypt and ansible-vault are recognised. */
export function isEncrypted(content: FileContent): boolean {
  if (content.kind === "unreadable") return content.reason === "encrypted" || content.reason === "binary";
  const text = content.text;
  return (
    text.startsWith("age-encryption.org/v1") ||
    text.includes("-----BEGIN AGE ENCRYPTED FILE-----") ||
    text.includes("-----BEGIN PGP MESSAGE-----") ||
    text.startsWith("$ANSIBLE_VAULT;") ||
    isSops(text)
  );
}

/** sops leaves keys readable and adds its own part, whatever the format: YAML, JSON, dotenv, ini. */
function isSops(text: string): boolean {
  return /ENC\[AES256_GCM,/.test(text) && /(?:^|\n|")\s*(?:sops["':=_]|\[sops\])/.test(text);
}
