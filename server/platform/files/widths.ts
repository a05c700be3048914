/** Widths of which copies exist for a picture: the smallest always, larger ones only where the picture is larger. */
export function widthsFor(width: number, widths: readonly number[]): number[] {
  return widths.filter((each, i) => i === 0 || each < width);
}
