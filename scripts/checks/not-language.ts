/**
 * What the check of texts (find-texts.ts) takes for language and what not. Reviewed: a word is added to `allowedTexts` only when it
 * is the same in every language.
 */

/** Names, keys of the keyboard and codes: the same in every language. */
export const allowedTexts: ReadonlySet<string> = new Set([
  "Baraza",
  // Other desks' names.
  "Zendesk", "Freshdesk", "Chatwoot",
  // How exact words are searched for.
  "\"paid twice\"",
  "ApiError",
  // What a browser may lack.
  "PushManager", "Notification",
  // Keys, as the browser names them.
  "Enter", "Escape", "Tab", "Space", "Backspace", "Delete", "Home", "End", "PageDown", "PageUp", "Shift", "Ctrl", "Control", "Alt", "Meta", "Esc",
  // Headers of mails, and how every mail program marks an answer.
  "Re: …", "All", "List-Unsubscribe=One-Click",
  // What the server notes for its admin about a mail or a call.
  "the address is nobody's", "not asked until …",
  "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight",
]);

/** Attributes that people see or hear: any letter in them is language. */
export const humanAttributes: ReadonlySet<string> = new Set([
  "label", "title", "description", "hint", "placeholder", "prompt", "alt", "summary", "footer", "text", "error", "emptyText", "fieldLabel", "retryLabel", "sendLabel",
  "disabledReason", "reason", "note", "heading", "message", "content", "aria-label", "aria-description", "aria-placeholder", "aria-roledescription", "aria-valuetext",
]);

/** Properties of objects with words for people. */
export const humanProperties: ReadonlySet<string> = new Set([
  "label", "title", "description", "hint", "placeholder", "prompt", "detail", "message", "advice", "meaning", "may", "heading", "aria-label",
]);

/** Attributes and properties whose values are no language: class names, addresses, keys, kinds. */
export const technicalAttributes = /^(className|class|id|key|keys|href|src|to|type|path|paths|role|rel|target|method|queryKey|mutationKey|kind|tone|variant|size|state|status|mark|frame|permission|draftKey|format|d|viewBox|as|value|property|style|autoComplete|autoCapitalize|inputMode|timeZone|weekday|day|month|year|headers)$/;

/** Calls whose words are for developers or are no language. */
export const developerCalls = /^(clsx|buttonClass|console\.\w+|lazy|lazyPart|readStored|store|errorOf|new \w*Error|document\.\w+|window\.\w+|matchMedia|CSS\.supports|useMedia|[\w.]+\.(startsWith|endsWith|includes|split|querySelector|closest|matches|test|replace|addEventListener|removeEventListener|getItem|setItem|getAttribute|setAttribute))$/;

/** Strings of Tailwind's classes. */
export const classNames = /(^|\s)(-?[a-z]+(-[\w[\]./%:()]+)+|[a-z-]+:[\w[\]-]+|flex|grid|block|hidden|relative|absolute)(\s|$)/;
