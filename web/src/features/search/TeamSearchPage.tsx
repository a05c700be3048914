import { StaffOnly } from "../staff/StaffOnly.tsx";
import { SearchPage } from "./SearchPage.tsx";

/** Searching among all tickets and the messages in them. */
export default function TeamSearchPage() {
  return <StaffOnly permission="ticket.read">{(me) => <SearchPage key={me.person.id} scope="team" me={me.person.id} />}</StaffOnly>;
}
