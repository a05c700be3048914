import type { Translations } from "../catalogue.ts";
import { aboutYou } from "./about-you.ts";
import { account } from "./account.ts";
import { accountMenu } from "./account-menu.ts";
import { app } from "./app.ts";
import { assistant } from "./assistant.ts";
import { attachments } from "./attachments.ts";
import { conversations } from "./conversations.ts";
import { errors } from "./errors.ts";
import { helpVote } from "./help-vote.ts";
import { help } from "./help.ts";
import { identity } from "./identity.ts";
import { marks } from "./marks.ts";
import { member } from "./member.ts";
import { messages } from "./messages.ts";
import { newPassword } from "./new-password.ts";
import { newTicket } from "./new-ticket.ts";
import { notifications } from "./notifications.ts";
import { ownData } from "./own-data.ts";
import { search } from "./search.ts";
import { secondFactor } from "./second-factor.ts";
import { server } from "./server.ts";
import { session } from "./session.ts";
import { signUp } from "./sign-up.ts";
import { signUpSteps } from "./sign-up-steps.ts";
import { talk } from "./talk.ts";
import { ticket } from "./ticket.ts";
import { tickets } from "./tickets.ts";
import { ui } from "./ui.ts";
import { upload } from "./upload.ts";

/** Everything that the members' app says, by the names of the catalogues. */
export default {
  aboutYou, account, accountMenu, app, assistant, attachments, conversations, errors, help, helpVote, identity, marks, member, messages, newPassword, newTicket, notifications, ownData, search, secondFactor, server, session, signUp, signUpSteps, talk, ticket, tickets, ui, upload,
} satisfies Translations;
