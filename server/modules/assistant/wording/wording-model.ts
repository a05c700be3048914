/** Help-centre text that an answer is made from. */
export interface WordingSource {
  slug: string;
  title: string;
  summary: string;
  /** Plain words of the article, cut to what a model is given. */
  text: string;
}

/** Everything that ever leaves this house for a wording (AS-10): the question, its numbers and addresses masked, and help-centre text. */
export interface WordingRequest {
  question: string;
  sources: readonly WordingSource[];
}

/** Why there are no words. `limited`: not before `retryAfterSeconds`. */
export class WordingError extends Error {
  readonly kind: "timeout" | "failed" | "limited";
  readonly retryAfterSeconds: number | undefined;
  constructor(kind: WordingError["kind"], message: string, retryAfterSeconds?: number) {
    super(message);
    this.kind = kind;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Puts an answer into words (AS-10). Decides nothing: it is given what was found, and what it says is checked before anybody sees it. */
export interface WordingModel {
  /** The model's raw text. @throws WordingError */
  word(request: WordingRequest, signal: AbortSignal): Promise<string>;
}
