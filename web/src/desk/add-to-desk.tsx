import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import './add-to-desk.css';
import { words } from './add-to-desk.words.js';
import { DESK_MAX } from './desk-address.js';
import { keptDesk, useKeptDesk } from './kept-desk.js';

interface AddToDeskProps {
  readonly auctionId: string;
  /** of the lot: six buttons alike are told apart by it */
  readonly title: string;
}

/** Puts an auction on the bidding desk of this browser; once it is there, the way to it. */
export function AddToDesk({ auctionId, title }: AddToDeskProps) {
  const w = useWords(words);
  const onDesk = useKeptDesk();
  if (onDesk.includes(auctionId))
    return (
      <Link className="to-desk" to="/desk">
        <span aria-hidden="true">{w.there}</span>
        <span className="vh">{w.open(title)}</span>
      </Link>
    );
  const full = onDesk.length >= DESK_MAX;
  return (
    <button
      type="button"
      className="to-desk"
      aria-label={full ? w.full : w.add(title)}
      title={full ? w.full : undefined}
      disabled={full}
      onClick={() => keptDesk.add(auctionId)}
    >
      {w.short}
    </button>
  );
}
