import { Download } from "lucide-react";
import { useMay } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";
import { MenuItem, MenuSeparator } from "../../../ui/Menu.tsx";
import { useDesk } from "../desk-context.ts";
import { exportAddress } from "./export-address.ts";

const t = textsOf(deskManyTexts);

function download(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}

/** Menu items that take what the list shows out as a file, for those who may (DK-21). */
export function ExportItems() {
  const { asked } = useDesk();
  const may = useMay("ticket.export");
  if (!may) return null;
  return (
    <>
      <MenuSeparator />
      <MenuItem icon={<Download />} onSelect={() => download(exportAddress(asked, "csv"))}>{t("exportAsCsv")}</MenuItem>
      <MenuItem icon={<Download />} onSelect={() => download(exportAddress(asked, "json"))}>{t("exportAsJson")}</MenuItem>
    </>
  );
}
