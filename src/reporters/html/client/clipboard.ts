/** Copies a text and says so on the button for a moment. */
export async function copyText(text: string, button: HTMLButtonElement): Promise<void> {
  const label = button.textContent ?? "";
  const isCopied = await written(text);
  button.textContent = isCopied ? "Copied" : "Cannot copy here";
  setTimeout(() => {
    button.textContent = label;
  }, 1200);
}

/** Pages opened from disk may not have the newer way. */
async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "offscreen";
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }
}
