/** A value that React reads with useSyncExternalStore and that lives outside of it. */
export class Store<State> {
  private readonly listeners = new Set<() => void>();

  constructor(private state: State) {}

  readonly get = (): State => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  protected set(state: State): void {
    this.state = state;
    for (const listener of [...this.listeners]) listener();
  }
}
