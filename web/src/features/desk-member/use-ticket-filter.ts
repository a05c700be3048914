import { useEffect, useState } from "react";
import { useSearchParams } from "wouter";
import type { Status } from "../../../../contract/desk.ts";
import { statuses } from "./statuses.ts";

/** Milliseconds without a key before the list is asked. */
const rest = 300;

export type TicketFilter = {
  status: Status | "";
  setStatus: (status: string) => void;
  /** As typed. */
  words: string;
  setWords: (words: string) => void;
  /** What the list is asked for. */
  settled: string;
  clear: () => void;
};

/** Which tickets are listed; in the address, so that going back or sharing the page keeps it. */
export function useTicketFilter(): TicketFilter {
  const [search, setSearch] = useSearchParams();
  const settled = search.get("q") ?? "";
  const asked = search.get("status") ?? "";
  const status = statuses.find((one) => one === asked) ?? "";
  const [words, setWords] = useState(settled);
  useEffect(() => {
    if (words.trim() === settled) return;
    const timer = setTimeout(() => change("q", words.trim()), rest);
    return () => clearTimeout(timer);
  });
  const change = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === "") next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return {
    status,
    setStatus: (next) => change("status", next),
    words,
    setWords,
    settled,
    clear: () => {
      setWords("");
      setSearch({}, { replace: true });
    },
  };
}
