import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { Area } from '../shell/field.js';
import { cancelAuction, type OverseenAuction } from './auctions.js';
import { operatorWords } from './operator.words.js';

interface CancelDialogProps {
  readonly auction: OverseenAuction;
  readonly onClose: () => void;
  /** as the server answered */
  readonly onCancelled: (auction: OverseenAuction) => void;
  readonly onSignIn: () => void;
}

const REASON_MAX = 200;

/** Says what a cancellation does before it is sent, and asks why. */
export function CancelDialog({ auction, onClose, onCancelled, onSignIn }: CancelDialogProps) {
  const { language, t } = useLanguage();
  const words = useWords(operatorWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [reason, setReason] = useState('');
  const [reasonProblem, setReasonProblem] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ readonly message: string; readonly signIn: boolean } | null>(null);
  const [lost, setLost] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (reason.trim() === '') return setReasonProblem(words.cancelReasonMissing);
    setBusy(true);
    setProblem(null);
    setLost(false);
    const answer = await cancelAuction(auction.id, reason.trim(), language);
    setBusy(false);
    if (answer.kind === 'LOST') return setLost(true);
    if (answer.kind === 'FAILED') {
      if (answer.code === 'BAD_USER_INPUT') return setReasonProblem(answer.message);
      return setProblem({ message: answer.message, signIn: answer.code === 'UNAUTHENTICATED' });
    }
    if (answer.data.__typename === 'Refused') return setProblem({ message: answer.data.message, signIn: false });
    onCancelled(answer.data.auction);
    dialog.current?.close();
  }

  return (
    <dialog className="dlg cr-dialog" ref={dialog} aria-labelledby={title} onClose={onClose}>
      <form onSubmit={event => void submit(event)}>
        <h2 id={title}>{words.cancelTitle}</h2>
        <p>
          <b>{auction.lot.title}</b>
        </p>
        <Alert tone="warn" icon="warn">
          <ul>
            <li>{words.cancelBids(auction.bidCount)}</li>
            {words.cancelFollows.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Alert>
        {problem !== null && (
          <Alert tone="bad" icon="warn" title={words.refused} spoken>
            <p>{problem.message}</p>
            {problem.signIn && (
              <button type="button" className="btn" onClick={onSignIn}>
                {t.signIn}
              </button>
            )}
          </Alert>
        )}
        {lost && (
          <Alert tone="warn" icon="warn" spoken>
            <p>{words.lost}</p>
          </Alert>
        )}
        <Area
          label={words.cancelReason}
          note={words.required}
          hint={words.cancelReasonHint(REASON_MAX)}
          value={reason}
          maxLength={REASON_MAX}
          disabled={busy}
          problem={reasonProblem}
          onChange={typed => {
            setReason(typed);
            setReasonProblem(null);
          }}
        />
        <div className="df">
          <button type="button" className="btn" disabled={busy} onClick={() => dialog.current?.close()}>
            {words.keep}
          </button>
          <button type="submit" className="btn danger full" disabled={busy}>
            {busy ? words.sending : lost ? words.sendAgain : words.cancelAct(shortened(auction.lot.title))}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** A button holds about so many characters of a title. */
const TITLE_MAX = 14;
const shortened = (title: string): string => {
  const characters = [...title];
  return characters.length <= TITLE_MAX ? title : `${characters.slice(0, TITLE_MAX - 1).join('')}…`;
};
