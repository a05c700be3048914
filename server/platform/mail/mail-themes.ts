/** The colours of a mail. The same hues as the pages (web/src/ui/themes), written out: mail programs know no CSS variables. */
export interface MailColours {
  page: string;
  surface: string;
  sunken: string;
  border: string;
  text: string;
  muted: string;
  /** Fill of buttons; white text stands on it. */
  brand: string;
  /** Brand as text. */
  link: string;
}

export const mailThemes = {
  helpdesk: {
    light: { page: "#F5F7FA", surface: "#FFFFFF", sunken: "#EDF1F6", border: "#DCE3EC", text: "#101B2D", muted: "#515F75", brand: "#1C5DBD", link: "#1857B3" },
    dark: { page: "#0B111A", surface: "#121A26", sunken: "#0E1520", border: "#263345", text: "#E7EDF6", muted: "#9DABC0", brand: "#2E6FD0", link: "#8BB9FF" },
  },
  campus: {
    light: { page: "#F5F8F6", surface: "#FFFFFF", sunken: "#EBF1ED", border: "#D9E3DD", text: "#13203F", muted: "#506058", brand: "#1C7A3F", link: "#18703A" },
    dark: { page: "#0A1020", surface: "#11192D", sunken: "#0D1426", border: "#26324E", text: "#E8EEF3", muted: "#9DACBB", brand: "#23803F", link: "#7FD69B" },
  },
  passion: {
    light: { page: "#F8F9FA", surface: "#FFFFFF", sunken: "#F3F0F2", border: "#E0E0E0", text: "#212121", muted: "#625A5F", brand: "#C2185B", link: "#B8165A" },
    dark: { page: "#151015", surface: "#1E171E", sunken: "#191319", border: "#392C38", text: "#F6EDF2", muted: "#BBA9B4", brand: "#D2246A", link: "#FF8FB6" },
  },
  school: {
    light: { page: "#F4F9FA", surface: "#FFFFFF", sunken: "#E8F1F3", border: "#D5E3E6", text: "#102A30", muted: "#4C6268", brand: "#0B7285", link: "#0A6A7B" },
    dark: { page: "#091416", surface: "#101E21", sunken: "#0C181B", border: "#22393F", text: "#E6F2F3", muted: "#9AB3B7", brand: "#0E7C8F", link: "#6FD3E3" },
  },
} as const satisfies Record<string, { light: MailColours; dark: MailColours }>;

export type MailTheme = keyof typeof mailThemes;

/** The theme of that name; the default one for a name that mails do not know. */
export function mailThemeOf(name: string): MailTheme {
  return name in mailThemes ? (name as MailTheme) : "helpdesk";
}
