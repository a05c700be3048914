import { Suspense } from "react";
import { clsx } from "clsx";
import { Link, useParams } from "wouter";
import { NotFound } from "../../app/NotFound.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { accountSections, sectionOf } from "./account/account-sections.ts";
import { SignedIn } from "./SignedIn.tsx";
import { textsOf } from "../../lib/texts.ts";
import { accountTexts } from "../../texts/en/account.ts";

const t = textsOf(accountTexts);

function SectionNav({ shown }: { shown: string }) {
  return (
    <nav aria-label={t("sections")} className="shrink-0 md:w-56">
      <ul className="flex flex-wrap gap-1 md:flex-col">
        {accountSections.map(({ path, label, Icon }) => (
          <li key={path}>
            <Link
              href={path === "" ? "/account" : `/account/${path}`}
              aria-current={path === shown ? "page" : undefined}
              className={clsx(
                "flex h-10 items-center gap-2.5 rounded-md px-2.5 text-sm md:px-3 font-medium focus-visible:-outline-offset-2 touch:h-11",
                path === shown ? "bg-brand-soft text-on-brand-soft" : "text-muted hover:bg-hover hover:text-text",
              )}
            >
              <Icon className="size-4.5 shrink-0" aria-hidden="true" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** `/account/…`: who one is here, what others see, how one signs in, and what is kept. */
export default function AccountPage() {
  const { section: path } = useParams<{ section?: string }>();
  const section = sectionOf(path);
  if (!section) return <NotFound home="/account" />;
  const { Section } = section;
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title={t("account")} />
      <SignedIn>
        {(me) => (
          <div className="flex flex-col gap-5 md:flex-row md:gap-8">
            <SectionNav shown={section.path} />
            <div className="min-w-0 flex-1 space-y-5">
              <Suspense fallback={<SkeletonRows rows={4} />}>
                <Section key={me.person.id} me={me} />
              </Suspense>
            </div>
          </div>
        )}
      </SignedIn>
    </div>
  );
}
