import { z } from "zod";
import { endpoint } from "./endpoint.ts";

const templateName = z.string().regex(/^[a-z][a-z-]{1,60}$/, "Use a template's name, such as ticket-receipt.");
export const mailTemplateBrief = z.strictObject({ name: templateName, title: z.string(), about: z.enum(["account", "ticket", "notice"]), /** Its readers may switch it off. */ optional: z.boolean(), /** Address of the page that shows it as it looks. */ page: z.string() });
export const mailTemplate = mailTemplateBrief.extend({ subject: z.string(), text: z.string(), html: z.string() });

export const channelEndpoints = {
  mailTemplates: endpoint({ method: "GET", path: "/api/admin/mail-templates", summary: "The mails that are sent, of every module (CH-7).", access: "settings.change", limit: "read", output: z.strictObject({ items: z.array(mailTemplateBrief) }) }),
  mailTemplate: endpoint({ method: "GET", path: "/api/admin/mail-templates/:name", summary: "One of them with made-up words, in this instance's name, theme and settings.", access: "settings.change", limit: "read", params: z.strictObject({ name: templateName }), output: mailTemplate }),
};
