import { useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { goTo, Link, useAddress } from '../shell/address.js';
import type { PageProps } from '../shell/page.js';
import { useStore } from '../use-store.js';
import { formatCount } from './count.js';
import { FacetDrawer } from './facet-drawer.js';
import { FacetList } from './facets.js';
import { addressOf, choicesOf, DEFAULT_FILTER, type MarketFilter, readFilter } from './market-filter.js';
import { MarketList } from './market-list.js';
import './market.css';
import { words } from './market.words.js';
import { SavedChips } from './saved-chips.js';
import { SearchBox } from './search-box.js';
import { useFacets } from './use-facets.js';
import { useLotList } from './use-lot-list.js';
import { useMarketFeed } from './use-market-feed.js';

/** Every lot of the market, found by words and facets, with its price as it moves. */
export default function MarketPage({ session }: PageProps) {
  const { language, t } = useLanguage();
  const w = useWords(words);
  const { query } = useAddress();
  const filter = useMemo(() => readFilter(query), [query]);
  const address = addressOf(filter);
  const signedIn = useStore(session);
  const feed = useMarketFeed(session, signedIn, language);
  const rows = useLotList(filter, language);
  const { list } = rows;
  useEffect(() => {
    if (list !== null)
      feed?.learn(
        list.lots.flatMap(({ auction }) => auction ?? []),
        list.cameMs,
      );
  }, [feed, list]);
  const [asked, setAsked] = useState(0);
  const { facets, failed } = useFacets(filter, language, asked);
  const [drawer, setDrawer] = useState(false);
  useEffect(() => {
    document.title = t.pageTitle(w.pageTitle);
  }, [t, w]);

  const onFilter = (next: MarketFilter): void => goTo(addressOf(next));
  const onSearch = (text: string): void =>
    goTo(addressOf({ ...filter, text }), { replace: filter.text !== '' && text !== '' });
  const reload = (): void => {
    rows.reload();
    setAsked(times => times + 1);
  };
  const count = formatCount(list?.totalCount ?? 0, w.atLeast);
  const choices = choicesOf(filter);
  return (
    <main className="page market" id="main">
      <div className="head">
        <div>
          <h1>{w.pageTitle}</h1>
          <p className="m">{w.intro}</p>
        </div>
        <Link className="btn" to="/next">
          {w.toSoonest}
        </Link>
      </div>
      <div className="find">
        <SearchBox text={filter.text} onSearch={onSearch} />
        <button type="button" className="btn to-drawer" aria-haspopup="dialog" onClick={() => setDrawer(true)}>
          <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 3.500h12M4.500 8h7M6.800 12.500h2.400" />
          </svg>
          {w.filterCount(choices)}
        </button>
      </div>
      <SavedChips address={address} />
      <div className="mk">
        <section className="p fac beside" aria-labelledby="market-filters">
          <div className="fac-head">
            <h2 id="market-filters">{w.filters}</h2>
            {choices > 0 && (
              <button
                type="button"
                className="btn q sm"
                onClick={() => onFilter({ ...DEFAULT_FILTER, text: filter.text, order: filter.order })}
              >
                {w.clearFilters}
              </button>
            )}
          </div>
          <FacetList filter={filter} facets={facets} failed={failed} onFilter={onFilter} />
        </section>
        <MarketList
          filter={filter}
          onFilter={onFilter}
          rows={rows}
          onReload={reload}
          feed={feed}
          organisationId={signedIn.kind === 'SIGNED_IN' ? signedIn.viewer.organisation.id : null}
        />
      </div>
      {drawer && (
        <FacetDrawer
          filter={filter}
          facets={facets}
          failed={failed}
          onFilter={onFilter}
          count={count}
          onClose={() => setDrawer(false)}
        />
      )}
    </main>
  );
}
