import { CircleCheck, TriangleAlert } from "lucide-react";
import { clsx } from "clsx";
import type { RuleVerdict } from "../../../../../contract/assistant.ts";
import { Card } from "../../../ui/Card.tsx";
import { markMatches } from "./mark-matches.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpTexts } from "../../../texts/en/admin-help.ts";
import { Rich } from "../../../ui/Rich.tsx";

const t = textsOf(adminHelpTexts);

function Words({ text, verdict }: { text: string; verdict: RuleVerdict }) {
  return (
    <p className="whitespace-pre-wrap rounded-md bg-sunken px-4 py-3 leading-relaxed [overflow-wrap:anywhere]">
      {markMatches(text, verdict.matches).map(({ text: piece, match }, at) =>
        match ? (
          <mark key={at} className="px-0.5" title={t("weight", { weight: match.weight })}>
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </p>
  );
}

function Matches({ text, verdict }: { text: string; verdict: RuleVerdict }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("phrasesThatMatched")}>
      <table className="w-full text-sm">
        <caption className="sr-only">{t("phrasesThatMatchedWith")}</caption>
        <thead className="text-left text-xs text-muted">
          <tr>
            <th scope="col" className="h-8 pr-4 font-medium">{t("inTheText")}</th>
            <th scope="col" className="pr-4 font-medium">{t("phraseOfTheRules")}</th>
            <th scope="col" className="pr-4 font-medium">{t("category")}</th>
            <th scope="col" className="text-right font-medium">{t("weight2")}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-border">
          {verdict.matches.map((match) => (
            <tr key={match.start} className="align-top">
              <th scope="row" className="py-2 pr-4 text-left font-medium">{text.slice(match.start, match.end)}</th>
              <td className="py-2 pr-4 font-mono text-xs leading-5 [overflow-wrap:anywhere]">{match.phrase}</td>
              <td className="py-2 pr-4">{match.category ?? "–"}</td>
              <td className="py-2 text-right tabular-nums">{match.weight}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the rules say about a text: severe or not, why, and as what. */
export function Verdict({ text, verdict }: { text: string; verdict: RuleVerdict }) {
  const { severe, score, severeFrom, category, matches } = verdict;
  const Icon = severe ? TriangleAlert : CircleCheck;
  return (
    <Card>
      <div role="status" className="flex items-start gap-3">
        <Icon className={clsx("mt-0.5 size-6 shrink-0", severe ? "text-danger" : "text-success")} aria-hidden="true" />
        <div className="min-w-0">
          <h2 className="text-lg font-semibold">{severe ? t("severeTheBotCalls") : t("notSevereTheBot")}</h2>
          <p className="text-pretty text-sm text-muted">
            <Rich text={t.parts("scoreSevereFromAs", { score, severeFrom, category })} parts={{ b: <strong className="font-medium text-text" /> }} />
          </p>
        </div>
      </div>
      <div className="space-y-4 pt-4">
        <Words text={text} verdict={verdict} />
        {matches.length > 0 ? <Matches text={text} verdict={verdict} /> : <p className="text-sm text-muted">{t("noPhraseOfThe")}</p>}
      </div>
    </Card>
  );
}
