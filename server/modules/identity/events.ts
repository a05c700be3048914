/** What becomes of people, for whoever listens. */
declare module "../../platform/events.ts" {
  interface DomainEvents {
    /** `until` null: for good. `isStaff`: then. */
    "person.banned": { banId: string; personId: string; byId: string | null; isStaff: boolean; until: string | null };
    /** Everything of this person is erased; the id stands for a pseudonym from now on. */
    "person.erased": { personId: string };
    /** Somebody looks like a banned person: for those who hold `member.ban`. */
    "security.alert": { attemptId: string; kind: AlertKind };
  }
}

export type AlertKind = "ban_evasion";
