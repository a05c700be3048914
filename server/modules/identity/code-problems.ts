import { DomainError } from "../../platform/errors.ts";

/** ID-3: what can be wrong with a code. */
export const wrongCode = (): DomainError => new DomainError({
  code: "wrong-code", status: 422, title: "This code is not right", detail: "Write the code that your app shows now. Is the time of your phone right? A code works once, for half a minute.",
  fields: [{ path: "code", message: "Write the code that your app shows now." }],
});
export const usedCode = (): DomainError => new DomainError({
  code: "code-used", status: 422, title: "This code was used", detail: "A code works once. Wait for the next one in your app.", fields: [{ path: "code", message: "Wait for the next code in your app." }],
});
export const signInAgain = (): DomainError => new DomainError({
  code: "sign-in-again", status: 401, title: "Sign in again", detail: "That took too long, or there were too many wrong codes. Write your name and password again.",
});
