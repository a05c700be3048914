/** Forms that no rule gives. Add a pair when a common word is missed. */
const irregular: Record<string, string> = {
  paid: "pay", sent: "send", took: "take", taken: "take", bought: "buy", went: "go", gone: "go", broke: "break", broken: "break",
  froze: "freeze", frozen: "freeze", stole: "steal", stolen: "steal", stuck: "stick", hung: "hang", came: "come", got: "get", gotten: "get",
  withdrew: "withdraw", withdrawn: "withdraw", using: "use", used: "use", going: "go", goes: "go",
};

/**
 * Light stem of a folded English word, so that fail, fails, failed and failing are one: plural and verb endings only.
 * Words of other languages pass through almost unchanged; as the rules' words are stemmed alike, nothing is lost.
 */
export function stemWord(word: string): string {
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  return dropFinalE(known ?? dropEnding(word));
}

function dropEnding(word: string): string {
  if (word.length >= 5 && (word.endsWith("ies") || word.endsWith("ied"))) return `${word.slice(0, -3)}y`;
  if (word.endsWith("ing")) return dropVerbEnding(word, 3);
  if (word.endsWith("ed") && !word.endsWith("eed")) return dropVerbEnding(word, 2);
  if (word.length >= 4 && word.endsWith("s") && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** The rule of Porter's stemmer (1980), step 1b: the rest must hold a vowel; stopp gives stop; short tak gives take. */
function dropVerbEnding(word: string, length: number): string {
  const rest = word.slice(0, -length);
  if (rest.length < 3 || !/[aeiouy]/.test(rest)) return word;
  if (/([bdfgkmnprt])\1$/.test(rest) && rest.length > 3) return rest.slice(0, -1);
  return rest.length === 3 && /^[^aeiou][aeiou][^aeiouwxy]$/.test(rest) ? `${rest}e` : rest;
}

/** Charge and charg(ing) meet without their e; words of four letters keep it, so that note is not "not". */
function dropFinalE(word: string): string {
  return word.length >= 5 && word.endsWith("e") ? word.slice(0, -1) : word;
}

/**
 * The spellings of a rule's word to compare mistyped ones with. A word of five letters or more stands for all its regular
 * forms: charged gives charge, charges, charged and charging. A form of a shorter one (failed, locking) stands for itself,
 * since too many proper words are one letter away from locking or taking.
 */
export function spellingsOf(word: string): string[] {
  const base = baseOf(word);
  if (base.length < 5) return [word];
  if (base.endsWith("e")) return [...new Set([word, base, `${base}s`, `${base}d`, `${base.slice(0, -1)}ing`])];
  const plural = /(?:s|x|z|ch|sh)$/.test(base) ? `${base}es` : `${base}s`;
  return [...new Set([word, base, plural, `${base}ed`, `${base}ing`])];
}

function baseOf(word: string): string {
  const stem = stemWord(word);
  if (stem === dropFinalE(word)) return word;
  return /(?:[cgsvz]|[^aeiou]l)$/.test(stem) && !/(?:ss|ll)$/.test(stem) ? `${stem}e` : stem;
}
