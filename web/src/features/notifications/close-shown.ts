/** Takes back notifications that the browser still shows. */
export async function closeShown(which: (tag: string) => boolean): Promise<void> {
  const registration = await (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker?.getRegistration().catch(() => undefined);
  const shown = (await registration?.getNotifications().catch(() => [])) ?? [];
  for (const one of shown) if (which(one.tag)) one.close();
}
