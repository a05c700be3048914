import type { Services } from "../../../platform/services.ts";

/** The whole address of an article's public page, as it goes into a reply or a social card. */
export function articleUrl(services: Services, slug: string): string {
  return publicUrl(services, `/help/${slug}`);
}

/** The whole address of a public path. */
export function publicUrl(services: Services, path: string): string {
  return new URL(path, services.config.publicUrl ?? "http://127.0.0.1").href;
}
