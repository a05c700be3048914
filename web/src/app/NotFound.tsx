import { Compass } from "lucide-react";
import { Link } from "wouter";
import { useTitle } from "../lib/brand.ts";
import { buttonClass } from "../ui/button-class.ts";
import { EmptyState } from "../ui/EmptyState.tsx";

/**
 * Where an address leads nowhere.
 *
 * @param home the app's start page
 */
export function NotFound({ home }: { home: string }) {
  useTitle("Page not found");
  return (
    <div className="mx-auto grid min-h-[60dvh] w-full max-w-xl place-content-center">
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={<Compass />}
        title="There is no page here"
        action={
          <Link href={home} className={buttonClass({ variant: "primary" })}>
            Go to the start page
          </Link>
        }
      >
        The address may be misspelt, or the page was moved or removed.
      </EmptyState>
    </div>
  );
}
