import { StrictMode, type ComponentType } from "react";
import { createRoot } from "react-dom/client";
import { QueryClientProvider } from "@tanstack/react-query";
import { startLanguage, type LoadTexts } from "../lib/language.ts";
import { useLanguage } from "../lib/texts.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { ToastHost } from "../ui/Toast.tsx";
import { catchInstallOffer } from "../lib/install.ts";
import { reloadForNewVersion } from "../lib/stale-asset.ts";
import { startOffline } from "./offline-start.ts";
import { makeQueryClient } from "./query-client.ts";
import "../ui/styles.css";

/** All below, rendered anew when the language changes; what is typed stays. */
function Spoken({ App }: { App: ComponentType }) {
  useLanguage();
  return (
    <>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
      <ToastHost />
    </>
  );
}

/**
 * Puts an app into the page, in the person's language from the first paint on: the cache, the outermost error boundary, and the
 * place where notices appear.
 *
 * @param loadTexts fetch the app's texts in the languages other than English
 */
export async function start(App: ComponentType, loadTexts: LoadTexts): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no element with id root");
  catchInstallOffer();
  reloadForNewVersion();
  await startLanguage(loadTexts);
  const client = makeQueryClient();
  startOffline(client);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Spoken App={App} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
