/** What has to be ended, whatever happens, the last one begun first. */
export class Closers {
  private readonly ends: (() => unknown)[] = [];

  /** `end` runs once, when all is closed. */
  add(end: () => unknown): void {
    this.ends.push(end);
  }

  /** Ends what is left; one that fails is told on standard error and keeps no other from ending. */
  async close(): Promise<void> {
    for (let end = this.ends.pop(); end !== undefined; end = this.ends.pop()) {
      try {
        await end();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      }
    }
  }
}
