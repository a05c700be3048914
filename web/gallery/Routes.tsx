import { Link, useParams } from "wouter";
import { MemberLayout } from "../src/app/MemberLayout.tsx";
import { NotFound } from "../src/app/NotFound.tsx";
import { Pages } from "../src/app/Pages.tsx";
import type { PageRoute } from "../src/app/routes.ts";
import { PageHeader } from "../src/ui/PageHeader.tsx";

function Home() {
  return (
    <>
      <PageHeader title="Start" />
      <ul className="list-disc space-y-2 pl-5 text-brand-text underline">
        {["/things/7", "/flaky", "/stale", "/nowhere"].map((href) => (
          <li key={href}>
            <Link href={href}>{href}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Thing() {
  const { id } = useParams<{ id: string }>();
  return <PageHeader title={`Thing ${id}`} />;
}

let failures = 0;
const soon = () => new Promise((later) => setTimeout(later, 400));

/** A page that comes slowly, one that takes parameters, one that fails once, and one whose file is gone. */
const routes: readonly PageRoute[] = [
  { path: "/gallery.html", load: () => soon().then(() => ({ default: Home })) },
  { path: "/things/:id", load: () => Promise.resolve({ default: Thing }) },
  {
    path: "/flaky",
    load: () => (failures++ === 0 ? Promise.reject(new Error("broken on purpose")) : Promise.resolve({ default: () => <PageHeader title="Second try" /> })),
  },
  { path: "/stale", load: () => Promise.reject(new TypeError("Failed to fetch dynamically imported module: https://x/assets/old.js")) },
];

export function Routes() {
  return <Pages routes={routes} Layout={MemberLayout} notFound={<NotFound home="/gallery.html" />} />;
}
