import { expect, test } from "vitest";
import { renderText } from "../../platform/mail/render-text.ts";
import { mailWordsOf } from "./mail-words.ts";
import type { MailTicket } from "./ticket-doors.ts";
import { closedMail, newTicketMail, receiptMail, reopenedMail, replyMail, resolvedMail, subjectOf, type MailPlaces } from "./ticket-mails.ts";

const ticket: MailTicket = { id: "1", number: "HELP-00124", subject: "No answer", status: "open", requester: { id: "2", name: "Ada" } };
const places: MailPlaces = { ticketUrl: "https://d.example/tickets/HELP-00124", deskUrl: "https://d.example/desk/tickets/HELP-00124", support: "team@d.example", footer: "Campus road 1", community: "Campus Help" };

test("CH-7 subjects carry the number and lose the prefixes that people's mail programs put before them", () => {
  const subject = (text: string) => subjectOf({ number: "HELP-1", subject: text });
  expect(subject("No answer")).toBe("[HELP-1] No answer");
  expect(subject("Re: RE: Fwd: no answer")).toBe("[HELP-1] no answer");
  expect(subject("Reset my password")).toBe("[HELP-1] Reset my password");
  expect(subject("Re:")).toBe("[HELP-1] Re:");
});

test("CH-7 every mail to the requester says which ticket, where to go on, why it came and whom to ask", () => {
  const message = { body: "Done", author: null, authorPart: "staff", visibility: "public" } as const;
  for (const mail of [receiptMail(ticket, "Help me", places), replyMail(ticket, message, places), resolvedMail(ticket, places, true), reopenedMail(ticket, places), closedMail(ticket, places, "auto")]) {
    const text = renderText(mail, { community: "Campus Help", theme: "" });
    for (const words of ["HELP-00124", places.ticketUrl, "because you asked Campus Help", "team@d.example", "Campus road 1"]) expect(text).toContain(words);
    expect(mail.subject).toBe("[HELP-00124] No answer");
  }
  expect(replyMail(ticket, message, places).heading).toBe("The team answered");
  expect(renderText(newTicketMail(ticket, "Help me", places), { community: "", theme: "" })).toContain(places.deskUrl);
});

test("DK-15 the solved mail asks with one link for each score, or not at all", () => {
  expect(resolvedMail(ticket, places, true).choices?.links.map((link) => link.url)).toEqual([1, 2, 3, 4, 5].map((score) => `${places.ticketUrl}?rate=${score}`));
  expect(resolvedMail(ticket, places, false).choices).toBeUndefined();
});

test("CH-7 why a ticket was closed is said as it was", () => {
  expect(closedMail(ticket, places, "auto").paragraphs[0]).toContain("nobody wrote since");
  expect(closedMail(ticket, places, "no_answer").paragraphs[0]).toContain("got none");
  expect(closedMail(ticket, places, "other").paragraphs[0]).toContain("no more work");
});

test("DK-18 an admin's own opening words stand in place of the usual ones, with their variables filled; facts and links stay", () => {
  const own = { ...places, words: { "ticket-receipt": "Habari {{ requester.name }},\n\nWe have {{ticket.number}}.", "ticket-closed": "" } };
  expect(receiptMail(ticket, "Help me", own).paragraphs).toEqual(["Habari Ada,", "We have HELP-00124."]);
  expect(renderText(receiptMail(ticket, "Help me", own), { community: "", theme: "" })).toContain(places.ticketUrl);
  expect(closedMail(ticket, own, "auto").paragraphs).toEqual(closedMail(ticket, places, "auto").paragraphs);
  expect(mailWordsOf["ticket-reply"].schema.safeParse("Dear {{name}}").error?.issues[0]?.message).toContain('There is no variable "name".');
});

/** Words that no Swahili sentence has. */
const english = /\b(the|you|your|is|was|and|to|of|it|ticket|wrote|answered|questions)\b/i;

test("XX-9 to a requester who chose Swahili every mail is in Swahili, with the same facts and links", () => {
  const message = { body: "Tayari", author: null, authorPart: "staff", visibility: "public" } as const;
  const nothing = { ...ticket, subject: "Sipati jibu" };
  const sw: MailPlaces = { ...places, locale: "sw", footer: "", community: "Msaada" };
  for (const mail of [receiptMail(nothing, "Nisaidie", sw), replyMail(nothing, message, sw), resolvedMail(nothing, sw, true), reopenedMail(nothing, sw), ...["auto", "no_answer", "other"].map((why) => closedMail(nothing, sw, why))]) {
    const text = renderText(mail, { community: "Msaada", theme: "" });
    expect(text.replaceAll(/https?:\S+|\S+@\S+/g, "")).not.toMatch(english);
    expect(mail.locale).toBe("sw");
    for (const fact of ["HELP-00124", places.ticketUrl, "team@d.example"]) expect(text).toContain(fact);
  }
});
