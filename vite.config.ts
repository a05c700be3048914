import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compiledTexts } from "./web/build/compile-texts.ts";
import { cspSafeStyles } from "./web/build/csp-safe-styles.ts";
import { fetchCodeFirst } from "./web/build/fetch-code-first.ts";
import { leanIcons } from "./web/build/lean-icons.ts";
import { pageEntries } from "./web/build/page-entries.ts";
import { pageWeight } from "./web/build/page-weight.ts";
import { publicPages } from "./web/build/public-pages.ts";
import { serviceWorker } from "./web/build/service-worker.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const live = /web[\\/]src[\\/]features[\\/]conversations[\\/](live|page-live|beats|after-paint)\.ts/;

/** What the staff app shows at once and a member's page only later, or never: else it would be in what both begin with. */
const staffs = /lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/](bot|database|flag|search|workflow)\.|web[\\/]src[\\/]ui[\\/](Badge|tone)\./;

/** The server that answers the API while pages come from Vite; another port by BARAZA_DEV_SERVER. */
const server = process.env.BARAZA_DEV_SERVER ?? "http://127.0.0.1:3000";

export default defineConfig(({ command, mode }) => ({
  root: here("web"),
  publicDir: here("web/public"),
  plugins: [compiledTexts(), react(), tailwindcss(), cspSafeStyles(here("web/src/lib/style-singleton.ts")), fetchCodeFirst(here("web/src/lib/fetch-code.ts")), leanIcons(here("web/src/lib/make-icon.ts")), pageEntries(), pageWeight(), publicPages(), serviceWorker()],
  // React itself has what this package brought to older ones; wouter still asks for it.
  resolve: { alias: [{ find: /^use-sync-external-store\/shim\/index\.js$/, replacement: here("web/src/lib/external-store.ts") }] },
  build: {
    outDir: here("dist/web"),
    emptyOutDir: true,
    manifest: true,
    // Every asset is a file: the content security policy allows no data: fonts or styles.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What the first view needs and several pages share is one file, and so is what all forms share: dozens of small files
      // pack worse and cost a request each.
      output: {
        codeSplitting: {
          groups: [
            { name: "base", tags: ["$initial"], minShareCount: 2, priority: 3, test: (id: string) => !live.test(id) && !staffs.test(id) },
            // What follows live is wanted after the first view; the staff app begins with it, so it would end up in the base of all.
            { name: "live", test: live, priority: 2 },
            // Sentences with links: not worth all forms on a page that has none.
            { name: "rich", test: /web[\\/]src[\\/]ui[\\/]Rich\./, priority: 2 },
            { name: "fields", test: /web[\\/]src[\\/]ui[\\/](Field|Input|Select|Banner)\./, priority: 1 },
            // The account's pages have this icon without a form.
            { name: "eye", test: /lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/]eye\./, priority: 2 },
            { name: "forms", test: /web[\\/]src[\\/](lib[\\/]use-(form|countdown)\.|features[\\/]identity[\\/](FormFailure|SubmitButton)\.)/ },
            { name: "sign-in", test: /web[\\/]src[\\/](ui[\\/]PasswordInput\.|features[\\/]identity[\\/](AuthCard|auth-api)\.)/ },
          ],
        },
      },
      input: {
        member: here("web/index.html"),
        staff: here("web/staff.html"),
        ...(mode === "test" || command === "serve" ? { gallery: here("web/gallery.html") } : {}),
      },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: {
      // The Host header stays the page's own: the server compares it with Origin.
      "/api": { target: server, changeOrigin: false },
      "/health": { target: server, changeOrigin: false },
      "/live": { target: server, ws: true, changeOrigin: false },
    },
  },
}));
