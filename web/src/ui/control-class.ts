/** The looks that every one-line control shares. Text is 16 px under a finger, where smaller text makes iOS zoom in. */
export const controlBase = [
  "w-full min-w-0 rounded-md border border-border-strong bg-surface text-text text-sm touch:text-base transition-colors",
  "hover:border-text/60 focus-visible:outline-offset-0 focus-visible:border-focus",
  "aria-invalid:border-danger disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken",
].join(" ");

/** A control of one line, as tall as a button beside it. */
export const controlClass = `${controlBase} h-10 px-3 touch:h-11`;
