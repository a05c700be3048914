import { useEffect, useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useMode } from "../../../lib/mode.ts";
import { meKey, useMe, type Me } from "../../../lib/session.ts";
import { readStored, store } from "../../../lib/storage.ts";
import type { ServerEvents } from "../../../../../contract/live.ts";
import { live, useLiveEvent } from "../../conversations/page-live.ts";
import { ErasureBanner } from "../own-data/ErasureBanner.tsx";
import { erasureKey, readErasure } from "../own-data/own-data-api.ts";
import ClosedNotice from "./ClosedNotice.tsx";
import { typedTexts, type TypedText } from "./typed-texts.ts";

/** Milliseconds: the answer that brings the new session's cookie may come after the news of it; tries to connect with it. */
const renewals = [400, 2_000, 8_000];

const modeOwner = "baraza:mode-of";

/** Takes over the colours of somebody's account once, on a device where nothing was chosen. */
function useAccountMode(me: Me | null | undefined): void {
  const [mode, setMode] = useMode();
  const id = me?.person.id;
  const wanted = me?.profile.theme;
  useEffect(() => {
    if (!id || !wanted || readStored(modeOwner) === id) return;
    store(modeOwner, id);
    if (mode === "system" && wanted !== "system") setMode(wanted);
  }, [id, wanted, mode, setMode]);
}

function Erasure() {
  const [location] = useLocation();
  const { data } = useQuery({ queryKey: erasureKey, queryFn: readErasure, staleTime: 300_000 });
  // The account page says it in its own place.
  if (!data?.erasure || /^\/account\/(data|erasure|export)/.test(location)) return null;
  return (
    <div className="mx-auto w-full max-w-6xl shrink-0 px-4 pt-3">
      <ErasureBanner dueAt={data.erasure.dueAt} compact />
    </div>
  );
}

type Closed = { why: ServerEvents["signed-out"]; typed: readonly TypedText[] };

/** Hears when this page's session ends or is renewed, says why it ended, and shows an erasure that is on its way. */
export default function AccountNotices() {
  const client = useQueryClient();
  const { me } = useMe();
  const [closed, setClosed] = useState<Closed | null>(null);
  useAccountMode(me);
  useLiveEvent("signed-out", (why) => {
    if (why.reason) setClosed({ why, typed: typedTexts(document) });
    else void client.invalidateQueries({ queryKey: meKey });
  });
  useLiveEvent("session-renewed", () => {
    live.stop();
    for (const wait of renewals) setTimeout(() => live.state === "off" && live.restart(), wait);
  });
  return (
    <>
      {me && !me.person.isStaff && <Erasure />}
      {closed && <ClosedNotice {...closed} />}
    </>
  );
}
