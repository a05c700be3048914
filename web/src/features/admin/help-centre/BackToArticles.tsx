import { ArrowLeft } from "lucide-react";
import { Link } from "wouter";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";

const t = textsOf(adminHelpCentreTexts);

/** The way back to all articles. */
export function BackToArticles() {
  return (
    <Link href="/admin/help" className="inline-flex items-center gap-1.5 hover:text-text hover:underline touch:min-h-11">
      <ArrowLeft className="size-4" aria-hidden="true" />
      {t("helpCentre")}
    </Link>
  );
}
