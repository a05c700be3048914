import { lazy, Suspense, useState } from "react";
import { Archive, Copy, Filter, Inbox, MoreHorizontal, Settings2, Trash2, UserPlus } from "lucide-react";
import { useHotkeys } from "../src/lib/use-hotkeys.ts";
import { Button } from "../src/ui/Button.tsx";
import { Dialog } from "../src/ui/Dialog.tsx";
import { Field } from "../src/ui/Field.tsx";
import HotkeyHelp from "../src/ui/HotkeyHelp.tsx";
import { IconButton } from "../src/ui/IconButton.tsx";
import { Input } from "../src/ui/Input.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../src/ui/Menu.tsx";
import { Popover } from "../src/ui/Popover.tsx";
import { Sheet } from "../src/ui/Sheet.tsx";
import { notify } from "../src/ui/Toast.tsx";
import { Tooltip } from "../src/ui/Tooltip.tsx";

const CommandBar = lazy(() => import("../src/ui/CommandBar.tsx"));
const nothing = () => undefined;

export function Overlays() {
  const [open, setOpen] = useState<"dialog" | "sheet" | "bottom" | "commands" | "keys" | null>(null);
  const [pressed, setPressed] = useState("");
  const toggle = (name: NonNullable<typeof open>) => (shown: boolean) => setOpen(shown ? name : null);
  useHotkeys("Ticket list", [
    { keys: "j", label: "Next ticket", run: () => setPressed("next") },
    { keys: "k", label: "Previous ticket", run: () => setPressed("previous") },
    { keys: "g t", label: "Go to tickets", run: () => setPressed("tickets") },
    { keys: "mod+k", label: "Commands", run: () => setOpen("commands") },
    { keys: "?", label: "Keyboard shortcuts", run: () => setOpen("keys") },
  ]);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={() => setOpen("dialog")}>Open dialog</Button>
      <Button onClick={() => setOpen("sheet")}>Open sheet</Button>
      <Button onClick={() => setOpen("bottom")}>Open bottom sheet</Button>
      <Button onClick={() => setOpen("commands")}>Open commands</Button>
      <Button onClick={() => setOpen("keys")}>Open shortcuts</Button>
      <Menu trigger={<IconButton label="More" variant="secondary" icon={<MoreHorizontal className="size-4" />} />}>
        <MenuLabel>Ticket HD-00124</MenuLabel>
        <MenuItem icon={<UserPlus />} hint="A" onSelect={nothing}>
          Assign…
        </MenuItem>
        <MenuItem icon={<Copy />} onSelect={nothing}>
          Copy link
        </MenuItem>
        <MenuItem icon={<Archive />} disabled onSelect={nothing}>
          Close
        </MenuItem>
        <MenuItem checked onSelect={nothing}>
          Newest first
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} danger onSelect={nothing}>
          Delete draft
        </MenuItem>
      </Menu>
      <Popover label="Filters" trigger={<Button id="filters" icon={<Filter className="size-4" />}>Filters</Button>}>
        <Field label="Requester">
          <Input />
        </Field>
      </Popover>
      <Tooltip content="Shown on hover and on focus">
        <Button variant="ghost">Hover me</Button>
      </Tooltip>
      <Button onClick={() => notify({ tone: "success", title: "Ticket solved", description: "Amina is told by email.", action: { label: "Undo", run: nothing } })}>Good notice</Button>
      <Button onClick={() => notify({ tone: "danger", title: "Not assigned", description: "Brian Otieno took it a moment ago." })}>Bad notice</Button>
      <output className="text-sm text-muted">{pressed}</output>
      <Dialog
        open={open === "dialog"}
        onOpenChange={toggle("dialog")}
        title="Close this ticket?"
        description="Amina can open a follow-up by answering."
        footer={
          <>
            <Button onClick={() => setOpen(null)}>Keep it open</Button>
            <Button variant="primary" onClick={() => setOpen(null)}>
              Close ticket
            </Button>
          </>
        }
      >
        <Field label="Reason" optional>
          <Input />
        </Field>
      </Dialog>
      <Sheet open={open === "sheet"} onOpenChange={toggle("sheet")} title="Amina Yusuf" footer={<Button variant="primary">Save</Button>}>
        <p className="text-sm text-muted">Member since March 2026. Twelve tickets, one open.</p>
      </Sheet>
      <Sheet open={open === "bottom"} onOpenChange={toggle("bottom")} title="Filters" side="bottom">
        <Field label="Requester">
          <Input />
        </Field>
      </Sheet>
      <HotkeyHelp open={open === "keys"} onOpenChange={toggle("keys")} />
      <Suspense fallback={null}>
        <CommandBar
          open={open === "commands"}
          onOpenChange={toggle("commands")}
          groups={[
            { label: "Pages", items: [{ id: "desk", label: "Desk", icon: <Inbox />, keys: "g d", run: nothing }, { id: "admin", label: "Admin", icon: <Settings2 />, run: nothing }] },
            { label: "Ticket", items: [{ id: "assign", label: "Assign…", icon: <UserPlus />, keys: "a", run: () => setPressed("assign") }, { id: "filters", label: "Focus filters", run: () => document.getElementById("filters")?.focus() }] },
          ]}
        />
      </Suspense>
    </div>
  );
}
