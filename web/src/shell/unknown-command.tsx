import type { ReactNode } from 'react';
import type { CommandInUse } from '../api/use-command.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Alert } from './alert.js';
import { SecondsUntilInstant } from './seconds-until.js';
import { words } from './shell.words.js';

interface UnknownCommandProps<Command, Verdict> {
  readonly use: CommandInUse<Command, Verdict>;
  /** of the command, as the server knows it; null: it has none of its own */
  readonly id: string | null;
  /** which command it is, where the page does not show it */
  readonly children?: ReactNode;
  /** opens the sign-in dialog; left out where the page asks for it by itself */
  readonly onSignIn?: () => void;
}

/** A command whose outcome nobody knows: why, what happens next, and the two ways out. Nothing while there is none. */
export function UnknownCommand<Command, Verdict>(props: UnknownCommandProps<Command, Verdict>) {
  const w = useWords(words);
  const { t } = useLanguage();
  const { state, sender } = props.use;
  if (state.kind !== 'UNKNOWN') return null;
  const { cause, retryAt } = state;
  return (
    <Alert tone="warn" icon="clock" title={w.unknownTitle} spoken>
      {props.children}
      <p>{w.unknownText[cause]}</p>
      {retryAt === null && cause === 'LOST' && <p>{w.unknownStopped}</p>}
      {retryAt !== null && (
        <p aria-hidden="true">
          <SecondsUntilInstant instant={retryAt}>{w.nextTry}</SecondsUntilInstant>
        </p>
      )}
      {props.id !== null && <p className="m">{w.unknownId(props.id)}</p>}
      <div className="row">
        {cause === 'SIGNED_OUT' && props.onSignIn !== undefined && (
          <button type="button" className="btn pri" onClick={props.onSignIn}>
            {t.signIn}
          </button>
        )}
        <button type="button" className="btn" onClick={() => sender.checkAgain()}>
          {w.sendAgain}
        </button>
        <button type="button" className="btn" onClick={() => sender.abandon()}>
          {w.giveUp}
        </button>
      </div>
    </Alert>
  );
}
