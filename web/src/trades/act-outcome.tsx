import { refusalOf } from '../api/command-sender.js';
import type { CommandInUse } from '../api/use-command.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { UnknownCommand } from '../shell/unknown-command.js';
import type { TradeResult } from './trades.js';
import { words } from './trades.words.js';

/** One kind of act on a trade. */
export type Act<Input> = CommandInUse<Input, TradeResult>;

interface ActOutcomeProps<Input> {
  readonly act: Act<Input>;
  /** of the input; null: it has none of its own */
  readonly id: string | null;
}

/** What became of an act: under way, unknown, or refused and why. Nothing when there is nothing to say. */
export function ActOutcome<Input>({ act, id }: ActOutcomeProps<Input>) {
  const w = useWords(words);
  const { sender, state } = act;
  if (state.kind === 'SENDING') {
    return (
      <p className="m" role="status">
        {w.sending}
      </p>
    );
  }
  if (state.kind === 'UNKNOWN') return <UnknownCommand use={act} id={id} />;
  const refusal = refusalOf(state);
  if (refusal === null) return null;
  return (
    <Alert tone="bad" icon="warn" title={w.refusedTitle} spoken onClose={() => sender.acknowledge()}>
      <p>{refusal.message}</p>
      {refusal.code !== 'REWEIGH_NEEDED' && <p>{w.refusedNothing}</p>}
    </Alert>
  );
}
