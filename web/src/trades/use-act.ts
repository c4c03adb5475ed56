import { useEffect, useMemo, useRef } from 'react';
import type { Answer } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import { useLanguage } from '../language/language-context.js';
import { useStore } from '../use-store.js';
import { type ActPorts, ActSender, type ActState, type KeptAct } from './act-sender.js';
import type { TradeResult } from './trades-api.js';

interface ActOptions<Input> extends Pick<ActPorts<Input>, 'done' | 'refused'> {
  /** its place in the browser's storage: per organisation, trade and act */
  readonly place: string;
  readonly send: (input: Input, language: Language) => Promise<Answer<TradeResult>>;
}

export interface Act<Input> {
  readonly sender: ActSender<Input>;
  readonly state: ActState<Input>;
}

/** One act of one organisation on one trade, as the page shows it. */
export function useAct<Input>({ place, send, done, refused }: ActOptions<Input>): Act<Input> {
  const { language } = useLanguage();
  const latest = useRef({ send, done, refused, language });
  latest.current = { send, done, refused, language };
  const sender = useMemo(
    () =>
      new ActSender<Input>({
        ...keptAt<Input>(`aluloop-act:${place}`),
        send: input => latest.current.send(input, latest.current.language),
        done: trade => latest.current.done(trade),
        refused: () => latest.current.refused(),
        now: () => Date.now(),
        later: (milliseconds, run) => {
          const timer = setTimeout(run, milliseconds);
          return () => clearTimeout(timer);
        },
      }),
    [place],
  );
  useEffect(() => {
    sender.resume();
    return () => sender.dispose();
  }, [sender]);
  return { sender, state: useStore(sender) };
}

/** In this browser. Where nothing may be stored it is kept by the page alone, until it is left. */
function keptAt<Input>(key: string): Pick<ActPorts<Input>, 'read' | 'write'> {
  let inMemory: KeptAct<Input> | null = null;
  return {
    read: () => inMemory ?? stored<Input>(key),
    write: kept => {
      inMemory = kept;
      try {
        if (kept === null) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // storage is full or forbidden
      }
    },
  };
}

function stored<Input>(key: string): KeptAct<Input> | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as KeptAct<Input>);
  } catch {
    return null;
  }
}
