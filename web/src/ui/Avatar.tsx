import { useState, type CSSProperties } from "react";
import { clsx } from "clsx";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";
import { hueOf, initials } from "./initials.ts";

const t = textsOf(uiTexts);

export type AvatarProps = {
  name: string;
  /** What the colour is made from; a person's id keeps it through a change of name. */
  seed?: string;
  image?: string | null;
  size?: "xs" | "sm" | "md" | "lg" | "xl";
  /** A dot that says so (ID-16); nothing where it is unknown or private. */
  presence?: "online" | "away" | "offline";
  /** The name stands beside it, so screen readers need not hear it twice. */
  decorative?: boolean;
};

const sizes = { xs: "size-6 text-[10px]", sm: "size-8 text-xs", md: "size-10 text-sm", lg: "size-14 text-lg", xl: "size-24 text-3xl" };
const spoken = { online: "nameOnline", away: "nameAway", offline: "nameOffline" } as const;
const dots = { online: "bg-success-fill", away: "bg-warning-fill", offline: "bg-border-strong" };

/** A person's picture, or initials in a colour that stays theirs. */
export function Avatar({ name, seed = name, image, size = "md", presence, decorative = false }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const hue = hueOf(seed);
  const label = presence ? t(spoken[presence], { name }) : name;
  const colours: CSSProperties = { background: `var(--hue-${hue})`, color: `var(--hue-${hue}-ink)` };
  return (
    <span className={clsx("relative inline-block shrink-0", sizes[size])} {...(decorative ? { "aria-hidden": true } : { role: "img", "aria-label": label })}>
      <span style={colours} className="grid size-full select-none place-items-center overflow-hidden rounded-pill font-semibold">
        {image && image !== broken ? (
          <img src={image} alt="" loading="lazy" className="size-full object-cover" onError={() => setBroken(image)} />
        ) : (
          initials(name)
        )}
      </span>
      {presence && <span className={clsx("absolute -bottom-px -right-px size-3 rounded-pill border-2 border-surface", dots[presence])} />}
    </span>
  );
}
