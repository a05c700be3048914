import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";

const t = textsOf(adminPersonTexts);

/** What an act brings with it, before it is done. */
export function Consequences({ lines }: { lines: readonly string[] }) {
  return (
    <section aria-label={t("whatHappens")} className="rounded-md bg-sunken px-4 py-3 text-sm">
      <h3 className="pb-1 font-medium">{t("whatHappens")}</h3>
      <ul className="list-disc space-y-1 pl-5 text-muted">
        {lines.map((line) => (
          <li key={line} className="text-pretty">{line}</li>
        ))}
      </ul>
    </section>
  );
}
