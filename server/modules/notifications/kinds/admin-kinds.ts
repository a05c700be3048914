import type { Tx } from "../../../platform/db/tx.ts";
import { noticeKind, type NoticeKind } from "../../../platform/notices.ts";
import "../../../platform/trouble.ts";
import type { Permission } from "../../../../contract/permissions.ts";
import { profilesOf, staffWith } from "../../identity/index.ts";
import "../events.ts";

const holders = async (tx: Tx, permission: Permission) => (await staffWith(tx, permission)).map(({ id }) => id);
/** "21 Nov 09:15 UTC": the same for everybody, whatever their zone. */
const at = (iso: string) => `${iso.slice(0, 16).replace("T", " ")} UTC`;

/** ID-12: somebody looks like a banned person. */
const securityAlert = noticeKind({
  name: "security_alert", titles: { en: "Somebody looks like a banned person", sw: "Mtu anafanana na aliyefungiwa" }, audience: "admin", permission: "member.ban",
  priority: "high", defaults: { inApp: true, push: true, mail: false }, on: "security.alert",
  tell: async (tx, { attemptId }) => ({
    to: await holders(tx, "member.ban"), source: `security.alert:${attemptId}`, groupKey: "ban-evasion", link: "/admin/security-alerts",
    text: { en: { title: "Security alert", body: "An account looks like that of somebody banned. Look at the evidence." }, sw: { title: "Tahadhari ya usalama", body: "Akaunti inafanana na ya mtu aliyefungiwa. Angalia ushahidi." } },
  }),
});

/** AD-4: a colleague was suspended or banned, told to whoever manages the staff and did not do it. */
const operatorSuspended = noticeKind({
  name: "operator_suspended", titles: { en: "Somebody on the team was suspended or banned", sw: "Mtu wa timu amesimamishwa au kufungiwa" }, audience: "admin", permission: "staff.manage",
  priority: "high", defaults: { inApp: true, push: true, mail: false }, on: "person.banned", when: ({ isStaff }) => isStaff,
  tell: async (tx, { banId, personId, byId, until }) => {
    const name = (await profilesOf(tx, [personId]))[0]?.name ?? "";
    return {
      to: (await holders(tx, "staff.manage")).filter((id) => id !== byId && id !== personId), source: `person.banned:${banId}`, groupKey: personId, link: `/admin/people/${personId}`, aboutId: personId,
      text: until
        ? { en: { title: `${name} was suspended`, body: `A member of the team, until ${at(until)}.` }, sw: { title: `${name} amesimamishwa`, body: `Ni wa timu, hadi ${at(until)}.` } }
        : { en: { title: `${name} was banned`, body: "A member of the team, for good." }, sw: { title: `${name} amefungiwa`, body: "Ni wa timu, moja kwa moja." } },
    };
  },
});

/** A job failed for good, or requests fail again and again. */
const systemError = noticeKind({
  name: "system_error", titles: { en: "Something failed on the server", sw: "Kuna kilichoshindikana kwenye seva" }, audience: "admin", permission: "settings.change",
  priority: "critical", defaults: { inApp: true, push: true, mail: true }, on: "system.error",
  tell: async (tx, { what, name, hour }) => ({
    to: await holders(tx, "settings.change"), source: `system.error:${what}:${name.slice(0, 80)}:${hour}`, groupKey: `${what}:${name.slice(0, 80)}`, link: "/admin",
    text: what === "job"
      ? { en: { title: "A job failed for good", body: `${name} was tried as often as it may be. The log says why.` }, sw: { title: "Kazi imeshindikana kabisa", body: `${name} imejaribiwa mara zote zinazoruhusiwa. Kumbukumbu zinaeleza sababu.` } }
      : { en: { title: "Requests are failing", body: "Many requests in five minutes ended in an error of ours. The log says why." }, sw: { title: "Maombi yanashindikana", body: "Maombi mengi ndani ya dakika tano yameishia kwa hitilafu yetu. Kumbukumbu zinaeleza sababu." } },
  }),
});

/** CH-11: the mail server takes nothing for five minutes, and takes mail again. Not by mail, for that reason. */
const channelDown = noticeKind({
  name: "channel_down", titles: { en: "A channel is down, or works again", sw: "Njia ya mawasiliano haifanyi kazi, au imerudi" }, audience: "admin", permission: "settings.change",
  priority: "high", defaults: { inApp: true, push: true, mail: null }, on: "channel.changed",
  tell: async (tx, { channel, state, since }) => ({
    to: await holders(tx, "settings.change"), source: `channel:${channel}:${state}:${since}`, groupKey: channel, link: "/admin",
    text: state === "down"
      ? { en: { title: "Mail is not going out", body: `The mail server has taken nothing since ${at(since)}. Mails wait; none is lost.` }, sw: { title: "Barua pepe haziendi", body: `Seva ya barua haijapokea chochote tangu ${at(since)}. Barua zinasubiri; hakuna iliyopotea.` } }
      : { en: { title: "Mail goes out again", body: `What waited since ${at(since)} is on its way.` }, sw: { title: "Barua pepe zinaenda tena", body: `Zilizosubiri tangu ${at(since)} ziko njiani.` } },
  }),
});

/** MO-1: a member reported something. */
const reportMade = noticeKind({
  name: "report.made", titles: { en: "A member reported something", sw: "Mwanachama ameripoti jambo" }, audience: "staff", permission: "report.read",
  priority: "normal", defaults: { inApp: true, push: false, mail: false }, on: "report.made",
  tell: async (tx, { reportId }) => ({
    to: await holders(tx, "report.read"), source: `report.made:${reportId}`, groupKey: "reports", link: "/admin/reports",
    text: { en: { title: "New report", body: "A member reported something. Please look at it." }, sw: { title: "Ripoti mpya", body: "Mwanachama ameripoti jambo. Tafadhali liangalie." } },
  }),
});

/** MO-1: and hears that somebody looked. Not what was decided about another person. */
const reportDecided = noticeKind({
  name: "report.decided", titles: { en: "Your reports were looked at", sw: "Ripoti zako zimeangaliwa" }, audience: "member",
  priority: "low", defaults: { inApp: true, push: false, mail: false }, on: "report.decided",
  tell: async (_tx, { reportId, reporterId }) => ({
    to: [reporterId], source: `report.decided:${reportId}`, groupKey: "reports", link: "/notifications",
    text: { en: { title: "We looked at your report", body: "Thank you for telling us." }, sw: { title: "Tumeangalia ripoti yako", body: "Asante kwa kutuarifu." } },
  }),
});

export const adminKinds: readonly NoticeKind[] = [securityAlert, operatorSuspended, systemError, channelDown, reportMade, reportDecided];
