import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, MailWarning } from "lucide-react";
import { api } from "../../lib/api.ts";
import { describeError } from "../../lib/describe-error.ts";
import { meKey, type Me } from "../../lib/session.ts";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { notify } from "../../ui/toast.ts";
import { FormFailure } from "./FormFailure.tsx";
import { SendVerification } from "./SendVerification.tsx";

function useChangeMe() {
  const client = useQueryClient();
  return async (change: { name?: string; showOnline?: boolean }) => {
    client.setQueryData(meKey, await api<Me>("PATCH", "/api/me", { body: change }));
  };
}

function NameForm({ me }: { me: Me }) {
  const change = useChangeMe();
  const form = useForm({
    initial: { name: me.person.name },
    check: ({ name }) => ({ name: name.trim() === "" ? "Write a name." : "" }),
    submit: async ({ name }) => {
      await change({ name: name.trim() });
      notify({ tone: "success", title: "Your name is saved" });
    },
  });
  const changed = form.values.name.trim() !== me.person.name;
  return (
    <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-3">
      <FormFailure form={form} />
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Name" required error={form.errors.name} className="min-w-48 flex-1">
          <Input {...form.control("name")} autoComplete="name" maxLength={80} />
        </Field>
        <Button type="submit" loading={form.busy} disabled={!changed} className={form.errors.name ? "mb-7" : ""}>
          Save
        </Button>
      </div>
    </form>
  );
}

function Email({ me }: { me: Me }) {
  return (
    <div>
      <p className="text-sm font-medium">Email</p>
      <p className="[overflow-wrap:anywhere]">{me.email}</p>
      {me.emailVerified ? (
        <p className="mt-1 flex items-center gap-1.5 text-sm text-success">
          <CircleCheck className="size-4" aria-hidden="true" />
          Confirmed
        </p>
      ) : (
        <div className="mt-2 space-y-3 rounded-md border border-warning/30 bg-warning-soft p-3">
          <p className="flex gap-2 text-sm">
            <MailWarning className="size-4.5 shrink-0 text-warning" aria-hidden="true" />
            Not confirmed yet. Open the link that we have mailed you, so that answers reach the right person.
          </p>
          <SendVerification email={me.email} />
        </div>
      )}
    </div>
  );
}

function Privacy({ me }: { me: Me }) {
  const change = useChangeMe();
  const show = useMutation({ mutationFn: (showOnline: boolean) => change({ showOnline }) });
  return (
    <div>
      <Switch
        label="Show when I am online"
        hint="Others see whether you are here now. Off: they see nothing."
        checked={show.isPending ? show.variables : me.showOnline}
        onChange={(event) => show.mutate(event.target.checked)}
      />
      {show.error && (
        <p role="alert" className="text-sm text-danger">
          {describeError(show.error)}
        </p>
      )}
    </div>
  );
}

/** Who one is here: name, username, address, and what others see. */
export function ProfileCard({ me }: { me: Me }) {
  return (
    <Card title="Profile">
      <div className="space-y-5">
        <NameForm me={me} />
        {me.person.username && (
          <div>
            <p className="text-sm font-medium">Username</p>
            <p>{me.person.username}</p>
          </div>
        )}
        <Email me={me} />
        <Privacy me={me} />
      </div>
    </Card>
  );
}
