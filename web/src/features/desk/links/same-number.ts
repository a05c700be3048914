const shape = /^\s*#?(?:([a-z][a-z0-9]{0,9})-)?0*([0-9]{1,12})\s*$/i;

/** Whether what was typed is a ticket's number, as people write it: `HELP-00124`, `help-124`, `124`. */
export function sameNumber(typed: string, number: string): boolean {
  const [asked, own] = [shape.exec(typed), shape.exec(number)];
  if (!asked || !own) return false;
  return asked[2] === own[2] && (asked[1] === undefined || asked[1].toLowerCase() === own[1]?.toLowerCase());
}
