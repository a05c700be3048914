/** What is typed in the steps of signing up. */
export type SignUpValues = { username: string; name: string; email: string; place: string; birthDate: string; gender: string; lookingFor: string; password: string };

export const emptySignUp: SignUpValues = { username: "", name: "", email: "", place: "", birthDate: "", gender: "", lookingFor: "", password: "" };

const key = "baraza:sign-up";

/** What was typed in this tab before a reload (ID-1). The password is never kept. */
export function readSignUp(): SignUpValues {
  try {
    const stored = JSON.parse(sessionStorage.getItem(key) ?? "{}") as Record<string, unknown>;
    const known = Object.keys(emptySignUp).filter((name) => name !== "password" && typeof stored[name] === "string");
    return { ...emptySignUp, ...Object.fromEntries(known.map((name) => [name, stored[name]])) };
  } catch {
    return emptySignUp;
  }
}

/** Keeps it for a reload; nothing with null. Blocked storage is no error: the page still has it. */
export function keepSignUp(values: SignUpValues | null): void {
  try {
    if (values === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify({ ...values, password: undefined }));
  } catch {
    return;
  }
}
