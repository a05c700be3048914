import { StrictMode, type ComponentType } from "react";
import { createRoot } from "react-dom/client";
import { QueryClientProvider } from "@tanstack/react-query";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { ToastHost } from "../ui/Toast.tsx";
import { makeQueryClient } from "./query-client.ts";
import "../ui/styles.css";

/** Puts an app into the page: the cache, the outermost error boundary, and the place where notices appear. */
export function start(App: ComponentType): void {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no element with id root");
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={makeQueryClient()}>
        <ErrorBoundary>
          <App />
        </ErrorBoundary>
        <ToastHost />
      </QueryClientProvider>
    </StrictMode>,
  );
}
