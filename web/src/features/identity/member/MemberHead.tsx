import { CalendarDays, MapPin } from "lucide-react";
import type { MemberCard } from "../../../../../contract/account.ts";
import { largeAvatar, useDataSaver } from "../../../lib/data-saver.ts";
import { formatDate } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { memberTexts } from "../../../texts/en/member.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import type { Tone } from "../../../ui/tone.ts";

const t = textsOf(memberTexts);

const tones: Record<"online" | "away" | "offline", Tone> = { online: "success", away: "warning", offline: "neutral" };

/** Picture, names, place and presence, where the person shows them. */
export function MemberHead({ card }: { card: MemberCard }) {
  const { person, location, distanceKm, presence, joinedAt } = card;
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Avatar name={person.name} seed={person.id} image={largeAvatar(person.image, useDataSaver())} size="xl" decorative />
      <div className="min-w-0 flex-1 basis-52 space-y-1.5">
        <h1 className="text-xl font-semibold tracking-tight [overflow-wrap:anywhere] sm:text-2xl">{person.name}</h1>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          {person.username && <span className="[overflow-wrap:anywhere]">@{person.username}</span>}
          {person.isStaff && <Badge tone="info">{t("team")}</Badge>}
          {presence && <Badge tone={tones[presence]}>{t(presence)}</Badge>}
        </div>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted [&_svg]:size-4 [&_svg]:shrink-0">
          {location && (
            <li className="flex items-center gap-1.5">
              <MapPin aria-hidden="true" />
              {location.city}, {location.countryName}
              {distanceKm !== null && ` · ${t("kmAway", { km: distanceKm })}`}
            </li>
          )}
          <li className="flex items-center gap-1.5">
            <CalendarDays aria-hidden="true" />
            {t("joined", { date: formatDate(joinedAt) })}
          </li>
        </ul>
      </div>
    </div>
  );
}
