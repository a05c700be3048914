import { useState } from "react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Languages, Plus, Unlink } from "lucide-react";
import { Link } from "wouter";
import type { HelpLanguage, ManagedArticle } from "../../../../../contract/help.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { buttonClass } from "../../../ui/button-class.ts";
import { Card } from "../../../ui/Card.tsx";
import { Combobox } from "../../../ui/Combobox.tsx";
import { Field } from "../../../ui/Field.tsx";
import { notify } from "../../../ui/toast.ts";
import { useSettled } from "../use-settled.ts";
import { articlePath, managePath } from "./help-api.ts";
import type { ManagedList } from "./help-types.ts";
import { languageName, otherLanguages, stateWords } from "./help-words.ts";

const t = textsOf(adminHelpCentreTexts);

/** A language that this article has no text in: written anew, or an article that is there already. */
function Missing({ article, language, onLink, busy }: { article: ManagedArticle; language: HelpLanguage; onLink: (id: string) => void; busy: boolean }) {
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ["admin", "help", "translation-of", language, q],
    queryFn: ({ signal }) => api<ManagedList>("GET", `${managePath}/articles`, { query: { language, q: q || undefined, limit: 20 }, signal }),
  });
  return (
    <div className="space-y-3 px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm">{t("noTextIn", { language: languageName(language) })}</p>
        <Link href={`/admin/help/new?translationOf=${article.id}&language=${language}`} className={buttonClass({ variant: "primary" })}>
          <Plus className="size-4" aria-hidden="true" />
          {t("writeItIn", { language: languageName(language) })}
        </Link>
      </div>
      <Field label={t("orLink", { language: languageName(language) })} hint={t("orLinkHint")}>
        <Combobox
          options={(data?.items ?? []).map((one) => ({ value: one.id, label: one.title, hint: stateWords[one.state].title }))}
          value={null}
          onChange={(id) => id && onLink(id)}
          onSearch={setTyped}
          loading={isFetching || busy}
          prompt={t("chooseAnArticle")}
        />
      </Field>
    </div>
  );
}

/** The same article in other languages. */
export function Translations({ article, onChanged }: { article: ManagedArticle; onChanged: (now: ManagedArticle) => void }) {
  const path = `${managePath}/articles/${article.id}/translation`;
  const change = useMutation({
    mutationFn: (other: string | null) => (other === null ? api<ManagedArticle>("DELETE", path) : api<ManagedArticle>("PUT", path, { body: { articleId: other } })),
    onSuccess: (now, other) => {
      onChanged(now);
      const before = article.translations[0]?.id;
      notify({ tone: "success", title: other === null ? t("isUnlinked") : t("isLinked"), ...(other === null && before && { action: { label: t("undo"), run: () => change.mutate(before) } }) });
    },
  });
  const missing = otherLanguages([article.language, ...article.translations.map(({ language }) => language)]);
  return (
    <Card flush title={t("translations")} description={t("translationsHint")}>
      {change.error && <Banner tone="danger" className="mx-4 mb-3">{describeError(change.error)}</Banner>}
      <ul className="divide-y divide-border border-t border-border">
        {article.translations.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-3 px-4 py-3 sm:px-5">
            <Languages className="size-4 text-muted" aria-hidden="true" />
            <span className="min-w-0 flex-1 basis-48">
              <Link href={articlePath(one.id)} lang={one.language} className="font-medium hover:underline">{one.title}</Link>
              <span className="block text-sm text-muted" lang={one.language}>{languageName(one.language)}</span>
            </span>
            <Badge tone={stateWords[one.state].tone}>{stateWords[one.state].title}</Badge>
            {article.abilities.write && (
              <Button size="sm" icon={<Unlink className="size-4" />} loading={change.isPending} onClick={() => change.mutate(null)} aria-label={t("unlinkFrom", { title: one.title })}>
                {t("unlink")}
              </Button>
            )}
          </li>
        ))}
        {article.abilities.write && missing.map((language) => (
          <li key={language}>
            <Missing article={article} language={language} busy={change.isPending} onLink={(id) => change.mutate(id)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
