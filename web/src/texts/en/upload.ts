import { catalogue } from "../catalogue.ts";

export const uploadTexts = catalogue("upload", {
  empty: "This file is empty. Choose another one.",
  tooLarge: "This file has {megabytes} MB; {most} MB is the most. Make it smaller and add it again.",
  notUploaded: "The file was not uploaded",
  noConnection: "The connection was away for too long. Try again: it goes on where it stopped.",
  wasRemoved: "This upload was removed. Add the file again.",
});
