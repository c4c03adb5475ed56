import { useEffect, useMemo, useRef } from 'react';
import type { Language } from '../language/language.js';
import { useLanguage } from '../language/language-context.js';
import { useStore } from '../use-store.js';
import { type CommandPorts, CommandSender, type CommandState, type KeptCommand } from './command-sender.js';
import type { Answer } from './graphql.js';
import { keptValue } from './kept-value.js';

interface CommandOptions<Command, Verdict> extends Pick<CommandPorts<Command, Verdict>, 'decided' | 'abandoned'> {
  /** where it waits in this browser: what is sent, for whom, about what; two senders of one place would send each other's */
  readonly place: string;
  readonly send: (command: Command, language: Language) => Promise<Answer<Verdict>>;
}

/** A sender with how its command stands. */
export interface CommandInUse<Command, Verdict> {
  readonly sender: CommandSender<Command, Verdict>;
  readonly state: CommandState<Command, Verdict>;
}

/** Commands of one kind from this page, and first the one that an earlier page left undecided. */
export function useCommand<Command, Verdict>(
  options: CommandOptions<Command, Verdict>,
): CommandInUse<Command, Verdict> {
  const { language } = useLanguage();
  const latest = useRef({ ...options, language });
  latest.current = { ...options, language };
  const { place } = options;
  const sender = useMemo(
    () =>
      new CommandSender<Command, Verdict>({
        ...keptValue<KeptCommand<Command>>(`aluloop-sent:${place}`),
        send: command => latest.current.send(command, latest.current.language),
        decided: (verdict, command) => latest.current.decided?.(verdict, command),
        abandoned: () => latest.current.abandoned?.(),
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
