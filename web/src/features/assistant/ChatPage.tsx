import { SignedIn } from "../identity/SignedIn.tsx";
import { ChatWindow } from "./ChatWindow.tsx";
import { GuestChat } from "./GuestChat.tsx";

/** `/chat`: the help window (AS-1). */
export default function ChatPage() {
  return <SignedIn otherwise={<GuestChat />}>{(me) => <ChatWindow key={me.person.id} me={me.person.id} />}</SignedIn>;
}
