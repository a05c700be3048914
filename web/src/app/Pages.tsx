import { Suspense, use, type ComponentType, type ReactNode } from "react";
import { matchRoute, useLocation, useRouter, Route, Switch } from "wouter";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { SkeletonText } from "../ui/Skeleton.tsx";
import { forgetPage, loadPage, readyPage, type PageRoute } from "./routes.ts";

export type FrameProps = { frame: NonNullable<PageRoute["frame"]>; children: ReactNode };

export type PagesProps = {
  routes: readonly PageRoute[];
  /** What stands around a page: navigation and the main landmark. */
  Frame: ComponentType<FrameProps>;
  NotFound: ComponentType;
};

function Loaded({ route }: { route: PageRoute }) {
  const Page = readyPage(route) ?? use(loadPage(route));
  return <Page />;
}

function Waiting() {
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-10">
      <SkeletonText lines={5} />
    </div>
  );
}

/** Shows the page of the present address inside its frame; a page that fails leaves the frame working (XX-1). */
export function Pages({ routes, Frame, NotFound }: PagesProps) {
  const [location] = useLocation();
  return (
    <Switch>
      {routes.map((route) => (
        <Route key={route.path} path={route.path}>
          <Frame frame={route.frame ?? "page"}>
            <ErrorBoundary resetKey={location} onRetry={() => forgetPage(route)}>
              <Suspense fallback={<Waiting />}>
                <Loaded route={route} />
              </Suspense>
            </ErrorBoundary>
          </Frame>
        </Route>
      ))}
      <Route>
        <Frame frame="page">
          <NotFound />
        </Frame>
      </Route>
    </Switch>
  );
}

/** The route of an address, to load its code before the first paint or on hover. */
export function useRouteFinder(routes: readonly PageRoute[]): (path: string) => PageRoute | undefined {
  const { parser } = useRouter();
  return (path) => routes.find((route) => matchRoute(parser, route.path, path)[0]);
}
