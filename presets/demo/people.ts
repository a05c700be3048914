import type { DemoCountry, DemoPerson, DemoTeam, DemoVoice } from "./types.ts";
import type { Random } from "./random.ts";
import { DAY } from "./lagos-time.ts";

/** First and family names that are used together, so that nobody gets a name that nobody has. */
type Names = { country: DemoCountry; towns: string[]; first: string[]; family: string[] };

const words = (text: string): string[] => text.split(" ");

const NAMES: Names[] = [
  { country: "KE", towns: ["Nairobi", "Thika", "Nyeri", "Nakuru"], first: words("Grace Peter Esther Samuel Lucy Nyambura Wanjiru Dennis Wairimu Joseph"), family: words("Kamau Njoroge Mwangi Kariuki Gitau Karanja Muriithi Ndungu Kimani") },
  { country: "NG", towns: ["Lagos", "Ibadan", "Abeokuta", "Ado-Ekiti"], first: words("Bukola Femi Yetunde Kunle Folake Segun Bimpe Dayo Ronke Wale Temitope"), family: words("Adeyemi Ogunleye Bamidele Oladipo Ajayi Olatunji Akinola Oyelaran Salami") },
  { country: "KE", towns: ["Kisumu", "Nairobi", "Homa Bay"], first: words("Achieng Brian Akinyi Kevin Lilian Evans Sharon Fredrick Atieno"), family: words("Otieno Ochieng Omondi Onyango Okoth Ouma Odhiambo Owino") },
  { country: "NG", towns: ["Enugu", "Owerri", "Lagos", "Aba"], first: words("Chidi Ngozi Emeka Obinna Ifeoma Uche Chioma Kenechukwu Nkechi Somto"), family: words("Okafor Nwosu Eze Okeke Umeh Igwe Anyanwu Nwachukwu") },
  { country: "KE", towns: ["Mombasa", "Malindi", "Garissa"], first: words("Fatuma Salim Zainab Omar Mwanaisha Rehema Juma Hassan Amina"), family: words("Abdi Bakari Said Hamisi Athman Kombo Mwinyi") },
  { country: "NG", towns: ["Kano", "Kaduna", "Abuja"], first: words("Aisha Musa Hauwa Sani Usman Maryam Abubakar Halima Nafisa"), family: words("Bello Garba Lawal Danjuma Yakubu Idris Gambo Shehu") },
  { country: "KE", towns: ["Kakamega", "Bungoma", "Eldoret", "Machakos"], first: words("Nekesa Collins Ivy Nafula Wycliffe Brenda Mwende Amos Chepkoech"), family: words("Wafula Simiyu Barasa Makokha Kioko Nzioka Rotich Langat") },
  { country: "NG", towns: ["Benin City", "Uyo", "Port Harcourt", "Warri"], first: words("Efe Blessing Ese Godwin Imaobong Precious Tega Itohan Edet"), family: words("Osagie Ekpo Okon Bassey Omoruyi Etim Akpan") },
];

const VOICES: readonly (readonly [DemoVoice, number])[] = [["tidy", 40], ["phone", 30], ["rushed", 20], ["formal", 10]];

type StaffLine = readonly [key: string, first: string, family: string, role: DemoPerson["role"], country: DemoCountry, town: string];

const STAFF: StaffLine[] = [
  ["staff-adaeze", "Adaeze", "Nwankwo", "super_admin", "NG", "Lagos"],
  ["staff-njeri", "Njeri", "Gathogo", "admin", "KE", "Nairobi"],
  ["staff-tunde", "Tunde", "Alabi", "agent", "NG", "Ibadan"],
  ["staff-winnie", "Winnie", "Koech", "agent", "KE", "Eldoret"],
  ["staff-ibrahim", "Ibrahim", "Sule", "agent", "NG", "Kano"],
  ["staff-mwanajuma", "Mwanajuma", "Salim", "moderator", "KE", "Mombasa"],
];

/** The three teams of the demo; tickets are answered by the people of the scenario's team. */
export const TEAMS: DemoTeam[] = [
  { key: "support", name: "Support", members: ["staff-tunde", "staff-winnie", "staff-ibrahim", "staff-njeri"] },
  { key: "payments", name: "Payments", members: ["staff-ibrahim", "staff-tunde"] },
  { key: "content", name: "Content", members: ["staff-winnie", "staff-mwanajuma", "staff-njeri"] },
];

/** The six members of staff; they joined 200 to 205 days before `now` (milliseconds). */
export function makeStaff(now: number): DemoPerson[] {
  return STAFF.map(([key, firstName, family, role, country, town], index) => {
    const username = `${firstName}.${family}`.toLowerCase();
    const joinedAt = new Date(now - (205 - index) * DAY);
    return { key, firstName, displayName: `${firstName} ${family}`, username, email: `${username}@example.com`, role, country, town, voice: "tidy", emailVerified: true, joinedAt };
  });
}

function usernameFor(random: Random, first: string, family: string): string {
  const a = first.toLowerCase();
  const b = family.toLowerCase();
  const year = String(random.between(84, 99));
  return random.weighted([[`${a}.${b}`, 4], [`${a}_${b}`, 3], [`${a}${b[0] ?? "x"}${year}`, 2], [`${b}.${a}`, 2], [`${a}${b}`, 2], [`${a}_${year}`, 1]]);
}

/** `count` members, half from Kenya and half from Nigeria, each name and username once; joined long before `now` (milliseconds). */
export function makeMembers(random: Random, count: number, now: number): DemoPerson[] {
  const members: DemoPerson[] = [];
  const takenNames = new Set<string>(STAFF.map(([, first, family]) => `${first} ${family}`));
  const takenFirst = new Set<string>();
  const takenUsernames = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const names = NAMES[index % NAMES.length] ?? random.pick(NAMES);
    // While the lists last, no two share a first name: staff replies greet by it, and a reader should not mix them up.
    const unused = names.first.filter((first) => !takenFirst.has(first));
    let firstName = random.pick(unused.length > 0 ? unused : names.first);
    let family = random.pick(names.family);
    for (let tries = 0; tries < 40 && takenNames.has(`${firstName} ${family}`); tries += 1) {
      firstName = random.pick(names.first);
      family = random.pick(names.family);
    }
    takenFirst.add(firstName);
    const displayName = `${firstName} ${family}`;
    let username = usernameFor(random, firstName, family);
    // A crowd larger than the name lists: the number keeps usernames unique, as real sites do.
    if (takenUsernames.has(username)) username = `${username}${index}`;
    takenNames.add(displayName);
    takenUsernames.add(username);
    members.push({
      key: `member-${String(index + 1).padStart(2, "0")}`,
      firstName,
      displayName,
      username,
      email: `${username}@example.com`,
      role: "member",
      country: names.country,
      town: random.pick(names.towns),
      voice: random.weighted(VOICES),
      emailVerified: true,
      joinedAt: new Date(now - random.between(62, 400) * DAY - random.between(0, DAY)),
    });
  }
  return members;
}
