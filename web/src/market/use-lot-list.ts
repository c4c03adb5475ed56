import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import { keptPlace } from './kept-place.js';
import { type LotsPage, loadLots, type MarketLot, PAGE_MAX } from './lots.js';
import { addressOf, lotFilterOf, type MarketFilter } from './market-filter.js';

/** Rows that "load more" brings. */
export const PAGE_SIZE = 40;
/** Coming Back within this time shows the rows that were there; prices in sight are asked for anyway. */
const KEPT_MS_MAX = 300_000;
const LISTS_KEPT_MAX = 10;

export interface LotList {
  /** address of the filter that these rows belong to */
  readonly address: string;
  readonly lots: readonly MarketLot[];
  readonly totalCount: number;
  /** performance.now() when the last rows came, with the server's time that they tell */
  readonly cameMs: number;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}
type Failure = Exclude<Answer<unknown>, { readonly kind: 'ANSWER' }>;

export interface LotListState {
  /** null while nothing was loaded yet; the rows of the filter before while the next ones are under way */
  readonly list: LotList | null;
  readonly loading: 'NO' | 'LIST' | 'MORE';
  /** what the last try came to */
  readonly failure: Failure | null;
}

const lists = new Map<string, { readonly list: LotList; readonly keptMs: number }>();

/** The rows of a filter, page by page. */
export function useLotList(
  filter: MarketFilter,
  language: Language,
): LotListState & { readonly more: () => void; readonly reload: () => void } {
  const address = addressOf(filter);
  const [state, setState] = useState<LotListState>(() => ({ list: restored(address), loading: 'LIST', failure: null }));
  const [asked, setAsked] = useState(0);
  const spoken = useRef(language);
  spoken.current = language;
  const current = useRef({ address, filter, list: state.list, busy: false });
  current.current.list = state.list;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the wishes to load anew; the filter is its address
  useEffect(() => {
    let left = false;
    current.current = { ...current.current, address, filter, busy: true };
    const kept = asked === 0 || state.list?.address !== address ? restored(address) : null;
    const finish = (changes: Partial<LotListState>): void => {
      if (left) return;
      current.current.busy = false;
      setState(before => ({ ...before, loading: 'NO', failure: null, ...changes }));
    };
    if (kept !== null) {
      finish({ list: kept });
    } else {
      setState(before => ({ ...before, loading: 'LIST', failure: null }));
      const shown = state.list?.address === address ? state.list.lots.length : 0;
      const rows = shown || (keptPlace()?.rows ?? 0);
      void loadRows(filter, Math.max(PAGE_SIZE, rows), spoken.current).then(answer => {
        if (left) return;
        if (answer.kind !== 'ANSWER') return finish({ failure: answer });
        keep(answer.data);
        finish({ list: answer.data });
      });
    }
    return () => {
      left = true;
    };
  }, [address, asked]);

  const more = useCallback(async () => {
    const { list, busy, filter: wanted, address: of } = current.current;
    if (busy || list === null || list.address !== of || !list.hasNextPage) return;
    current.current.busy = true;
    setState(before => ({ ...before, loading: 'MORE', failure: null }));
    const answer = await loadLots(lotFilterOf(wanted), wanted.order, list.endCursor, PAGE_SIZE, spoken.current);
    if (current.current.address !== of) return;
    current.current.busy = false;
    if (answer.kind !== 'ANSWER') return setState(before => ({ ...before, loading: 'NO', failure: answer }));
    const longer = joined(list, answer.data);
    keep(longer);
    setState({ list: longer, loading: 'NO', failure: null });
  }, []);
  const reload = useCallback(() => {
    lists.clear();
    setAsked(times => times + 1);
  }, []);
  return { ...state, more: useCallback(() => void more(), [more]), reload };
}

/** The first `rows` rows, in as few pages as the API allows. */
async function loadRows(filter: MarketFilter, rows: number, language: Language): Promise<Answer<LotList>> {
  let list: LotList = {
    address: addressOf(filter),
    lots: [],
    totalCount: 0,
    cameMs: 0,
    endCursor: null,
    hasNextPage: true,
  };
  while (list.hasNextPage && list.lots.length < rows) {
    const size = Math.min(PAGE_MAX, rows - list.lots.length);
    const answer = await loadLots(lotFilterOf(filter), filter.order, list.endCursor, size, language);
    if (answer.kind !== 'ANSWER') return answer;
    list = joined(list, answer.data);
    if (answer.data.lots.length === 0) break;
  }
  return { kind: 'ANSWER', data: list };
}

/** A lot whose close moved while somebody pages comes up again further down; it stays where it was first. */
function joined(list: LotList, page: LotsPage): LotList {
  const shown = new Set(list.lots.map(({ id }) => id));
  const lots = [...list.lots, ...page.lots.filter(({ id }) => !shown.has(id))];
  return {
    address: list.address,
    lots,
    // auctions that ended since are still shown
    totalCount: Math.max(page.totalCount, lots.length),
    cameMs: performance.now(),
    endCursor: page.endCursor ?? list.endCursor,
    hasNextPage: page.hasNextPage,
  };
}

function keep(list: LotList): void {
  lists.delete(list.address);
  lists.set(list.address, { list, keptMs: performance.now() });
  for (const oldest of lists.keys()) {
    if (lists.size <= LISTS_KEPT_MAX) break;
    lists.delete(oldest);
  }
}

/** Only Back comes to an entry of the history that knows its place; whoever comes anew gets a new list. */
function restored(address: string): LotList | null {
  const kept = keptPlace() === null ? undefined : lists.get(address);
  return kept === undefined || performance.now() - kept.keptMs > KEPT_MS_MAX ? null : kept.list;
}
