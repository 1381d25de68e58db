/** Why a command does not start: one sentence for people, without any secret in it. */
export class Refusal extends Error {
  /** The exit status. */
  readonly status: number;

  constructor(message: string, status = 2) {
    super(message);
    this.status = status;
  }
}
