/** What a colour means. Never the only carrier of a meaning: there is always a word or an icon as well. */
export type Tone = "neutral" | "brand" | "info" | "success" | "warning" | "danger";

/** Soft paper with ink of the tone. */
export const softTone: Record<Tone, string> = {
  neutral: "bg-subtle text-muted",
  brand: "bg-brand-soft text-on-brand-soft",
  info: "bg-info-soft text-info",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};
