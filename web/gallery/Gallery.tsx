import type { ComponentType } from "react";
import { OfflineBar } from "../src/ui/OfflineBar.tsx";
import { PageHeader } from "../src/ui/PageHeader.tsx";
import { ToastHost } from "../src/ui/Toast.tsx";
import { Badges } from "./Badges.tsx";
import { Buttons } from "./Buttons.tsx";
import { Composers } from "./Composers.tsx";
import { Feed } from "./Feed.tsx";
import { Fields } from "./Fields.tsx";
import { Layouts } from "./Layouts.tsx";
import { Lists } from "./Lists.tsx";
import { Messages } from "./Messages.tsx";
import { Overlays } from "./Overlays.tsx";
import { States } from "./States.tsx";
import { Routes } from "./Routes.tsx";
import { Swatches } from "./Swatches.tsx";
import { Thread } from "./Thread.tsx";

const sections: Record<string, ComponentType> = { Buttons, Fields, Badges, Messages, Composers, Lists, States, Overlays, Swatches };
const screens: Record<string, ComponentType> = { Thread, Feed, Routes, Member: () => <Layouts app="member" />, Staff: () => <Layouts app="staff" /> };

/** Every component in every state; `only` names one section, or a whole screen. */
export function Gallery({ only }: { only: string | null }) {
  const Screen = only ? screens[only] : undefined;
  if (Screen) return <Screen />;
  const shown = Object.entries(sections).filter(([name]) => !only || name === only);
  return (
    <>
      <OfflineBar />
      <main className="mx-auto max-w-6xl px-4 py-6">
        <PageHeader title="Component gallery" description="Every component in every state, for eyes and for tests." />
        <div className="space-y-10">
          {shown.map(([name, Section]) => (
            <section key={name} aria-label={name}>
              <h2 className="mb-3 border-b border-border pb-1 text-lg font-semibold">{name}</h2>
              <Section />
            </section>
          ))}
        </div>
      </main>
      <ToastHost />
    </>
  );
}
