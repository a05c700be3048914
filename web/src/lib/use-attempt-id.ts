import { useRef } from "react";
import { uuid } from "./uuid.ts";

/**
 * Client ids for what a form makes: the same content tried again has the same id, so that the server answers with what the first try made;
 * changed, it is something else and has another.
 *
 * @returns the id for a content, which must be writable as JSON
 */
export function useAttemptId(): (content: unknown) => string {
  const last = useRef({ text: "", id: "" });
  return (content) => {
    const text = JSON.stringify(content);
    if (last.current.text !== text) last.current = { text, id: uuid() };
    return last.current.id;
  };
}
