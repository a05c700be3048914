import { mailThemes, type MailColours, type MailTheme } from "./mail-themes.ts";

/** Marks in the source: `@@row_x@@ … @@end@@` is a row that is repeated or left out, `@@name@@` a hole for escaped text. */
export const rowNames = ["heading", "paragraph", "quote", "action", "choices", "footer"] as const;
export type RowName = (typeof rowNames)[number];

const fonts = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** The MJML of a theme's layout: one card, whose rows are filled for each mail. */
export function mailSource(theme: MailTheme): string {
  const { light, dark } = mailThemes[theme];
  return `<mjml lang="en">
<mj-head>
  <mj-title>@@title@@</mj-title>
  <mj-preview>@@preview@@</mj-preview>
  <mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"></mj-raw>
  <mj-attributes>
    <mj-all font-family="${fonts}" />
    <mj-text font-size="16px" line-height="1.55" color="${light.text}" padding="0 28px 16px" />
    <mj-button background-color="${light.brand}" color="#FFFFFF" border-radius="8px" font-size="16px" font-weight="600" inner-padding="13px 22px" padding="4px 28px 20px" align="left" />
  </mj-attributes>
  <mj-style>${styles(dark)}</mj-style>
</mj-head>
<mj-body background-color="${light.page}" width="600px">
  <mj-section padding="24px 0 12px"><mj-column>
    <mj-text css-class="name" font-size="16px" font-weight="700" color="${light.link}" padding="0 28px">@@community@@</mj-text>
  </mj-column></mj-section>
  <mj-section css-class="card" background-color="${light.surface}" border="1px solid ${light.border}" border-radius="12px" padding="28px 0 8px"><mj-column>
    ${row("heading", `<mj-text css-class="text" font-size="21px" font-weight="700" line-height="1.3">@@text@@</mj-text>`)}
    ${row("paragraph", `<mj-text css-class="text">@@text@@</mj-text>`)}
    ${row("quote", `<mj-text css-class="text">${quote(light)}</mj-text>`)}
    ${row("action", `<mj-button css-class="button" href="@@url@@">@@label@@</mj-button>`)}
    ${row("choices", `<mj-text css-class="text" padding="4px 28px 12px"><div style="padding-bottom:10px;">@@question@@</div>@@links@@</mj-text>`)}
  </mj-column></mj-section>
  <mj-section padding="16px 0 32px"><mj-column>
    ${row("footer", `<mj-text css-class="muted" font-size="13px" line-height="1.5" color="${light.muted}" padding="0 28px 6px">@@text@@</mj-text>`)}
  </mj-column></mj-section>
</mj-body>
</mjml>`;
}

function row(name: RowName, content: string): string {
  return `<mj-raw>@@row_${name}@@</mj-raw>${content}<mj-raw>@@end@@</mj-raw>`;
}

function quote(light: MailColours): string {
  return `<div class="quote" style="border-left:4px solid ${light.brand};background:${light.sunken};padding:12px 16px;border-radius:0 8px 8px 0;">`
    + `<div class="by" style="font-size:13px;color:${light.muted};padding-bottom:6px;">@@author@@</div>@@text@@</div>`;
}

/** Dark mode where the mail program asks for it (Apple Mail, Thunderbird, some Outlooks); the others recolour by themselves. */
function styles(dark: MailColours): string {
  return `
a { color: inherit; }
.text div, .muted div, .name div { overflow-wrap: anywhere; }
@media (max-width: 480px) { .card { margin: 0 8px !important; } .button table, .button a { width: 100% !important; box-sizing: border-box; text-align: center; } }
@media (prefers-color-scheme: dark) {
  body, body > div { background: ${dark.page} !important; }
  .card, .card > table, .card td { background: ${dark.surface} !important; border-color: ${dark.border} !important; }
  .text div, .quote { color: ${dark.text} !important; }
  .muted div, .quote .by { color: ${dark.muted} !important; }
  .name div { color: ${dark.link} !important; }
  .quote { background: ${dark.sunken} !important; border-color: ${dark.link} !important; }
  .card .button td, .card .button td table td, .card .button a { background: ${dark.brand} !important; }
  .choice { color: ${dark.link} !important; border-color: ${dark.border} !important; }
}`;
}
