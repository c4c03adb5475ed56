import { Store } from '../store.js';
import type { Happening } from './news.js';

/** WAITING: wanted, but a browser sounds nothing before the page was touched. */
export type SoundState = 'OFF' | 'ON' | 'WAITING';

const KEY = 'aluloop-desk-sound';
/** Frequencies in Hz, one after another: falling when a lead is lost, level when time runs out. */
const OUTBID = [660, 440] as const;
const CLOSING = [880, 880] as const;
const TONE_S = 0.12;
const GAIN = 0.15;
/** Several auctions at once are one tone, not a chord. */
const PAUSE_MS = 400;

/** Short tones for what must not be overlooked. Off until somebody turns it on; the choice is kept in this browser. */
export class DeskSound extends Store<SoundState> {
  private context: AudioContext | null = null;
  private soundedMs = Number.NEGATIVE_INFINITY;
  private readonly touched = (): void => void this.start();

  constructor() {
    super(kept() ? 'WAITING' : 'OFF');
  }

  /** Listens for the first touch of the page; returns how to stop. */
  attach(): () => void {
    addEventListener('pointerdown', this.touched);
    addEventListener('keydown', this.touched);
    return () => {
      removeEventListener('pointerdown', this.touched);
      removeEventListener('keydown', this.touched);
      void this.context?.close();
      this.context = null;
    };
  }

  toggle(): void {
    const on = this.get() === 'OFF';
    keep(on);
    this.set(on ? 'WAITING' : 'OFF');
    if (on) void this.start(true);
  }

  sound(what: Happening): void {
    if (what.kind === 'OUTBID') this.play(OUTBID);
    if (what.kind === 'CLOSING' && what.seconds === 60) this.play(CLOSING);
  }

  private async start(audibly = false): Promise<void> {
    if (this.get() !== 'WAITING') return;
    try {
      this.context ??= new AudioContext();
      await this.context.resume();
    } catch {
      return; // no device to sound with: it stays WAITING, which is the truth
    }
    if (this.get() !== 'WAITING' || this.context?.state !== 'running') return;
    this.set('ON');
    if (audibly) this.play(CLOSING);
  }

  private play(tones: readonly number[]): void {
    const { context } = this;
    const nowMs = performance.now();
    if (this.get() !== 'ON' || context === null || nowMs - this.soundedMs < PAUSE_MS) return;
    this.soundedMs = nowMs;
    tones.forEach((frequency, i) => {
      const from = context.currentTime + i * TONE_S;
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.setValueAtTime(GAIN, from);
      gain.gain.exponentialRampToValueAtTime(0.001, from + TONE_S);
      const tone = new OscillatorNode(context, { frequency, type: 'triangle' });
      tone.connect(gain).connect(context.destination);
      tone.start(from);
      tone.stop(from + TONE_S);
    });
  }
}

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    return false;
  }
}

function keep(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // the choice lasts for this page
  }
}
