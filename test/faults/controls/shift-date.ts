/** The clock of this process is CLOCK_SHIFT_MS ahead. Loaded before the server (`node --import`). */
const shiftMs = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const { Date: Real } = globalThis;

class ShiftedDate extends Real {
  constructor(...words: unknown[]) {
    super(...((words.length === 0 ? [Real.now() + shiftMs] : words) as [number]));
  }

  static override now(): number {
    return Real.now() + shiftMs;
  }
}

globalThis.Date = ShiftedDate as DateConstructor;
