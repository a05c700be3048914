import { useEffect, useState } from "react";
import { shortest } from "./shortest-password.ts";
import { useRested } from "./use-rested.ts";

/** Whoever pays by the megabyte does without: the server judges too. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? "");
}

/** The estimate of score-password.ts a moment after the last key; null until there is one. Typing never waits for it. */
export function usePasswordEstimate(password: string, own: readonly string[] = []): number | null {
  const rested = useRested(password, 200);
  const about = own.join("\n");
  const [found, setFound] = useState<{ password: string; score: number } | null>(null);
  useEffect(() => {
    if (rested.length < shortest || savesData()) return;
    let current = true;
    import("./score-password.ts").then(
      ({ scorePassword }) => current && setFound({ password: rested, score: scorePassword(rested, about.split("\n")) }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [rested, about]);
  return found?.password === password ? found.score : null;
}
