import { useWords } from '../language/words.js';
import { SkeletonBar } from '../shell/skeleton-bar.js';
import { shareWords } from './share.words.js';

/** The page before its data, in the final geometry; nothing moves in it. `inner`: below a head that is there already. */
export function ShareSkeleton({ inner = false }: { readonly inner?: boolean }) {
  const w = useWords(shareWords);
  const panels = (
    <>
      <section className="p sh-year" aria-hidden="true">
        <div className="sh-hero">
          <SkeletonBar width={120} height={16} />
          <SkeletonBar width={160} height={52} />
          <SkeletonBar width="100%" height={24} />
        </div>
        <div className="sh-kpis">
          {['a', 'b', 'c', 'd', 'e'].map(key => (
            <div className="sh-kpi" key={key}>
              <SkeletonBar width={96} height={16} />
              <SkeletonBar width={112} height={32} />
            </div>
          ))}
        </div>
      </section>
      <section className="p sh-panel" aria-hidden="true">
        <div className="pb">
          <SkeletonBar width="100%" height={320} />
        </div>
      </section>
    </>
  );
  if (inner) return panels;
  return (
    <main className="page share" id="main" aria-busy="true">
      <div className="vh" role="status">
        {w.loading}
      </div>
      <div className="sh-head">
        <h1>{w.title}</h1>
      </div>
      {panels}
    </main>
  );
}
