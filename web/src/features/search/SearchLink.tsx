import { useEffect } from "react";
import { Search } from "lucide-react";
import { Link, useLocation } from "wouter";
import { textsOf } from "../../lib/texts.ts";
import { appTexts } from "../../texts/en/app.ts";

const t = textsOf(appTexts);

/** The way to the search page, from every page and by Ctrl-K. */
export default function SearchLink() {
  const [, navigate] = useLocation();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      navigate("/search");
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [navigate]);
  return (
    <Link href="/search" aria-label={t("search")} title={t("search")} className="grid size-11 place-items-center rounded-pill text-muted hover:bg-hover hover:text-text">
      <Search className="size-5" aria-hidden="true" />
    </Link>
  );
}
