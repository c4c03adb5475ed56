import type { Answer } from '../api/graphql.js';
import { Store } from '../store.js';
import type { HeatCommand, HeatVerdict } from './share-operations.js';

/** One wrong input: `path` as the server names it, `input.inputs.0.massKg`. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}
export type SenderState =
  | { readonly kind: 'IDLE' }
  | { readonly kind: 'SENDING'; readonly command: HeatCommand }
  /** nobody here knows whether the heat stands; only sending the same one again tells. `note`: why the last try told nothing */
  | { readonly kind: 'UNKNOWN'; readonly command: HeatCommand; readonly note: string | null }
  | { readonly kind: 'RECORDED'; readonly alloy: string; readonly recycledContent: string }
  | {
      readonly kind: 'REFUSED';
      readonly command: HeatCommand;
      readonly code: string;
      readonly message: string;
      readonly fields: readonly FieldProblem[];
    };

/** Where a heat waits that was sent and not answered. */
export interface HeatPlace {
  readonly read: () => HeatCommand | null;
  readonly write: (command: HeatCommand | null) => void;
}

/** Sends one heat at a time; its id is kept from before it is sent until the server has answered. */
export class HeatSender extends Store<SenderState> {
  constructor(
    private readonly place: HeatPlace,
    private readonly send: (command: HeatCommand) => Promise<Answer<HeatVerdict>>,
  ) {
    const kept = place.read();
    super(kept === null ? { kind: 'IDLE' } : { kind: 'UNKNOWN', command: kept, note: null });
  }

  async record(command: HeatCommand): Promise<void> {
    const before = this.get();
    if (before.kind === 'SENDING' || (before.kind === 'UNKNOWN' && before.command.id !== command.id)) return;
    this.place.write(command);
    this.set({ kind: 'SENDING', command });
    const answer = await this.send(command);
    switch (answer.kind) {
      case 'LOST':
        return this.set({ kind: 'UNKNOWN', command, note: null });
      case 'ANSWER':
        this.place.write(null);
        return this.set(
          answer.data.__typename === 'Heat'
            ? { kind: 'RECORDED', alloy: answer.data.alloy, recycledContent: answer.data.recycledContent }
            : { kind: 'REFUSED', command, code: answer.data.code, message: answer.data.message, fields: [] },
        );
      case 'FAILED': {
        // a no at the door says nothing about an earlier try whose answer was lost
        if (before.kind === 'UNKNOWN' && !JUDGED.has(answer.code))
          return this.set({ kind: 'UNKNOWN', command, note: answer.message });
        this.place.write(null);
        const { code, message } = answer;
        return this.set({ kind: 'REFUSED', command, code, message, fields: fieldsOf(answer) });
      }
    }
  }

  /** The same heat again, under its id. */
  async again(): Promise<void> {
    const state = this.get();
    if (state.kind === 'UNKNOWN') await this.record(state.command);
  }

  /** The reader gives the unanswered heat up, or has read the news. */
  forget(): void {
    if (this.get().kind === 'SENDING') return;
    this.place.write(null);
    this.set({ kind: 'IDLE' });
  }
}

/** Failures that come after the look at the id. */
const JUDGED: ReadonlySet<string> = new Set(['BAD_USER_INPUT', 'NOT_FOUND']);

const fieldsOf = (answer: object & { readonly fields?: readonly FieldProblem[] }): readonly FieldProblem[] =>
  answer.fields ?? [];

/** In this browser, per organisation. Where nothing may be stored the page alone keeps it. */
export function heatPlace(organisationId: string): HeatPlace {
  const key = `aluloop-heat:${organisationId}`;
  return {
    read: () => {
      try {
        const text = localStorage.getItem(key);
        return text === null ? null : (JSON.parse(text) as HeatCommand);
      } catch {
        return null;
      }
    },
    write: command => {
      try {
        if (command === null) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(command));
      } catch {
        // storage is full or forbidden
      }
    },
  };
}
