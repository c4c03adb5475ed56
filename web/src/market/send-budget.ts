/** The server answers 200 messages of one connection in 10 s; these two together stay below it in any 10 s. */
const BURST = 90;
const PER_SECOND = 10;

/** How many messages may still be sent: some at once, then a few per second. Times are performance.now(). */
export class SendBudget {
  private left = BURST;

  constructor(private countedMs: number) {}

  /** Takes one message; false: none is left yet. */
  take(nowMs: number): boolean {
    this.left = Math.min(BURST, this.left + ((nowMs - this.countedMs) / 1_000) * PER_SECOND);
    this.countedMs = nowMs;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
