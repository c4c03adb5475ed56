import { clockTime } from '../format/clock-time.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { words } from './trades.words.js';

/** The newest look failed: what stands here was so at `since`. */
export function Stale({ since }: { readonly since: number | null }) {
  const w = useWords(words);
  if (since === null) return null;
  return (
    <Alert tone="warn" icon="clock" spoken>
      <p>{w.stale(clockTime(since).slice(0, 5))}</p>
    </Alert>
  );
}
