import type { Flow } from "../../contract/assistant-flow.ts";

/** The talk that every preset ships with: a menu, free questions, one's tickets, a person (AS-1, AS-7). */
export const helpTalk: Flow = {
  start: "main",
  nodes: [
    {
      type: "menu", id: "main", text: { en: "What can I do for you?", sw: "Nikusaidie nini?" },
      choices: [
        { label: { en: "Ask a question", sw: "Uliza swali" }, to: "question" },
        { label: { en: "My tickets", sw: "Tiketi zangu" }, to: "tickets" },
        { label: { en: "Talk to a person", sw: "Ongea na mtu" }, to: "person" },
      ],
      otherwise: "answer",
    },
    { type: "ask", id: "question", text: { en: "Go ahead: what would you like to know? Your own words are fine.", sw: "Karibu: ungependa kujua nini? Andika kwa maneno yako mwenyewe." }, begins: true, next: "answer" },
    { type: "call", id: "answer", function: "answer", next: "main" },
    { type: "call", id: "tickets", function: "list_tickets", next: "main" },
    { type: "handoff", id: "person" },
  ],
};
