import { useEffect, useId, useRef } from 'react';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import type { FacetProps } from './facet-props.js';
import { FacetList } from './facets.js';
import { words } from './market.words.js';
import { choicesOf, DEFAULT_FILTER } from './market-filter.js';

interface FacetDrawerProps extends FacetProps {
  readonly failed: boolean;
  /** how many lots the filter shows, as text */
  readonly count: string;
  readonly onClose: () => void;
}

/** The facets where there is no room beside the list. What is chosen counts at once; closing only shows the list again. */
export function FacetDrawer({ count, onClose, ...props }: FacetDrawerProps) {
  const w = useWords(words);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog className="drawer" ref={dialog} aria-labelledby={title} onClose={onClose}>
      <div className="ph">
        <h2 id={title}>{w.filters}</h2>
        {choicesOf(props.filter) > 0 && (
          <button
            type="button"
            className="btn q"
            onClick={() => props.onFilter({ ...DEFAULT_FILTER, text: props.filter.text, order: props.filter.order })}
          >
            {w.clearFilters}
          </button>
        )}
        <button type="button" className="ib" aria-label={w.close} onClick={close}>
          <Icon name="x" />
        </button>
      </div>
      <div className="fac">
        <FacetList {...props} />
      </div>
      <div className="pf">
        <button type="button" className="btn pri blk" onClick={close}>
          {w.showLots(count)}
        </button>
      </div>
    </dialog>
  );
}
