import { useEffect, useRef, useState, type FormEvent, type RefObject } from "react";
import { ApiError, type FieldErrors } from "./api-error.ts";
import { describeError } from "./describe-error.ts";
import { readStored, store } from "./storage.ts";

type Values = Record<string, string>;

export type FormRules<V extends Values> = {
  initial: V;
  /** Keeps what is typed under this name through a reload. */
  draftKey?: string;
  /** Never kept: passwords, tokens. */
  secret?: readonly (keyof V)[];
  /** What is plainly wrong before asking the server; texts by field. */
  check?: (values: V) => Partial<Record<keyof V, string>>;
  /** Sends it. What it throws becomes texts at the fields, a general text, or a time to wait. */
  submit: (values: V) => Promise<unknown>;
};

export type Form<V extends Values> = {
  values: V;
  set: (name: keyof V, value: string) => void;
  /** Value and onChange for a control. */
  control: (name: keyof V) => { name: string; value: string; onChange: (event: { target: { value: string } }) => void };
  errors: Partial<Record<keyof V, string>>;
  /** What is wrong with none of the fields. */
  failure: unknown;
  failureText: string | null;
  busy: boolean;
  /** Until when the server wants no further try, in milliseconds; null usually. */
  waitUntil: number | null;
  ref: RefObject<HTMLFormElement | null>;
  onSubmit: (event: FormEvent) => void;
};

const place = (key: string) => `baraza:form:${key}`;

function kept<V extends Values>(rules: FormRules<V>): V {
  if (!rules.draftKey) return rules.initial;
  try {
    const stored = JSON.parse(readStored(place(rules.draftKey)) ?? "{}") as Record<string, unknown>;
    const known = Object.keys(rules.initial).filter((name) => typeof stored[name] === "string" && !rules.secret?.includes(name));
    return { ...rules.initial, ...Object.fromEntries(known.map((name) => [name, stored[name]])) };
  } catch {
    return rules.initial;
  }
}

/**
 * A form that loses nothing: what is typed stays through errors and reloads; errors stand at their fields, and the first bad
 * field has the focus. Fields are matched with the server's `fields` by name.
 */
export function useForm<V extends Values>(rules: FormRules<V>): Form<V> {
  const [values, setValues] = useState(() => kept(rules));
  // A password manager fills several fields in one go: each must see what the other has set.
  const latest = useRef(values);
  const [errors, setErrors] = useState<Partial<Record<keyof V, string>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [waitUntil, setWaitUntil] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const ref = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (tries === 0) return;
    // A button that opens a choice may not carry aria-invalid: it says data-invalid.
    const bad = ref.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]');
    // Where no field is to blame, what went wrong stands at the head of the form, on a phone far above the button.
    if (bad) bad.focus();
    else ref.current?.querySelector('[role="alert"], [role="status"]')?.scrollIntoView({ block: "center" });
  }, [tries]);

  const keep = (next: V) => {
    if (!rules.draftKey) return;
    const open = Object.entries(next).filter(([name, value]) => value !== "" && !rules.secret?.includes(name));
    store(place(rules.draftKey), open.length === 0 ? null : JSON.stringify(Object.fromEntries(open)));
  };
  const set = (name: keyof V, value: string) => {
    latest.current = { ...latest.current, [name]: value };
    setValues(latest.current);
    keep(latest.current);
    setErrors((before) => (before[name] ? { ...before, [name]: undefined } : before));
  };
  const show = (found: Partial<Record<keyof V, string>>, other: unknown) => {
    setErrors(found);
    setFailure(other);
    setTries((count) => count + 1);
  };
  const refuse = (error: unknown) => {
    if (error instanceof ApiError && error.retryAfter !== undefined) setWaitUntil(Date.now() + error.retryAfter * 1_000);
    const fields: FieldErrors = error instanceof ApiError ? error.fields : {};
    const mine = Object.entries(fields).filter(([name]) => name in values);
    // A complaint about something that is no field here must not vanish.
    show(Object.fromEntries(mine) as Partial<Record<keyof V, string>>, mine.length > 0 && mine.length === Object.keys(fields).length ? null : error);
  };
  const send = async () => {
    setBusy(true);
    setErrors({});
    setFailure(null);
    setWaitUntil(null);
    try {
      await rules.submit(values);
      if (rules.draftKey) store(place(rules.draftKey), null);
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = Object.fromEntries(Object.entries(rules.check?.(values) ?? {}).filter(([, text]) => text)) as Partial<Record<keyof V, string>>;
    if (Object.keys(found).length > 0) show(found, null);
    else void send();
  };
  return {
    values, set, errors, failure, failureText: failure === null ? null : describeError(failure), busy, waitUntil, ref, onSubmit,
    control: (name) => ({ name: String(name), value: values[name] ?? "", onChange: (event) => set(name, event.target.value) }),
  };
}
