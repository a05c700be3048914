import { useState } from "react";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { Button } from "../src/ui/Button.tsx";
import type { ButtonSize, ButtonVariant } from "../src/ui/button-class.ts";
import { IconButton } from "../src/ui/IconButton.tsx";
import { Kbd } from "../src/ui/Kbd.tsx";
import { Spinner } from "../src/ui/Spinner.tsx";

const variants: ButtonVariant[] = ["primary", "secondary", "ghost", "danger"];
const sizes: ButtonSize[] = ["sm", "md", "lg"];

export function Buttons() {
  const [loading, setLoading] = useState(false);
  return (
    <div className="space-y-4">
      {sizes.map((size) => (
        <div key={size} className="flex flex-wrap items-center gap-3">
          {variants.map((variant) => (
            <Button key={variant} size={size} variant={variant}>
              {variant}
            </Button>
          ))}
          <Button size={size} variant="primary" icon={<Plus className="size-4" />}>
            New ticket
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" loading={loading} onClick={() => setLoading(true)}>
          Save changes
        </Button>
        <Button variant="primary" loading>
          Saving
        </Button>
        <Button loading>Loading</Button>
        <Button variant="primary" disabled>
          Disabled
        </Button>
        <Button disabled>Disabled</Button>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <IconButton label="Edit" icon={<Pencil className="size-4" />} />
        <IconButton label="Remove" variant="secondary" icon={<Trash2 className="size-4" />} />
        <IconButton label="Add" variant="primary" icon={<Plus className="size-4" />} />
        <IconButton label="Small" size="sm" icon={<Pencil className="size-4" />} />
        <IconButton label="Working" loading icon={<Pencil className="size-4" />} />
        <IconButton label="Not allowed" disabled icon={<Pencil className="size-4" />} />
        <Spinner />
        <Kbd keys="mod+k" /> <Kbd keys="g t" /> <Kbd keys="?" /> <Kbd keys="shift+Enter" />
      </div>
    </div>
  );
}
