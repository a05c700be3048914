import { useMutation } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { describeError } from "../../lib/describe-error.ts";
import { Button } from "../../ui/Button.tsx";
import { sendVerification } from "./auth-api.ts";
import { textsOf } from "../../lib/texts.ts";
import { identityTexts } from "../../texts/en/identity.ts";

const t = textsOf(identityTexts);

/** Has the confirming link mailed again. */
export function SendVerification({ email }: { email: string }) {
  const send = useMutation({ mutationFn: () => sendVerification(email) });
  if (send.isSuccess) {
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-success">
        <MailCheck className="size-4.5 shrink-0" aria-hidden="true" />
        <span className="min-w-0 [overflow-wrap:anywhere]">{t("aNewLinkIs", { email })}</span>
      </p>
    );
  }
  return (
    <div className="space-y-2">
      <Button loading={send.isPending} onClick={() => send.mutate()}>
        {t("sendANewLink")}
      </Button>
      {send.error && (
        <p role="alert" className="text-sm text-danger">
          {describeError(send.error)}
        </p>
      )}
    </div>
  );
}
