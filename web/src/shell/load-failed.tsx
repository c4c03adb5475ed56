import type { ReactNode } from 'react';
import { useWords } from '../language/words.js';
import { Alert } from './alert.js';
import { words } from './shell.words.js';

interface LoadFailedProps {
  /** what did not come */
  readonly title: string;
  /** what the server said; null: it did not answer */
  readonly message: string | null;
  readonly onRetry: () => void;
  readonly isBusy?: boolean;
  /** when it is tried again by itself */
  readonly children?: ReactNode;
}

/** What could not be loaded, why, and the way to ask again. */
export function LoadFailed({ title, message, onRetry, isBusy = false, children }: LoadFailedProps) {
  const w = useWords(words);
  return (
    <Alert tone="bad" icon="warn" title={title} spoken>
      <p>{message ?? w.noAnswer}</p>
      {children}
      <button type="button" className="btn" onClick={onRetry} disabled={isBusy}>
        {w.retry}
      </button>
    </Alert>
  );
}
