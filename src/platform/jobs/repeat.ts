/** Work that is done again and again until it is stopped, never twice at once. */
export interface Repeated {
  /** There may be something to do sooner than the work last said. */
  poke(): void;
  /** Resolves when the round in progress has ended. */
  stop(): Promise<void>;
}

/** After a failed round whatever it needs is given time to come back. */
const AFTER_FAILURE_MS = 500;

/** `work` answers how many milliseconds may pass until its next round; a round that fails is told to `onError` and comes again. */
export function repeat(work: () => Promise<number>, onError: (error: unknown) => void): Repeated {
  let stopped = false;
  let poked = false;
  let wake: () => void = () => undefined;
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (!stopped) {
      poked = false;
      let pauseMs = AFTER_FAILURE_MS;
      try {
        pauseMs = await work();
      } catch (error) {
        onError(error);
      }
      if (!stopped && !poked) await sleep(Math.max(0, pauseMs));
    }
  };
  const ended = run();
  return {
    poke: () => {
      poked = true;
      wake();
    },
    stop: () => {
      stopped = true;
      wake();
      return ended;
    },
  };
}
