import type { ReactNode } from 'react';
import { useLanguage } from '../language/language-context.js';

/** The page before its data, in the final geometry; nothing moves in it. */
export function AuctionSkeleton({ children }: { readonly children?: ReactNode }) {
  const { t } = useLanguage();
  return (
    <main className="page" id="main" aria-busy="true">
      <div className="vh" role="status">
        {t.loading}
      </div>
      {children}
      <div className="head">
        <h1>
          <Bar width={280} height={20} />
        </h1>
        <div className="marks">
          <Bar width={220} height={14} />
        </div>
      </div>
      <div className="lotg">
        <section className="p desk">
          <div className="st">
            <Bar width={160} height={16} />
          </div>
          <div className="hero">
            <Bar width={72} height={16} />
            <Bar width={196} height={52} />
            <Bar width={140} height={20} />
          </div>
          <div className="pb col">
            <Bar width="100%" height={28} />
            <Bar width="100%" height={48} />
            <Bar width="100%" height={56} />
            <Bar width="100%" height={48} />
          </div>
        </section>
        <div className="lotc">
          <section className="p facts">
            <div className="ph">
              <h2>{t.lotFacts}</h2>
            </div>
            <div className="pb col">
              {['60%', '45%', '70%', '50%', '65%'].map(width => (
                <Bar key={width} width={width} height={20} />
              ))}
            </div>
          </section>
          <section className="p history">
            <div className="ph">
              <h2>{t.history}</h2>
            </div>
            <div className="pb">
              <Bar width="100%" height={200} />
            </div>
          </section>
        </div>
      </div>
    </main>
  );
}

const Bar = ({ width, height }: { width: number | string; height: number }) => (
  <span className="sk" style={{ width, height }} />
);
