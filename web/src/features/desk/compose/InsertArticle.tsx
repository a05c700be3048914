import { lazy, Suspense, useState, type RefObject } from "react";
import { BookOpenText } from "lucide-react";
import { useHotkeys } from "../../../lib/use-hotkeys.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskArticlesTexts } from "../../../texts/en/desk-articles.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { withArticle } from "./article-link.ts";

const t = textsOf(deskArticlesTexts);

// The search's list is heavy, and most replies need none.
const ArticlePicker = lazy(() => import("./ArticlePicker.tsx"));

export type InsertArticleProps = { area: RefObject<HTMLTextAreaElement | null>; text: string; /** Puts the text into the field, with the cursor there. */ onText: (next: { text: string; cursor: number }) => void };

/** The way to a help article's title and link in what is being written (DK-19): a button, or Ctrl + I. */
export function InsertArticle({ area, text, onText }: InsertArticleProps) {
  const [open, setOpen] = useState(false);
  useHotkeys(t("articles"), [{ keys: "mod+i", label: t("insertArticle"), run: () => setOpen(true) }]);
  return (
    <>
      <IconButton size="sm" label={t("insertArticleKeys")} icon={<BookOpenText className="size-4" />} onClick={() => setOpen(true)} />
      <Suspense fallback={null}>
        {open && (
          <ArticlePicker
            onClose={() => setOpen(false)}
            onChoose={(article) => {
              setOpen(false);
              // The cursor stands where it was when the field lost the keyboard.
              const from = area.current?.selectionStart ?? text.length, to = area.current?.selectionEnd ?? from;
              // After the dialog has let go of the focus.
              setTimeout(() => onText(withArticle(text, { from, to }, article)), 0);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
