import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { SkeletonBar } from '../shell/skeleton-bar.js';
import { words as allWords } from './credentials.words.js';

/** The three panels before their data, in the final geometry; nothing moves in them. */
export function CredentialsSkeleton() {
  const { t } = useLanguage();
  const words = useWords(allWords);
  return (
    <div className="crg" aria-busy="true">
      <div className="vh" role="status">
        {t.loading}
      </div>
      <div className="col">
        <Panel title={words.bidding} bars={[40, 40]} />
        <Panel title={words.mine} bars={[24, 72, 24, 72]} />
      </div>
      <Panel title={words.submitTitle} bars={[48, 48, 48]} />
    </div>
  );
}

const Panel = ({ title, bars }: { readonly title: string; readonly bars: readonly number[] }) => (
  <section className="p">
    <div className="ph">
      <h2>{title}</h2>
    </div>
    <div className="pb col">
      {bars.map((height, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars never change
        <SkeletonBar key={row} width="100%" height={height} />
      ))}
    </div>
  </section>
);
