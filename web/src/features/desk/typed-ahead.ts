type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** What has been typed after one more key; null where the key types nothing. */
export function typedAfter(text: string, { key, ctrlKey, metaKey, altKey }: KeyPress): string | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "Backspace") return [...text].slice(0, -1).join("");
  if (key === "Enter") return `${text}\n`;
  return [...key].length === 1 ? text + key : null;
}
