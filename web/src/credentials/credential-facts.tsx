import { type CredentialStatus, shanghaiDate } from '@app/compliance';
import type { ReactNode } from 'react';
import { shortDateTime } from '../format/clock-time.js';
import { useWords } from '../language/words.js';
import { Icon, type IconName } from '../shell/icon.js';
import './credential.css';
import type { Credential } from './credential.js';
import { credentialWords } from './credential.words.js';
import { validity } from './validity.js';

const LOOKS: Readonly<Record<CredentialStatus, { readonly tone: string; readonly icon: IconName }>> = {
  SUBMITTED: { tone: 'warn', icon: 'clock' },
  VERIFIED: { tone: 'ok', icon: 'check' },
  EXPIRED: { tone: 'bad', icon: 'clock' },
  SUSPENDED: { tone: 'warn', icon: 'lock' },
  REVOKED: { tone: 'bad', icon: 'x' },
  REJECTED: { tone: 'bad', icon: 'x' },
};

interface CredentialRowsProps {
  readonly credential: Credential;
  /** in place of the plain number */
  readonly number?: ReactNode;
}

/** What one credential says of itself, for a list of names and values (`dl`). */
export function CredentialRows({ credential, number }: CredentialRowsProps) {
  const words = useWords(credentialWords);
  return (
    <>
      <dt>{words.number}</dt>
      <dd>
        {number ??
          (credential.number === null ? (
            <span className="t3">{words.noNumber}</span>
          ) : (
            <span className="code">{credential.number}</span>
          ))}
      </dd>
      {credential.grade !== null && (
        <>
          <dt>{words.grade}</dt>
          <dd>{credential.grade}</dd>
        </>
      )}
      <dt>{words.valid}</dt>
      <dd>
        <ValiditySpan dates={credential} />
      </dd>
      {credential.submittedAt !== null && (
        <>
          <dt>{words.submitted}</dt>
          <dd className="n">{shortDateTime(Date.parse(credential.submittedAt))}</dd>
        </>
      )}
    </>
  );
}

/** Icon, word, then hue. */
export function StatusTag({ status }: { readonly status: CredentialStatus }) {
  const words = useWords(credentialWords);
  const { tone, icon } = LOOKS[status];
  return (
    <span className={`tag st-tag ${tone}`}>
      <Icon name={icon} className="s" />
      {words.statuses[status]}
    </span>
  );
}

type Dates = Pick<Credential, 'validFrom' | 'validTo'>;

/** "2026-01-01 to 2027-12-31 · 402 days left"; days are those of Shanghai. */
function ValiditySpan({ dates }: { readonly dates: Dates }) {
  const words = useWords(credentialWords);
  const { validFrom, validTo } = dates;
  const span =
    validFrom === null
      ? validTo === null
        ? words.noDates
        : words.untilDay(validTo)
      : validTo === null
        ? `${words.fromDay(validFrom)} · ${words.noEnd}`
        : words.span(validFrom, validTo);
  return (
    <>
      <span className="n-wrap">{span}</span> <DaysLeft dates={dates} />
    </>
  );
}

export function DaysLeft({ dates }: { readonly dates: Dates }) {
  const words = useWords(credentialWords);
  const state = validity(dates, shanghaiDate(Date.now()));
  switch (state.kind) {
    case 'UNBOUNDED':
      return null;
    case 'NOT_YET':
      return <span className="n c-warn">{words.startsIn(state.days)}</span>;
    case 'LEFT':
      return (
        <span className={`n ${state.soon ? 'c-warn b' : 't3'}`}>
          {state.days === 0 ? words.lastDay : words.daysLeft(state.days)}
        </span>
      );
    case 'OVER':
      return <span className="n c-bad b">{words.overSince(state.days)}</span>;
  }
}

/** A number in its characters; the wrong one, or the place of a missing one, stands out and is named to a screen reader. */
export function MarkedNumber({ number, wrongAt }: { readonly number: string; readonly wrongAt: number | null }) {
  const words = useWords(credentialWords);
  const characters = [...number];
  if (wrongAt === null) return <span className="code">{number}</span>;
  const wrong = characters[wrongAt - 1] ?? '␣';
  return (
    <span className="code">
      {characters.slice(0, wrongAt - 1).join('')}
      <mark title={words.wrongCharacter(wrong, wrongAt)}>{wrong}</mark>
      {characters.slice(wrongAt).join('')}
    </span>
  );
}
