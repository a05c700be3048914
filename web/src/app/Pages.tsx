import { createElement, Suspense, use, useEffect, useRef, type ComponentType, type ReactNode } from "react";
import { matchRoute, Route, useLocation, useRouter } from "wouter";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { SkeletonText } from "../ui/Skeleton.tsx";
import { forgetPage, loadPage, type Frame, type PageRoute } from "./routes.ts";

export type LayoutProps = { frame: Frame; children: ReactNode };

export type PagesProps = {
  routes: readonly PageRoute[];
  /** What stands around a page: navigation and the `main` landmark with id "main". */
  Layout: ComponentType<LayoutProps>;
  notFound: ReactNode;
};

function Loaded({ route }: { route: PageRoute }) {
  return createElement(use(loadPage(route)));
}

function Waiting() {
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-10">
      <SkeletonText lines={5} />
    </div>
  );
}

const hasServerText = (document.getElementById("root")?.childElementCount ?? 0) > 0;
let firstPage: Promise<unknown> | undefined;

/** Where the server has rendered the page, its text stays until the page's own code is there or has failed (XX-2). */
function useServerTextUntilReady(route: PageRoute | undefined): void {
  if (!hasServerText || !route) return;
  firstPage ??= loadPage(route).catch(() => undefined);
  use(firstPage);
}

/** After a change of page: reading starts at the top, and the keyboard in the page instead of on a link that is gone. */
function useFreshStart(route: PageRoute | undefined): void {
  const shown = useRef(route);
  useEffect(() => {
    if (shown.current === route) return;
    shown.current = route;
    document.getElementById("main")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [route]);
}

/** Shows the page of the present address inside the layout; a page that fails leaves the navigation working (XX-1). */
export function Pages({ routes, Layout, notFound }: PagesProps) {
  const [location] = useLocation();
  const { parser } = useRouter();
  const route = routes.find((one) => matchRoute(parser, one.path, location)[0]);
  useServerTextUntilReady(route);
  useFreshStart(route);
  return (
    <Layout frame={route?.frame ?? "page"}>
      <ErrorBoundary resetKey={location} onRetry={() => route && forgetPage(route)}>
        <Suspense key={route?.path} fallback={<Waiting />}>
          {route ? (
            <Route path={route.path}>
              <Loaded route={route} />
            </Route>
          ) : (
            notFound
          )}
        </Suspense>
      </ErrorBoundary>
    </Layout>
  );
}
