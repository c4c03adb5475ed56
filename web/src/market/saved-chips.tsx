import { useId, useMemo, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import { useStore } from '../use-store.js';
import { words } from './market.words.js';
import { addressOf, DEFAULT_FILTER } from './market-filter.js';
import { NAME_LENGTH_MAX, SavedFilters } from './saved-filters.js';

/** Filters with a name, one click away each, and the way to keep the present one. `address`: of the filter that is shown. */
export function SavedChips({ address }: { readonly address: string }) {
  const w = useWords(words);
  const saved = useMemo(() => new SavedFilters(), []);
  const filters = useStore(saved);
  const [news, setNews] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const title = useId();
  const hint = useId();
  const usual = address === addressOf(DEFAULT_FILTER);
  const save = (form: HTMLFormElement): void => {
    const name = String(new FormData(form).get('name')).trim();
    if (name === '') return;
    saved.save(name, address);
    form.reset();
    dialog.current?.close();
  };
  return (
    <div className={usual && filters.length === 0 ? 'chips none' : 'chips'}>
      {!usual && (
        <button type="button" className="chip" ref={add} onClick={() => dialog.current?.showModal()}>
          <svg className="i s" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 3v10M3 8h10" />
          </svg>
          {w.saveSearch}
        </button>
      )}
      {filters.length > 0 && (
        <ul aria-label={w.savedFilters}>
          {filters.map(({ name, address: own }) => (
            <li key={name} className={own === address ? 'chip on' : 'chip'}>
              <Link to={own} current={own === address}>
                {name}
              </Link>
              <button
                type="button"
                aria-label={w.remove(name)}
                onClick={() => {
                  saved.remove(name);
                  setNews(w.removed(name));
                  add.current?.focus();
                }}
              >
                <Icon name="x" className="s" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <span className="vh" role="status">
        {news}
      </span>
      <dialog className="dlg" ref={dialog} aria-labelledby={title}>
        <form
          onSubmit={event => {
            event.preventDefault();
            save(event.currentTarget);
          }}
        >
          <h2 id={title}>{w.saveTitle}</h2>
          <label className="fld">
            <span className="l">{w.saveName}</span>
            <span className="in">
              <input name="name" required maxLength={NAME_LENGTH_MAX} autoComplete="off" aria-describedby={hint} />
            </span>
            <span className="hint" id={hint}>
              {w.saveHint}
            </span>
          </label>
          <div className="df">
            <button type="button" className="btn" onClick={() => dialog.current?.close()}>
              {w.cancel}
            </button>
            <button type="submit" className="btn pri">
              {w.save}
            </button>
          </div>
        </form>
      </dialog>
    </div>
  );
}
