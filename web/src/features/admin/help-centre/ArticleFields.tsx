import { useState } from "react";
import type { HelpLanguage, ManagedArticle } from "../../../../../contract/help.ts";
import { useMay } from "../../../lib/session.ts";
import type { Form } from "../../../lib/use-form.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Card } from "../../../ui/Card.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import type { ArticleValues } from "./article-draft.ts";
import { useHelpCategories } from "./help-api.ts";
import { articleLanguages, languageName, otherLanguages, pathOfCategory } from "./help-words.ts";
import { slugFrom } from "./slug.ts";

const t = textsOf(adminHelpCentreTexts);

/** Where articles are read. */
const publicFolder = "/help/";

export type ArticleFieldsProps = { form: Form<ArticleValues>; article: ManagedArticle | null; original?: ManagedArticle; editable: boolean };

/** What becomes of the old address when this one is changed. */
function addressHint(article: ManagedArticle | null, slug: string): string {
  if (article && article.publishedVersion !== null && slug !== article.slug) return t("oldAddressLeadsOn", { slug: article.slug });
  if (article && article.oldSlugs.length > 0) return t("oldAddresses", { addresses: article.oldSlugs.map((one) => `/help/${one}`).join(", ") });
  return t("addressHint");
}

/** The lines above the text: title, summary, and where the article stands. */
export function ArticleFields({ form, article, original, editable }: ArticleFieldsProps) {
  const { values, errors, control, set } = form;
  const categories = useHelpCategories().data?.items ?? [];
  const mayPublish = useMay("article.publish");
  // Until the address is written by hand, it follows the title of a new article.
  const [ownAddress, setOwnAddress] = useState(article !== null || (values.slug !== "" && values.slug !== slugFrom(values.title)));
  const addressFixed = article?.state === "published" && !mayPublish;
  const free = original ? otherLanguages([original.language, ...original.translations.map(({ language }) => language)]) : articleLanguages;
  const setTitle = (title: string) => {
    set("title", title);
    if (!ownAddress) set("slug", slugFrom(title));
  };
  return (
    <Card>
      <fieldset disabled={!editable} className="grid gap-4 sm:grid-cols-2">
        <legend className="sr-only">{t("headOfTheArticle")}</legend>
        <Field label={t("title")} error={errors.title} className="sm:col-span-2">
          <Input {...control("title")} onChange={(event) => setTitle(event.target.value)} lang={values.language} maxLength={120} />
        </Field>
        <Field label={t("summary")} error={errors.summary} hint={t("summaryHint")} className="sm:col-span-2">
          <Textarea {...control("summary")} lang={values.language} rows={2} maxLength={200} className="!min-h-16" />
        </Field>
        <Field label={t("category")} error={errors.category}>
          <Select {...control("category")}>
            {values.category === "" && <option value="">{t("choose")}</option>}
            {values.category !== "" && !categories.some(({ key }) => key === values.category) && <option value={values.category}>{values.category}</option>}
            {categories.map(({ key }) => (
              <option key={key} value={key}>{pathOfCategory(key, categories)}</option>
            ))}
          </Select>
        </Field>
        <Field label={t("language")} hint={article ? t("languageStays") : original ? t("translates", { title: original.title }) : undefined}>
          <Select value={values.language} disabled={article !== null} onChange={(event) => set("language", event.target.value)}>
            {(article ? articleLanguages : free).map((one: HelpLanguage) => (
              <option key={one} value={one}>{languageName(one)}</option>
            ))}
          </Select>
        </Field>
        <Field label={t("address")} error={errors.slug} hint={addressFixed ? t("addressOfPublishers") : addressHint(article, values.slug)}>
          <div className="flex items-center gap-2">
            <span className="font-mono text-sm text-muted" aria-hidden="true">{publicFolder}</span>
            <AddressInput value={values.slug} disabled={addressFixed} onChange={(slug) => { setOwnAddress(slug !== ""); set("slug", slug); }} />
          </div>
        </Field>
        <Field label={t("keywords")} optional error={errors.keywords} hint={t("keywordsHint")}>
          <Input {...control("keywords")} lang={values.language} maxLength={1000} />
        </Field>
      </fieldset>
    </Card>
  );
}

function AddressInput({ value, disabled, onChange }: { value: string; disabled: boolean; onChange: (slug: string) => void }) {
  return <Input name="slug" value={value} disabled={disabled} maxLength={80} spellCheck={false} autoCapitalize="none" className="font-mono" onChange={(event) => onChange(event.target.value)} />;
}
