import { html } from "ghtml";
import { faultTitles, type Fault } from "./faults.ts";
import type { StoredMail } from "./mail-store.ts";

export const views = ["html", "text", "headers", "raw"] as const;
export type View = (typeof views)[number];
const viewTitles: Record<View, string> = { html: "As it looks", text: "Text", headers: "Headers", raw: "Source" };

export interface Shown {
  mails: StoredMail[];
  q: string;
  fault: Fault;
  /** The mail that is open, and how it is looked at. */
  open?: { mail: StoredMail; view: View; raw: string };
}

/** The whole page: list on the left, the open mail on the right; on a phone one of the two. */
export function mailboxPage(shown: Shown): string {
  const title = shown.open ? shown.open.mail.subject : "Mailbox";
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/mailbox.css"><script src="/mailbox.js" defer></script></head>
<body class="${shown.open ? "reading" : "listing"}">
<header><h1><a href="/">Mailbox</a></h1><p>For development. Mails end here; none is passed on.</p></header>
<div class="columns"><div class="side">
<form class="search" method="get" action="/" role="search"><label for="q" class="hidden">Search mails</label><input id="q" name="q" type="search" value="${shown.q}" placeholder="Who, subject, words"><button>Search</button></form>
!${faultPanel(shown.fault)}
<nav aria-label="Mails"><ul id="list" data-address="/list?q=${encodeURIComponent(shown.q)}">!${mailList(shown)}</ul></nav></div>
<main>!${shown.open ? openMail(shown.open) : html`<p class="empty">Choose a mail to read it.</p>`}</main></div>
</body></html>`;
}

/** The items of the list; fetched anew every two seconds. */
export function mailList({ mails, q, open }: Pick<Shown, "mails" | "q" | "open">): string {
  if (mails.length === 0) return html`<li class="empty">${q ? `No mail has “${q}” in it.` : "No mail yet. What Baraza sends shows up here."}</li>`;
  return mails.slice(0, 200).map((mail) => html`<li><a href="/mails/${mail.id}" !${mail.id === open?.mail.id ? `aria-current="true"` : ""}>
<span class="subject">${mail.subject}</span><span class="to">${mail.to.join(", ")}</span><time datetime="${mail.receivedAt}">${clock(mail.receivedAt)}</time>
<span class="snippet">${mail.text.slice(0, 140)}</span></a></li>`).join("");
}

function openMail({ mail, view, raw }: NonNullable<Shown["open"]>): string {
  const tabs = views.filter((name) => name !== "html" || mail.html).map((name) =>
    html`<a href="/mails/${mail.id}?view=${name}" !${name === view ? `aria-current="page"` : ""}>${viewTitles[name]}</a>`);
  return html`<a class="back" href="/">All mails</a><h2>${mail.subject}</h2>
<dl><div><dt>From</dt><dd>${header(mail, "from") || mail.from}</dd></div><div><dt>To</dt><dd>${mail.to.join(", ")}</dd></div><div><dt>At</dt><dd><time datetime="${mail.receivedAt}">${mail.receivedAt.replace("T", " ").slice(0, 19)} UTC</time></dd></div></dl>
<nav class="tabs" aria-label="Views">!${tabs.join("")}<a href="/mails/${mail.id}/raw" download="${mail.id}.eml">Download</a></nav>
!${content(mail, view, raw)}`;
}

function content(mail: StoredMail, view: View, raw: string): string {
  switch (view) {
    case "html": return html`<iframe title="The mail" src="/mails/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
    case "text": return html`<pre>${mail.text}</pre>`;
    case "headers": return html`<table><tbody>!${mail.headers.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`).join("")}</tbody></table>`;
    case "raw": return html`<pre>${raw}</pre>`;
  }
}

function faultPanel(fault: Fault): string {
  const options = Object.entries(faultTitles).map(([kind, title]) => html`<option value="${kind}" !${kind === fault.kind ? "selected" : ""}>${title}</option>`);
  return html`<details class="fault !${fault.kind === "none" ? "" : "on"}"><summary>This server <strong>${faultTitles[fault.kind].toLowerCase()}</strong></summary>
<form method="post" action="/fault"><label>What it does <select name="kind">!${options.join("")}</select></label>
<label>Recipient to refuse <input name="address" type="text" inputmode="email" placeholder="ada@example.com" value="${fault.kind === "refuse-recipient" ? fault.address : ""}"></label>
<label>Seconds, when slow <input name="seconds" type="number" min="1" max="120" value="${fault.kind === "slow" ? fault.seconds : 5}"></label><button>Set</button></form>
<form method="post" action="/clear"><button class="quiet">Remove all mails</button></form></details>`;
}

function header(mail: StoredMail, name: string): string {
  return mail.headers.find((h) => h.name.toLowerCase() === name)?.value ?? "";
}

function clock(at: string): string {
  return at.slice(11, 16);
}
