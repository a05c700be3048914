import { useState, type ComponentPropsWithRef } from "react";
import { Eye, EyeOff } from "lucide-react";
import { clsx } from "clsx";
import { IconButton } from "./IconButton.tsx";
import { Input } from "./Input.tsx";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

/** A password with a button to see it. Say which by `autoComplete`: "current-password" or "new-password". */
export function PasswordInput({ className, ...own }: Omit<ComponentPropsWithRef<"input">, "type">) {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...own}
        type={shown ? "text" : "password"}
        className={clsx("pr-11", className)}
      />
      <IconButton
        className="absolute inset-y-0 right-0 my-auto"
        label={shown ? t("hidePassword") : t("showPassword")}
        aria-pressed={shown}
        icon={shown ? <EyeOff className="size-4" /> : <Eye className="size-4" />}
        onClick={() => setShown(!shown)}
      />
    </div>
  );
}
