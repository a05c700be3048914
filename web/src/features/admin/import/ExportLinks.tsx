import { Download } from "lucide-react";
import { buttonClass } from "../../../ui/button-class.ts";

/** Links to an export in both formats, each with its own words; `search`: what it is narrowed to. */
export function ExportLinks({ address, csv, json, search = {} }: { address: string; csv: string; json: string; search?: Readonly<Record<string, string>> }) {
  return (
    <div className="flex flex-wrap gap-2">
      {([["csv", csv], ["json", json]] as const).map(([format, words]) => (
        <a key={format} href={`${address}?${new URLSearchParams({ ...search, format }).toString()}`} download className={buttonClass({ className: "gap-2" })}>
          <Download className="size-4" aria-hidden="true" />
          {words}
        </a>
      ))}
    </div>
  );
}
