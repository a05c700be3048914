import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { ownDataTexts } from "../../../texts/en/own-data.ts";
import { formatDate } from "../../../lib/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { PasswordInput } from "../../../ui/PasswordInput.tsx";
import { FormFailure } from "../FormFailure.tsx";
import { ErasureBanner } from "./ErasureBanner.tsx";
import { askErasure, erasureKey, readErasure } from "./own-data-api.ts";

const t = textsOf(ownDataTexts);

function AskDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initial: { password: "" },
    check: ({ password }) => ({ password: password === "" ? t("writeYourPassword") : "" }),
    submit: async ({ password }) => {
      client.setQueryData(erasureKey, await askErasure(password));
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("deleteTitle")} description={t("deleteConfirm")}>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4 pt-2">
        <FormFailure form={form} />
        <Field label={t("password")} required error={form.errors.password ?? null}>
          <PasswordInput {...form.control("password")} autoComplete="current-password" maxLength={128} />
        </Field>
        <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <Button onClick={onClose}>{t("keepIt")}</Button>
          <Button type="submit" variant="danger" loading={form.busy}>
            {t("deleteYes")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The end of the account: what happens, in plain words, and the wish for it with the password (ID-13). */
export function ErasureCard({ me }: { me: Me }) {
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery({ queryKey: erasureKey, queryFn: readErasure, enabled: !me.person.isStaff });
  const open = data?.erasure ?? null;
  return (
    <Card title={t("deleteAccount")}>
      {me.person.isStaff ? (
        <p className="text-pretty text-sm text-muted">{t("staffAccount")}</p>
      ) : (
        <div className="space-y-4">
          {open && (
            <div className="space-y-2">
              <ErasureBanner dueAt={open.dueAt} />
              <p className="text-sm text-muted">{t("asked", { at: formatDate(open.askedAt) })}</p>
            </div>
          )}
          <p className="text-sm font-medium">{t("deleteWhat")}</p>
          <ul className="list-disc space-y-1.5 pl-5 text-pretty text-sm text-muted">
            <li>{t("deleteOut")}</li>
            <li>{t("deleteProfile")}</li>
            <li>{t("deleteWritten")}</li>
            <li>{t("deleteFiles")}</li>
            <li>{t("deleteMoney")}</li>
          </ul>
          <p className="text-pretty text-sm">{t("deleteUndo")}</p>
          {error && <ErrorState error={error} onRetry={() => void refetch()} />}
          {data && !open && (
            <Button variant="danger" onClick={() => setAsking(true)}>
              {t("deleteAsk")}
            </Button>
          )}
          {asking && <AskDialog onClose={() => setAsking(false)} />}
        </div>
      )}
    </Card>
  );
}
