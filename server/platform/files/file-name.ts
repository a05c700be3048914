const most = 120;

/**
 * A name for people to read, made of what a client sent: no path parts, no control or direction-changing characters, at most 120
 * characters with the ending kept. Never used as a path.
 */
export function displayName(given: string | null | undefined): string {
  const last = (given ?? "").normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, "").replace(/\s+/g, " ").replace(/^[. ]+|[. ]+$/g, "");
  if (plain.length <= most) return plain || "file";
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? "";
  return cut(plain, most - ending.length) + ending;
}

const endings: Record<string, string[]> = {
  "image/jpeg": ["jpg", "jpeg"], "image/png": ["png"], "image/webp": ["webp"], "image/gif": ["gif"], "application/pdf": ["pdf"],
  "audio/webm": ["webm", "weba"], "audio/ogg": ["ogg", "oga", "opus"], "audio/mp4": ["m4a", "mp4"], "audio/mpeg": ["mp3"],
};

/** The name with an ending that says what the content is: `holiday.heic` that became a JPEG is `holiday.jpg`. */
export function withTrueEnding(name: string, mediaType: string): string {
  const fitting = endings[mediaType] ?? [];
  const found = /\.([A-Za-z0-9]{1,8})$/.exec(name);
  if (found && fitting.includes((found[1] ?? "").toLowerCase())) return name;
  const known = found && (Object.values(endings).flat().includes((found[1] ?? "").toLowerCase()) || /^(heic|heif|hif|avif|tiff?|bmp)$/i.test(found[1] ?? ""));
  const stem = known ? name.slice(0, found.index) : name;
  const ending = `.${fitting[0] ?? "bin"}`;
  return cut(stem || "file", most - ending.length) + ending;
}

/** Cuts by UTF-16 length without halving a character. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}
