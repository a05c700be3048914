import { useSearchParams } from "wouter";
import type { Me } from "../../../lib/session.ts";
import { ErasureCard } from "./ErasureCard.tsx";
import { ExportCard } from "./ExportCard.tsx";
import { FetchCard } from "./FetchCard.tsx";

/** A copy of all one's data, and the end of the account (ID-13, ID-14). */
export default function DataSection({ me }: { me: Me }) {
  const [search] = useSearchParams();
  const token = search.get("token");
  return (
    <>
      {token && <FetchCard token={token} />}
      <ExportCard email={me.email} />
      <ErasureCard me={me} />
    </>
  );
}
