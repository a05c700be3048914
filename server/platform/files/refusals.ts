/** Why an upload was refused, and the sentence that the uploader reads. The database keeps the code. */
const words = {
  "type": "This kind of file can't be sent. Pictures (JPEG, PNG, WebP, GIF, HEIC), PDF and audio notes can.",
  "svg": "Drawings in SVG can hold programs and can't be sent. Save it as PNG and send that.",
  "archive": "Archives (zip and the like) can't be sent. Send the pictures or the PDF in it one by one.",
  "video": "Videos can't be sent. A picture from it or an audio note can.",
  "pixels": "This picture has more than 40 megapixels. Make it smaller, or send a screenshot of it.",
  "frames": "This moving picture is too long. Send a shorter one, or a still picture.",
  "unreadable": "This file is damaged or not complete and can't be opened. Save it again and send it once more.",
  "foreign": "Something that does not belong there hangs at the end of this file. Save it again with another program and send that.",
  "slow": "This file took too long to open. Make it smaller or save it in another way, then send it again.",
  "lost": "A part of this file was lost on our side. We are sorry; send it once more.",
  "not-a-picture": "Choose a picture: JPEG, PNG, WebP, GIF or HEIC.",
} as const;

export type RefusalCode = keyof typeof words;

/** The sentence for a code; null without one. */
export function refusalWords(code: string | null): string | null {
  if (code === null) return null;
  return code in words ? words[code as RefusalCode] : words.type;
}

/** Thrown while a file's content is looked at: the file is at fault, not we. */
export class Refused extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}
