import { randomUUID } from "node:crypto";
import { onePagePdf, receiptPhoto, scenePhoto } from "./sample-files.ts";
import type { SeededPerson } from "./demo-people.ts";

export interface ExtrasStage {
  /** Calls the API as a person; answers with the body, throws on a refusal. */
  call(who: SeededPerson, method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  /** Uploads a file as a person, until it is ready. @returns its id */
  upload(who: SeededPerson, name: string, bytes: Uint8Array, purpose?: "attachment" | "avatar"): Promise<string>;
  /** Lets some minutes pass on the app's clock, and runs every job that is due: notices are written then. */
  pass(minutes: number): Promise<void>;
}

/**
 * What a community has besides its sixty days of tickets: pictures and papers, talks among members, notices, a report, a suspension.
 * It happens in the two hours before now, so that every list has something new on top.
 */
export async function playExtras(stage: ExtrasStage, people: ReadonlyMap<string, SeededPerson>): Promise<void> {
  const everyone = [...people.values()];
  const members = everyone.filter((one) => one.person.role === "member");
  const named = (username: string) => everyone.find((one) => one.person.username === username);
  const [grace, bimpe, akinyi, rude] = members;
  const [tunde, njeri, winnie, moderator] = [named("tunde.alabi"), named("njeri.gathogo"), named("winnie.koech"), named("mwanajuma.salim")];
  if (!grace || !bimpe || !akinyi || !rude || !tunde || !njeri || !winnie || !moderator) throw new Error("the demo lacks people for its talks");

  for (const [who, hue] of [[grace, 18], [bimpe, 205], [tunde, 150], [njeri, 280]] as const) {
    const avatarFileId = await stage.upload(who, "me.jpg", await scenePhoto(480, 480, hue), "avatar");
    await stage.call(who, "PATCH", "/api/me", { avatarFileId });
  }
  await stage.call(grace, "PATCH", "/api/me", { bio: "I sell second-hand textbooks in Thika, and read most of them first." });
  await stage.call(bimpe, "PATCH", "/api/me", { bio: "Tailor in Ibadan. Ask me about ankara." });
  await ticketWithFiles(stage, grace, tunde, winnie);
  await talks(stage, grace, bimpe, akinyi);
  await trouble(stage, { grace, rude, moderator, njeri });
  await stage.pass(10);
}

async function ticketWithFiles(stage: ExtrasStage, grace: SeededPerson, tunde: SeededPerson, winnie: SeededPerson): Promise<void> {
  const photos = [await stage.upload(grace, "M-Pesa message.jpg", await receiptPhoto("KSh 1,500", "SKJ4H7XQ2P"))];
  const ticket = await stage.call(grace, "POST", "/api/tickets", {
    subject: "Paid for the bundle, but the balance is still the old one", category: "payment", priority: "high", clientId: randomUUID(), attachments: photos,
    description: "I paid KSh 1,500 this morning. M-Pesa says it went through, the picture shows it. My balance has not changed since.",
  });
  const path = `/api/tickets/${String(ticket.number)}`;
  const say = (who: SeededPerson, body: string, attachments: string[] = []) => stage.call(who, "POST", `${path}/replies`, { clientId: randomUUID(), body, ...(attachments.length > 0 && { attachments }) });
  await stage.pass(6);
  await stage.call(winnie, "PUT", `${path}/assignment`, { staffId: tunde.id });
  await stage.call(winnie, "POST", `${path}/notes`, { clientId: randomUUID(), body: "@tunde.alabi The reference looks like the batch that hung on Friday." });
  await stage.pass(4);
  await say(tunde, "Good morning Grace, thank you for the picture. Could you also send the page with your balance, and the statement if you have one?");
  await stage.pass(12);
  await say(grace, "Here they are. The statement is a PDF.", [
    await stage.upload(grace, "balance.jpg", await scenePhoto(900, 1600, 205)), await stage.upload(grace, "balance, lower half.jpg", await scenePhoto(900, 1200, 30)),
    await stage.upload(grace, "Statement November.pdf", onePagePdf(["Statement, November 2026", "12 Nov   Bundle   KSh 1,500   SKJ4H7XQ2P"])),
  ]);
  await stage.pass(9);
  await say(tunde, "Thank you, that is all I need. The payment waits at the bank's side; I have asked them to release it and will write as soon as it is there.");
  await stage.pass(2);
}

async function talks(stage: ExtrasStage, grace: SeededPerson, bimpe: SeededPerson, akinyi: SeededPerson): Promise<void> {
  const begin = async (from: SeededPerson, to: SeededPerson) => String((await stage.call(from, "POST", "/api/conversations", { kind: "direct", withUsername: to.person.username })).id);
  const write = async (who: SeededPerson, id: string, body: string, attachments: string[] = []) => {
    await stage.call(who, "PUT", `/api/conversations/${id}/read`, { seq: 1_000_000 }).catch(() => undefined);
    await stage.call(who, "POST", `/api/conversations/${id}/messages`, { clientId: randomUUID(), body, ...(attachments.length > 0 && { attachments }) });
    await stage.pass(3);
  };
  const books = await begin(bimpe, grace);
  await write(bimpe, books, "Hi Grace, is the Form 4 chemistry book still there?");
  await write(grace, books, "Yes! Second edition, a few pencil marks. KSh 650.");
  await write(grace, books, "This is how it looks.", [await stage.upload(grace, "chemistry.jpg", await scenePhoto(1200, 900, 120))]);
  await write(bimpe, books, "Very good. Can you keep it until Saturday? My cousin passes through Thika.");
  const meet = await begin(akinyi, grace);
  await write(akinyi, meet, "Habari Grace, thanks for the tip with the reading group. We are eleven now!");
  await write(grace, meet, "Asante! I will bring two more.");
  await write(akinyi, meet, "Karibu sana. Wednesday at six, same place.");
}

async function trouble(stage: ExtrasStage, { grace, rude, moderator, njeri }: Record<"grace" | "rude" | "moderator" | "njeri", SeededPerson>): Promise<void> {
  const id = String((await stage.call(rude, "POST", "/api/conversations", { kind: "direct", withUsername: grace.person.username })).id);
  const message = await stage.call(rude, "POST", `/api/conversations/${id}/messages`, { clientId: randomUUID(), body: "Send me your M-Pesa PIN and I will double your money today!!" });
  await stage.call(grace, "POST", "/api/reports", { subjectKind: "message", subjectId: `${id}/${String(message.seq)}`, reason: "scam", text: "Asks for my PIN." });
  await stage.pass(2);
  await stage.call(moderator, "POST", `/api/people/${rude.id}/notes`, { body: "Second report this month, the same words." });
  await stage.call(njeri, "PUT", `/api/people/${rude.id}/ban`, { reason: "You asked members for their PIN. That is not allowed here.", until: new Date(Date.now() + 7 * 86_400_000).toISOString() });
}
