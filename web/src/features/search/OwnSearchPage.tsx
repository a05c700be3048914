import { SignedIn } from "../identity/SignedIn.tsx";
import { SearchPage } from "./SearchPage.tsx";

/** Searching among one's own tickets and messages. */
export default function OwnSearchPage() {
  return <SignedIn>{() => <SearchPage scope="own" />}</SignedIn>;
}
