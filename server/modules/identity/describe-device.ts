/** Order matters: every browser also claims to be the ones below it. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, "Edge"], [/\bOPR\/|\bOPT\/|Opera Mini/, "Opera"], [/SamsungBrowser\//, "Samsung Internet"], [/UCBrowser\//, "UC Browser"],
  [/\bFirefox\/|FxiOS\//, "Firefox"], [/\bChrome\/|CriOS\//, "Chrome"], [/\bSafari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, "iPhone"], [/iPad/, "iPad"], [/Android/, "Android"], [/KAIOS/i, "KaiOS"], [/Windows/, "Windows"], [/Mac OS X|Macintosh/, "Mac"], [/CrOS/, "ChromeOS"], [/Linux/, "Linux"],
];

/** "Chrome on Android", from a User-Agent header; "Unknown device" when it says nothing that people would know. */
export function describeDevice(userAgent: string | null): string {
  const find = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  const browser = find(browsers), system = find(systems);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? "Unknown device";
}
