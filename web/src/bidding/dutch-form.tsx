import type { Lot } from '../auction/lot.js';
import { fenOf, formatPrice } from '../format/price.js';
import { useWords } from '../language/words.js';
import { words } from './bidding.words.js';
import { Consequences } from './consequences.js';
import type { Draft } from './draft.js';

interface DutchFormProps {
  readonly lot: Lot;
  /** the clock's price as the server last told it, decimal text; null while it is asked */
  readonly clock: string | null;
  readonly blocked: boolean;
  readonly onChecked: (draft: Draft) => void;
}

/** Step one of a Dutch auction: there is nothing to type, only a price to accept. */
export function DutchForm({ lot, clock, blocked, onChecked }: DutchFormProps) {
  const w = useWords(words);
  if (clock === null) return null;
  return (
    <div className="col">
      <dl className="kv sums">
        <Consequences lot={lot} price={fenOf(clock)} />
      </dl>
      <p className="m">{w.dutchHint}</p>
      <button
        type="button"
        className="btn pri lg blk"
        disabled={blocked}
        onClick={() => onChecked({ pricePerTonne: clock, maxPricePerTonne: null, onlyLimit: false })}
      >
        {w.dutchCheck(formatPrice(clock))}
      </button>
    </div>
  );
}
