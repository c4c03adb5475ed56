import type { ReactNode } from 'react';
import { clockTime } from '../format/clock-time.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { Icon, type IconName } from '../shell/icon.js';
import { words } from './trades.words.js';

interface NoticeProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** A page that has nothing to show says so, and where to go on. */
export function Notice({ icon, title, text, children }: NoticeProps) {
  return (
    <main className="page" id="main">
      <section className="p empty">
        <Icon name={icon} />
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
      </section>
    </main>
  );
}

/** What could not be loaded, and the way to ask again. */
export function LoadFailed({ message, onRetry }: { readonly message: string | null; readonly onRetry: () => void }) {
  const w = useWords(words);
  const { t } = useLanguage();
  return (
    <Alert tone="bad" icon="warn" title={w.failed} spoken>
      <p>{message ?? t.loadFailed}</p>
      <button type="button" className="btn" onClick={onRetry}>
        {w.retry}
      </button>
    </Alert>
  );
}

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

/** The page before its data, in the final geometry; nothing moves in it. */
export function Skeleton({ isOne, children }: { readonly isOne: boolean; readonly children?: ReactNode }) {
  const { t } = useLanguage();
  return (
    <main className="page trades" id="main" aria-busy="true">
      <div className="vh" role="status">
        {t.loading}
      </div>
      {children}
      <div className="head">
        <h1>
          <Bar width={220} height={20} />
        </h1>
        <div className="marks">
          <Bar width={260} height={14} />
        </div>
      </div>
      {isOne ? (
        <>
          <div className="p pb">
            <Bar width="100%" height={64} />
          </div>
          <div className="trade-g">
            <section className="p pb turn">
              <Bar width="100%" height={220} />
            </section>
            <section className="p pb col">
              <Bar width="100%" height={420} />
            </section>
          </div>
        </>
      ) : (
        <section className="p pb col">
          {['a', 'b', 'c', 'd', 'e'].map(row => (
            <Bar key={row} width="100%" height={44} />
          ))}
        </section>
      )}
    </main>
  );
}

const Bar = ({ width, height }: { width: number | string; height: number }) => (
  <span className="sk" style={{ width, height }} />
);
