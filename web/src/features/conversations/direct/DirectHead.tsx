import { Suspense, useState } from "react";
import { ArrowLeft, EllipsisVertical } from "lucide-react";
import { Link } from "wouter";
import type { PersonBrief } from "../../../../../contract/common.ts";
import { lazyPart } from "../../../lib/lazy-part.ts";
import { textsOf } from "../../../lib/texts.ts";
import { messagesTexts } from "../../../texts/en/messages.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { HelpLink } from "../../assistant/HelpLink.tsx";
import type { ConversationAbilities } from "../message-api.ts";

const t = textsOf(messagesTexts);

const PersonMenu = lazyPart(() => import("./PersonMenu.tsx"));
const iconLink = "grid size-10 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text touch:size-11";

export type DirectHeadProps = { other: PersonBrief | null; blocked: boolean; abilities: ConversationAbilities | undefined };

function Face({ other }: { other: PersonBrief }) {
  const inside = (
    <>
      <Avatar name={other.name} seed={other.id} image={other.image} decorative />
      <span className="min-w-0">
        <span className="block truncate font-semibold leading-tight">{other.name}</span>
        {other.username && <span className="block truncate text-xs font-normal text-muted">@{other.username}</span>}
      </span>
    </>
  );
  const look = "flex min-w-0 items-center gap-3 rounded-md py-0.5";
  return other.username ? (
    <Link href={`/members/${other.username}`} title={t("profileOf", { name: other.name })} className={`${look} hover:bg-hover`}>
      {inside}
    </Link>
  ) : (
    <span className={look}>{inside}</span>
  );
}

/** Whom one writes with, by name and picture, both leading to the profile; and what can be done about them. */
export function DirectHead({ other, blocked, abilities }: DirectHeadProps) {
  const [wanted, setWanted] = useState(false);
  const label = t("more", { name: other?.name ?? t("someone") });
  const button = <IconButton label={label} aria-haspopup="menu" icon={<EllipsisVertical className="size-5" />} onClick={() => setWanted(true)} />;
  return (
    <header className="shrink-0 border-b border-border bg-surface">
      <div className="mx-auto flex max-w-3xl items-center gap-1 px-1.5 py-1.5 sm:gap-2 sm:px-5">
        <Link href="/messages" className={iconLink} aria-label={t("backToMessages")} title={t("backToMessages")}>
          <ArrowLeft className="size-5" aria-hidden="true" />
        </Link>
        <h1 className="flex min-w-0 flex-1">{other ? <Face other={other} /> : <Skeleton className="h-10 w-40" />}</h1>
        <HelpLink />
        {other && abilities && (abilities.block || abilities.report) &&
          (wanted ? (
            <Suspense fallback={button}>
              <PersonMenu other={other} blocked={blocked} abilities={abilities} label={label} />
            </Suspense>
          ) : (
            button
          ))}
      </div>
    </header>
  );
}
