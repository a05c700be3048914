import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { QueryClientProvider } from "@tanstack/react-query";
import { makeQueryClient } from "../src/app/query-client.ts";
import { Gallery } from "./Gallery.tsx";
import "./gallery.css";

const query = new URLSearchParams(location.search);
const root = document.documentElement;
root.dataset.theme = query.get("theme") ?? "helpdesk";
root.dataset.mode = query.get("mode") === "dark" ? "dark" : "light";

const place = document.getElementById("root");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={makeQueryClient()}>
        <Gallery only={query.get("only")} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
