import { DomainError } from "../../platform/errors.ts";

/** 409: somebody else has the name, or took it at the same moment. Whatever else was typed is fine. */
export function usernameTaken(): DomainError {
  const message = "This name is taken. Choose another.";
  return new DomainError({ code: "username-taken", status: 409, title: "This name is taken", detail: message, fields: [{ path: "username", message }] });
}
