import { clockTime } from '../format/clock-time.js';
import { formatPrice } from '../format/price.js';
import { useWords } from '../language/words.js';
import { Icon, type IconName } from '../shell/icon.js';
import { useStore } from '../use-store.js';
import { words } from './desk.words.js';
import type { DeskNews, News } from './desk-news.js';
import type { Happening } from './news.js';

const ROWS_MAX = 8;

const LOOKS: Readonly<Record<Happening['kind'], readonly [tone: string, icon: IconName]>> = {
  OUTBID: ['bad', 'down'],
  LEADING: ['ok', 'check'],
  PROXY_RAISED: ['ok', 'check'],
  EXTENDED: ['warn', 'clock'],
  CLOSING: ['warn', 'clock'],
  OPENED: ['', 'info'],
  WON: ['ok', 'check'],
  SOLD: ['', 'info'],
  PASSED_IN: ['', 'info'],
  CANCELLED: ['warn', 'x'],
};

/** What happened since the desk was opened, newest first. */
export function DeskNewsList({ news }: { readonly news: DeskNews }) {
  const w = useWords(words);
  const list = useStore(news);
  return (
    <section className="p news" aria-labelledby="desk-news">
      <div className="ph">
        <h2 id="desk-news">{w.news}</h2>
        <span className="m">{w.newsSpoken}</span>
      </div>
      {list.length === 0 ? (
        <p className="pf">{w.noNews}</p>
      ) : (
        <table>
          <tbody>
            {list.slice(0, ROWS_MAX).map(({ number, at, title, what }) => {
              const [tone, icon] = LOOKS[what.kind];
              return (
                <tr key={number}>
                  <td className="n t3">{clockTime(at)}</td>
                  <td>
                    <span className={`tag ${tone}`}>
                      <Icon name={icon} className="s" />
                      {w.happened[what.kind]}
                    </span>
                  </td>
                  <td>
                    {title} <span className="n t2">{detail(what, w)}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What a screen reader hears: a lost lead at once, all else politely, each once. */
export function SpokenNews({ news }: { readonly news: DeskNews }) {
  const w = useWords(words);
  const list = useStore(news);
  const say = (said: News | undefined): string =>
    said === undefined ? '' : w.spoken(said.title, w.happened[said.what.kind], detail(said.what, w));
  return (
    <div className="vh">
      <div aria-live="assertive">{say(list.find(({ what }) => what.kind === 'OUTBID'))}</div>
      <div aria-live="polite">{say(list.find(({ what }) => what.kind !== 'OUTBID'))}</div>
    </div>
  );
}

function detail(what: Happening, w: (typeof words)['en']): string {
  switch (what.kind) {
    case 'OUTBID':
    case 'LEADING':
    case 'PROXY_RAISED':
      return w.atPrice(formatPrice(what.price));
    case 'EXTENDED':
      return w.closesAt(clockTime(what.closesAt));
    case 'CLOSING':
      return w.secondsLeft(what.seconds);
    case 'OPENED':
    case 'WON':
    case 'SOLD':
    case 'PASSED_IN':
    case 'CANCELLED':
      return '';
  }
}
