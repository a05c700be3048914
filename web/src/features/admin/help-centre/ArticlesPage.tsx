import { FolderTree, Plus } from "lucide-react";
import { Link } from "wouter";
import { useMay } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { buttonClass } from "../../../ui/button-class.ts";
import { AdminPage } from "../AdminPage.tsx";
import { ArticleList } from "./ArticleList.tsx";

const t = textsOf(adminHelpCentreTexts);

/** Ways on from the list. */
function Actions() {
  const mayPublish = useMay("article.publish");
  return (
    <>
      {mayPublish && (
        <Link href="/admin/help/categories" className={buttonClass()}>
          <FolderTree className="size-4" aria-hidden="true" />
          {t("categories")}
        </Link>
      )}
      <Link href="/admin/help/new" className={buttonClass({ variant: "primary" })}>
        <Plus className="size-4" aria-hidden="true" />
        {t("newArticle")}
      </Link>
    </>
  );
}

/** `/admin/help`: all articles of the help centre (DK-19). */
export default function ArticlesPage() {
  return (
    <AdminPage permission="article.write" title={t("helpCentre")} description={t("helpCentreHint")} actions={<Actions />}>
      {() => <ArticleList />}
    </AdminPage>
  );
}
