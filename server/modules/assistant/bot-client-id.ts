/** The client id of something that the bot writes, made from what it answers to: the same answer can't be stored twice. */
export { derivedId as botClientId } from "../../platform/ids.ts";
