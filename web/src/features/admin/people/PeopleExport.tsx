import { useSearchParams } from "wouter";
import { useMay } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { ExportLinks } from "../import/ExportLinks.tsx";
import { peopleFilterFrom, peopleSearchFrom } from "./people-filter.ts";

const t = textsOf(adminPersonTexts);

/** Takes the people that the list shows out as a file, for those who may (DK-21). */
export function PeopleExport() {
  const [search] = useSearchParams();
  const may = useMay("member.export");
  if (!may) return null;
  const filter = peopleSearchFrom(peopleFilterFrom(search));
  const some = filter.size > 0;
  return <ExportLinks address="/api/desk/export/people" csv={t(some ? "exportTheseCsv" : "exportAllCsv")} json={t(some ? "exportTheseJson" : "exportAllJson")} search={Object.fromEntries(filter)} />;
}
