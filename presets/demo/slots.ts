import type { DemoPerson } from "./types.ts";
import type { Random } from "./random.ts";
import { DAY, MINUTE, lagosClock } from "./lagos-time.ts";

/** What stands for `{name}` in the lines of one ticket; the same value all through the ticket. */
export type Slots = Readonly<Record<string, string>>;

const AMOUNTS = { NG: [500, 1000, 1500, 2000, 2500, 3000, 5000, 7500, 10_000], KE: [100, 200, 250, 300, 500, 1000, 1500, 2500] };
const PRICES = { NG: [8000, 12_000, 15_000, 25_000, 40_000, 65_000, 90_000], KE: [800, 1500, 2500, 4000, 6500, 12_000, 18_000] };
const DATA_PRICES = { NG: [500, 800, 1000, 1500, 2000], KE: [99, 150, 250, 300, 500] };
const RIDER_FEES = { NG: [800, 1500, 2000], KE: [150, 200, 300] };
const NETWORKS = { NG: ["MTN", "MTN", "Airtel", "Glo"], KE: ["Safaricom", "Safaricom", "Airtel"] };
const DEVICES = ["Tecno Spark 10", "Tecno Pop 7", "Infinix Hot 30", "Infinix Smart 8", "itel A60", "Samsung A05", "Redmi 12C", "Samsung J5", "Nokia C21"];
const BROWSERS = ["Chrome", "Chrome", "Chrome", "Opera Mini", "Firefox", "Samsung Internet"];
const ITEMS = ["used laptop", "gas cooker", "study table", "piece of ankara", "second hand phone", "baby cot", "mini fridge", "standing fan", "set of textbooks", "sewing machine", "desk chair", "power bank", "hair dryer", "bicycle"];
const STRANGERS = ["quickdeals_hub", "city.bargains", "realplug_01", "bestprice.store", "mamadeals", "fastgadgets_", "kingsley_sells", "duka.mtandao"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const CODE_SIGNS = [..."ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"];
const DIGITS = [..."0123456789"];

const repeat = (count: number, make: () => string): string => Array.from({ length: count }, make).join("");

function moneyWriter(random: Random, country: DemoPerson["country"]): (amount: number) => string {
  const grouped = (amount: number) => String(amount).replace(/(?<=\d)(?=(\d{3})+$)/g, ",");
  const style = random.between(0, 3);
  return (amount) => {
    if (country === "NG") return [`₦${grouped(amount)}`, `N${grouped(amount)}`, `${amount} naira`, `₦${amount}`][style] ?? "";
    return [`KSh ${grouped(amount)}`, `Ksh${amount}`, `${amount} bob`, `KES ${grouped(amount)}`][style] ?? "";
  };
}

/** As people write it: "9:40am", in Lagos time. */
function clockText(random: Random, time: number): string {
  const { hour: full, minute: exact } = lagosClock(time);
  const hour = full === 0 ? 12 : full;
  const minute = String(exact - (exact % 5)).padStart(2, "0");
  return `${hour > 12 ? hour - 12 : hour}:${minute}${random.pick(["", " "])}${full >= 12 ? "pm" : "am"}`;
}

/** Draws the particulars of one ticket: sums, references, devices, times before `createdAt` (milliseconds). */
export function makeSlots(random: Random, requester: DemoPerson, assignee: DemoPerson, colleague: DemoPerson, createdAt: number): Slots {
  const { country } = requester;
  const amount = random.pick(AMOUNTS[country]);
  const money = moneyWriter(random, country);
  const price = random.pick(PRICES[country]);
  const day = new Date(createdAt - random.between(1, 3) * DAY);
  const viaMpesa = country === "KE" && random.chance(0.8);
  const { hour } = lagosClock(createdAt);
  const troubleAt = createdAt - random.between(25, 240) * MINUTE;
  return {
    first: requester.firstName,
    full: requester.displayName,
    username: requester.username,
    email: requester.email,
    town: requester.town,
    agent: assignee.firstName,
    colleague: `@${colleague.username}`,
    amount: money(amount),
    double: money(amount * 2),
    tenth: money(amount / 10),
    price: money(price),
    priceTenth: money(price / 10),
    dataPrice: money(random.pick(DATA_PRICES[country])),
    rider: money(random.pick(RIDER_FEES[country])),
    fee: money(country === "NG" ? 100 : 20),
    pay: viaMpesa ? "M-PESA" : "Paystack",
    ref: viaMpesa ? `T${repeat(9, () => random.pick(CODE_SIGNS))}` : `T${repeat(12, () => random.pick(DIGITS))}`,
    ref2: viaMpesa ? `T${repeat(9, () => random.pick(CODE_SIGNS))}` : `T${repeat(12, () => random.pick(DIGITS))}`,
    date: `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()] ?? ""}`,
    clock: clockText(random, troubleAt),
    clock2: clockText(random, troubleAt + random.between(6, 24) * MINUTE),
    device: random.pick(DEVICES),
    browser: random.pick(BROWSERS),
    network: random.pick(NETWORKS[country]),
    data: random.pick(["1GB", "1.5GB", "2GB", "3GB", "5GB"]),
    item: random.pick(ITEMS),
    stranger: random.pick(STRANGERS),
    days: random.pick(["two", "three", "four", "2", "3"]),
    count: String(random.between(3, 9)),
    ending: repeat(2, () => random.pick(DIGITS)),
    greeting: hour < 12 ? "Good morning" : hour < 17 ? "Good afternoon" : "Good evening",
  };
}

/** Puts the slots into a line; throws on a slot that does not exist, so that no member ever reads `{amuont}`. */
export function fillSlots(line: string, slots: Slots): string {
  return line.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new RangeError(`no slot named ${name} for: ${line}`);
    return value;
  });
}
