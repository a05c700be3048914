import { lazy, Suspense, useEffect } from "react";
import { clsx } from "clsx";
import type { Me } from "../lib/session.ts";
import { textsOf } from "../lib/texts.ts";
import { useDisclosure } from "../lib/use-disclosure.ts";
import { appTexts } from "../texts/en/app.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { SkeletonText } from "../ui/Skeleton.tsx";

const t = textsOf(appTexts);

const loadPanel = () => import("./AccountPanel.tsx");
const AccountPanel = lazy(() => loadPanel().catch(() => ({ default: () => <p className="px-3 py-2 text-sm">{t("checkConnection")}</p> })));

export type AccountMenuProps = {
  me: Me;
  /** Where the panel opens from the button. */
  placement: "below" | "right" | "above";
  app: "member" | "staff";
};

const places = { below: "right-0 top-full mt-2", right: "bottom-0 left-full ml-2", above: "bottom-full right-0 mb-2" };

/** The signed-in person's picture, and behind it their account; the panel's code comes when the page has shown. */
export function AccountMenu({ me, placement, app }: AccountMenuProps) {
  const { open, close, root, buttonProps, panelProps } = useDisclosure<HTMLDivElement>();
  useEffect(() => {
    const timer = setTimeout(() => void loadPanel().catch(() => undefined), 2_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div ref={root} className="relative">
      <button type="button" {...buttonProps} className="grid size-11 place-items-center rounded-pill hover:bg-hover">
        <Avatar name={me.person.name} seed={me.person.id} image={me.person.image} size="sm" decorative />
        <span className="sr-only">{t("accountOf", { name: me.person.name })}</span>
      </button>
      {open && (
        <div {...panelProps} className={clsx("absolute z-30 w-64 rounded-md border border-border bg-raised p-1.5 text-text shadow-lg", places[placement])}>
          <Suspense fallback={<SkeletonText lines={4} />}>
            <AccountPanel me={me} app={app} close={close} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
