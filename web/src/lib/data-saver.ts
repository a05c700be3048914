import { useMe } from "./session.ts";

/** What browsers tell of the line, where they do. */
export type Line = { saveData?: boolean };

/** Whether bytes are to be saved: the person chose it in the account, or the browser asks for it. */
export function savesData(chosen: boolean | undefined, line: Line | undefined): boolean {
  return chosen === true || line?.saveData === true;
}

/** What this browser says of its line; undefined where it says nothing. */
export function thisLine(): Line | undefined {
  return (navigator as { connection?: Line }).connection;
}

/** Whether whoever reads saves data: pictures wait for a tap, photos are made smaller before sending, nothing is loaded ahead. */
export function useDataSaver(): boolean {
  return savesData(useMe().me?.profile?.dataSaver, thisLine());
}

/** A picture and its smaller copies, the smallest first. */
export type Sized = { url: string; width?: number | null | undefined; thumbs: readonly { width: number; url: string }[] };

/** What an `<img>` loads of a picture in a thread: the smallest copy alone for whoever saves data, else what fits the screen. */
export function smallSources({ url, thumbs }: Sized, saving: boolean): { src: string; srcSet?: string } {
  const src = thumbs[0]?.url ?? url;
  return saving || thumbs.length === 0 ? { src } : { src, srcSet: thumbs.map((thumb) => `${thumb.url} ${thumb.width}w`).join(", ") };
}

/** What is loaded of a picture that was opened: for whoever saves data its largest copy and never the original, which can be downloaded. */
export function largeSources({ url, width, thumbs }: Sized, saving: boolean): { src: string; srcSet?: string } {
  const largest = thumbs.at(-1);
  if (saving && largest) return { src: largest.url };
  const all = [...thumbs, ...(width ? [{ url, width }] : [])];
  return { src: url, ...(all.length > 0 && { srcSet: all.map((one) => `${one.url} ${one.width}w`).join(", ") }) };
}

/** The address of a person's picture at 96 CSS pixels: one dot per pixel for whoever saves data, three else. Lists have the small one. */
export function largeAvatar(image: string | null | undefined, saving: boolean): string | null {
  return (saving ? image : image?.replace(/\/96$/, "/320")) ?? null;
}
