import type { CredentialKind, Role } from '@app/compliance';
import { shanghaiDate } from '@app/compliance';
import { memo } from 'react';
import { credentialWords } from '../credentials/credential.words.js';
import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import { type BidChecklist, bidChecklist, type ChecklistItem } from './bid-checklist.js';
import { words } from './bidding.words.js';
import type { MayBid } from './use-may-bid.js';

interface ConditionsProps {
  readonly mayBid: MayBid;
  readonly roles: readonly Role[];
  readonly required: readonly CredentialKind[];
  /** the server's time, for what is in force today */
  readonly day: string;
  readonly onAgain: () => void;
}

/** Why this organisation may bid here, or why not and what cures it, before anything is typed. */
export const Conditions = memo(function Conditions({ mayBid, roles, required, day, onAgain }: ConditionsProps) {
  const w = useWords(words);
  if (mayBid.kind === 'ASKING') return <p className="m">{w.asking}</p>;
  if (mayBid.kind === 'FAILED') {
    return (
      <p className="m">
        {w.askFailed}{' '}
        <button type="button" className="btn q sm" onClick={onAgain}>
          {w.again}
        </button>
      </p>
    );
  }
  const { eligibility, organisation } = mayBid.answer;
  const checklist = bidChecklist(eligibility, required, organisation?.credentials ?? [], day);
  if (checklist.eligible) {
    return (
      <details className="cond ok">
        <summary>
          <Icon name="check" className="s" /> {w.eligible}
        </summary>
        <Items checklist={checklist} roles={roles} />
      </details>
    );
  }
  const missing = checklist.items.filter(({ met }) => !met).length;
  return (
    <section className="cond no" aria-labelledby="conditions-title">
      <h2 id="conditions-title">
        <Icon name="lock" /> {checklist.neverByRole ? w.neverByRole : w.notEligible(missing)}
      </h2>
      {checklist.neverByRole && <p>{neverText(roles, w.neverText)}</p>}
      <Items checklist={checklist} roles={roles} />
      {checklist.neverByRole ? (
        roles.includes('COLLECTOR') && (
          <Link className="btn" to="/post">
            {w.toPost}
          </Link>
        )
      ) : (
        <p className="m">
          {w.stillJudged}{' '}
          <button type="button" className="btn q sm" onClick={onAgain}>
            {w.again}
          </button>
        </p>
      )}
    </section>
  );
});

/** Today by the server's clock, as the credentials' days are meant. */
export const dayOf = (instant: number): string => shanghaiDate(instant);

function neverText(
  roles: readonly Role[],
  texts: Readonly<Record<'COLLECTOR' | 'OPERATOR' | 'OBSERVER' | 'OTHER', string>>,
) {
  if (roles.includes('COLLECTOR')) return texts.COLLECTOR;
  if (roles.includes('OPERATOR')) return texts.OPERATOR;
  return roles.includes('OBSERVER') ? texts.OBSERVER : texts.OTHER;
}

function Items({ checklist, roles }: { readonly checklist: BidChecklist; readonly roles: readonly Role[] }) {
  const w = useWords(words);
  return (
    <ul className="needs">
      {checklist.items.map(item => (
        <li key={item.kind === 'ROLE' ? 'ROLE' : item.credential}>
          <span className={item.met ? 'c-ok' : 'c-warn'}>
            <Icon name={item.met ? 'check' : 'x'} />
            <span className="vh">{item.met ? w.met : w.missing}</span>
          </span>
          {item.kind === 'ROLE' ? (
            <RoleLine item={item} roles={roles} />
          ) : (
            <CredentialLine item={item} curable={!checklist.neverByRole} />
          )}
        </li>
      ))}
    </ul>
  );
}

type ItemOf<Kind extends ChecklistItem['kind']> = Extract<ChecklistItem, { readonly kind: Kind }>;

function RoleLine({ item, roles }: { readonly item: ItemOf<'ROLE'>; readonly roles: readonly Role[] }) {
  const w = useWords(words);
  return (
    <span>
      {w.role} · <b>{roles.map(role => w.roleNames[role]).join(w.roleSeparator)}</b>
      {item.message !== null && <span className="a-line m">{item.message}</span>}
    </span>
  );
}

function CredentialLine({ item, curable }: { readonly item: ItemOf<'CREDENTIAL'>; readonly curable: boolean }) {
  const w = useWords(words);
  const kinds = useWords(credentialWords).kinds;
  const to = `/credentials?kind=${item.credential}`;
  return (
    <>
      <span>
        <b>{kinds[item.credential]}</b>
        {item.byAuction && <span className="tag">{w.byAuction}</span>}
        <span className="a-line m">
          {item.met ? (item.validTo === null ? w.inForce : w.validTo(item.validTo)) : item.message}
        </span>
      </span>
      {!item.met && curable && (
        <Link className="btn sm" to={to}>
          {item.submitCures ? w.cure : w.toCredentials}
        </Link>
      )}
    </>
  );
}

/** What it takes, for who is not signed in: the default rules of docs/semantics.md, Eligibility, and what this auction adds. */
export function WhatBiddingTakes({ required }: { readonly required: readonly CredentialKind[] }) {
  const w = useWords(words);
  const kinds = useWords(credentialWords).kinds;
  const lines = [
    w.takesRecycler,
    w.takesProcessor,
    ...(required.length === 0 ? [] : [w.takesAuction(required.map(kind => kinds[kind]).join(w.kindSeparator))]),
    w.takesNot,
  ];
  return (
    <div className="takes">
      <h2>{w.takes}</h2>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="m">{w.takesJudge}</p>
    </div>
  );
}
