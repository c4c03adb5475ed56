import { type SubmitEvent, useId } from 'react';
import { credentialWords } from '../credentials/credential.words.js';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { goTo, Link, useAddress } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import { LoadFailed } from '../shell/load-failed.js';
import { UnverifiedTag } from '../shell/unverified-tag.js';
import { ListSkeleton } from './list-skeleton.js';
import { More } from './more.js';
import { operatorWords } from './operator.words.js';
import { OrganisationPanel } from './organisation-panel.js';
import { type OrganisationEntry, searchOrganisations } from './organisations.js';
import { usePages } from './use-pages.js';

interface OrganisationsProps {
  readonly onSignIn: () => void;
  readonly onDone: (said: string) => void;
}

/** Every organisation, found by name or code; beside the list the one that the address names. */
export function Organisations({ onSignIn, onDone }: OrganisationsProps) {
  const shared = useWords(credentialWords);
  const words = useWords(operatorWords);
  const { query } = useAddress();
  const search = query.get('q') ?? '';
  const id = query.get('id');
  const pages = usePages((after, language) => searchOrganisations(search, after, language), search);
  const { loaded, again } = pages;
  return (
    <>
      <SearchBar key={search} search={search} />
      {loaded.kind === 'FAILED' && <LoadFailed title={shared.loadFailed} message={loaded.message} onRetry={again} />}
      {loaded.kind === 'LOADING' && <ListSkeleton />}
      {loaded.kind === 'LOADED' && (
        <div className={id === null ? 'opg' : 'opg one'}>
          <section className="p list" aria-labelledby="found-title">
            <div className="ph">
              <h2 id="found-title">{words.found(loaded.data.nodes.length, loaded.data.hasNextPage)}</h2>
            </div>
            {loaded.data.nodes.length === 0 && (
              <div className="empty">
                <Icon name="info" />
                <h3>{words.noneFound}</h3>
                <p>{words.noneFoundText}</p>
              </div>
            )}
            <ul className="qlist">
              {loaded.data.nodes.map(entry => (
                <Entry key={entry.id} entry={entry} to={addressOf(search, entry.id)} open={entry.id === id} />
              ))}
            </ul>
            <More pages={pages} />
          </section>
          {id === null ? (
            <section className="p empty wide-only">
              <Icon name="info" />
              <h2>{words.choose}</h2>
              <p>{words.chooseText}</p>
            </section>
          ) : (
            <OrganisationPanel
              key={id}
              id={id}
              back={addressOf(search, null)}
              onDone={said => {
                again();
                onDone(said);
              }}
              onSignIn={onSignIn}
            />
          )}
        </div>
      )}
    </>
  );
}

function SearchBar({ search }: { readonly search: string }) {
  const words = useWords(operatorWords);
  const hint = useId();
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    goTo(addressOf(String(new FormData(event.currentTarget).get('q')).trim(), null));
  }
  return (
    <search>
      <form className="find" onSubmit={submit}>
        <label className="fld">
          <span className="l">{words.searchLabel}</span>
          <span className="in">
            <input type="search" name="q" defaultValue={search} maxLength={64} aria-describedby={hint} />
          </span>
        </label>
        <button type="submit" className="btn pri">
          {words.search}
        </button>
        <span className="hint" id={hint}>
          {words.searchHint}
        </span>
      </form>
    </search>
  );
}

interface EntryProps {
  readonly entry: OrganisationEntry;
  readonly to: string;
  readonly open: boolean;
}

function Entry({ entry, to, open }: EntryProps) {
  const { language } = useLanguage();
  const words = useWords(operatorWords);
  const shared = useWords(credentialWords);
  const inForce = entry.credentials.filter(({ status }) => status === 'VERIFIED').length;
  return (
    <li className={open ? 'on' : ''}>
      <Link to={to} current={open}>
        <b>
          {entry.name}
          {!entry.verified && <UnverifiedTag />}
        </b>
        <span className="m age">{provinceName(entry.region, language)}</span>
        <span className="m">
          {entry.roles.map(role => shared.roles[role]).join(' · ')} ·{' '}
          {entry.credentials.length === 0 ? words.noCredentials : words.inForce(inForce)}
        </span>
        <span className="m code">{entry.unifiedSocialCreditCode ?? words.noCode}</span>
      </Link>
    </li>
  );
}

function addressOf(search: string, id: string | null): string {
  const query = new URLSearchParams();
  if (search !== '') query.set('q', search);
  if (id !== null) query.set('id', id);
  const text = query.toString();
  return text === '' ? '/operator/organisations' : `/operator/organisations?${text}`;
}
