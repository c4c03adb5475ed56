import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { words } from './desk.words.js';

/** Typing rests so long before it is searched for; Enter does not wait. */
const REST_MS = 400;
const TEXT_LENGTH_MAX = 100;

export function OfferSearch({ onSearch }: { readonly onSearch: (text: string) => void }) {
  const w = useWords(words);
  const [typed, setTyped] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string): void => {
    clearTimeout(timer.current);
    onSearch(text.trim());
  };
  return (
    <search>
      <form
        className="in"
        onSubmit={event => {
          event.preventDefault();
          search(typed);
        }}
      >
        <svg className="i t3" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M7 2.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM10.5 10.5L14 14" />
        </svg>
        <input
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={TEXT_LENGTH_MAX}
          value={typed}
          placeholder={w.searchPlaceholder}
          aria-label={w.search}
          onChange={event => {
            const { value } = event.target;
            setTyped(value);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => search(value), REST_MS);
          }}
        />
      </form>
    </search>
  );
}
