import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import { words } from './market.words.js';
import { TEXT_LENGTH_MAX } from './market-filter.js';

/** Typing rests so long before it is searched for; Enter does not wait. */
const REST_MS = 400;

interface SearchBoxProps {
  /** what is searched for now */
  readonly text: string;
  readonly onSearch: (text: string) => void;
}

export function SearchBox({ text, onSearch }: SearchBoxProps) {
  const w = useWords(words);
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(typed);
  latest.current = typed;
  useEffect(() => {
    // Back, a saved search: the address wins, unless it only lacks the space that is being typed
    if (latest.current.trim() !== text) setTyped(text);
  }, [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (words: string): void => {
    clearTimeout(timer.current);
    if (words.trim() !== text) onSearch(words.trim());
  };
  return (
    <search className="f1">
      <form
        className="in sbox"
        onSubmit={event => {
          event.preventDefault();
          search(typed);
        }}
      >
        <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.500" />
          <path d="M10.5 10.500L14 14" />
        </svg>
        <input
          ref={field}
          type="text"
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
        {typed !== '' && (
          <button
            type="button"
            className="ib"
            aria-label={w.clearSearch}
            onClick={() => {
              setTyped('');
              search('');
              field.current?.focus();
            }}
          >
            <Icon name="x" />
          </button>
        )}
      </form>
    </search>
  );
}
