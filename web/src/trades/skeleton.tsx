import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { SkeletonBar } from '../shell/skeleton-bar.js';
import { words } from './trades.words.js';

/** The page before its data, in the final geometry; nothing moves in it. */
export function Skeleton({ isOne }: { readonly isOne: boolean }) {
  const { t } = useLanguage();
  const w = useWords(words);
  return (
    <main className="page trades" id="main" aria-busy="true">
      <div className="vh" role="status">
        {t.loading}
      </div>
      <div className="head">
        <h1>{isOne ? <SkeletonBar width={220} height={20} /> : w.title}</h1>
        <div className="marks">
          <SkeletonBar width={260} height={14} />
        </div>
      </div>
      {isOne ? (
        <>
          <div className="p pb">
            <SkeletonBar width="100%" height={64} />
          </div>
          <div className="trade-g">
            <section className="p pb turn">
              <SkeletonBar width="100%" height={220} />
            </section>
            <section className="p pb col">
              <SkeletonBar width="100%" height={420} />
            </section>
          </div>
        </>
      ) : (
        <section className="p pb col">
          {['a', 'b', 'c', 'd', 'e'].map(row => (
            <SkeletonBar key={row} width="100%" height={44} />
          ))}
        </section>
      )}
    </main>
  );
}
