import { useWords } from '../language/words.js';
import { operatorWords } from './operator.words.js';
import type { Pages } from './use-pages.js';

/** The foot of a list that has more than it shows. Nothing when it has not. */
export function More<Node>({ pages: { loaded, more, moreState } }: { readonly pages: Pages<Node> }) {
  const words = useWords(operatorWords);
  if (loaded.kind !== 'LOADED' || !loaded.data.hasNextPage) return null;
  return (
    <div className="pf">
      <button type="button" className="btn" disabled={moreState === 'ASKING'} onClick={more}>
        {words.more}
      </button>
      {moreState === 'FAILED' && (
        <span className="c-bad" role="alert">
          {words.moreFailed}
        </span>
      )}
    </div>
  );
}
