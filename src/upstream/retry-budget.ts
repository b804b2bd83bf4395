/** Tokens lent at the start, so that the first calls can be repeated before any has earned something. */
const LOAN = 3;
/** Tokens that may be saved up, however quiet it is. */
const MOST_SAVED = 10;

/**
 * A token bucket: calls earn, repeats spend. In an outage it runs dry, and every call is made once. The loan of the
 * start is paid back with one token of interest, so that repeats stay below their share of all calls.
 */
export class RetryBudget {
  readonly #share: number;
  #tokens = LOAN;
  #owed = LOAN + 1;
  #underWay = 0;

  /** `share` is what each call earns: 0.2 allows one repeat for every five calls. */
  constructor(share: number) {
    this.#share = share;
  }

  /** A call begins. What is under way at once may fail at once, so its share can always be saved up. */
  begin(): void {
    this.#underWay += 1;
    if (this.#owed > 0) this.#owed -= this.#share;
    else this.#tokens = Math.min(Math.max(MOST_SAVED, this.#share * this.#underWay), this.#tokens + this.#share);
  }

  end(): void {
    this.#underWay -= 1;
  }

  /** Whether a repeat may be made; it is paid for by that. */
  spend(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
