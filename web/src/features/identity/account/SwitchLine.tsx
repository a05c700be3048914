import { useState, type ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../../lib/describe-error.ts";
import { Switch } from "../../../ui/Switch.tsx";
import { useChangeMe, type MeChange } from "./use-change-me.ts";

/** One choice of the account that is kept as soon as it is made. */
export function SwitchLine({ label, hint, checked, change }: { label: string; hint: ReactNode; checked: boolean; change: (checked: boolean) => MeChange }) {
  const save = useChangeMe();
  // Shown at once: the mutation tells a moment later, and the switch would jump back meanwhile.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const choose = useMutation({ mutationFn: (next: boolean) => save(change(next)), onSettled: () => setWanted(null) });
  const press = (next: boolean) => {
    setWanted(next);
    choose.mutate(next);
  };
  return (
    <div>
      <Switch label={label} hint={hint} checked={wanted ?? checked} onChange={(event) => press(event.target.checked)} />
      {choose.error && (
        <p role="alert" className="text-sm text-danger">
          {describeError(choose.error)}
        </p>
      )}
    </div>
  );
}
