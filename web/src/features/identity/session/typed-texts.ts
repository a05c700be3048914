/** Something that was typed and not sent: where, and what. */
export type TypedText = { label: string; text: string };

function labelOf(field: HTMLInputElement | HTMLTextAreaElement): string {
  return field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent?.trim() ?? field.getAttribute("placeholder") ?? "";
}

/**
 * What stands typed in the fields of a page, so that it can be copied before the page is of no use. Never passwords, and no
 * fields that browsers fill in, such as names and addresses.
 */
export function typedTexts(page: Document): TypedText[] {
  const fields = [...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("textarea, input[type=text]:not([autocomplete])")];
  return fields.filter((field) => !field.readOnly && !field.disabled && field.value.trim() !== "").map((field) => ({ label: labelOf(field), text: field.value }));
}
