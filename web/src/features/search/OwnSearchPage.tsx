import { SignedIn } from "../identity/SignedIn.tsx";
import { SearchPage } from "./SearchPage.tsx";

/** Searching among one's own tickets and messages. */
export default function OwnSearchPage() {
  return <SignedIn>{(me) => <SearchPage key={me.person.id} scope="own" me={me.person.id} />}</SignedIn>;
}
