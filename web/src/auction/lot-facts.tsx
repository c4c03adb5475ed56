import { formatTonnes } from '../format/mass.js';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { UnverifiedTag } from '../shell/unverified-tag.js';
import type { Lot, ScrapOrigin } from './lot.js';

/** What it is, how much and where: one line under its title. */
export function LotHead({ lot }: { readonly lot: Lot }) {
  const { language, t } = useLanguage();
  return (
    <div className="head">
      <h1>{lot.title}</h1>
      <div className="marks">
        <GradeStamp grade={lot.grade} />
        <span className="n">
          {formatTonnes(lot.massKg)}
          <span className="u">{t.tonnes}</span>
        </span>
        <span>{provinceName(lot.region, language)}</span>
      </div>
    </div>
  );
}

export function LotFacts({ lot }: { readonly lot: Lot }) {
  const { language, t } = useLanguage();
  return (
    <section className="p facts" aria-labelledby="facts-title">
      <div className="ph">
        <h2 id="facts-title">{t.lotFacts}</h2>
      </div>
      <dl className="pb kv">
        <dt>{t.grade}</dt>
        <dd>{language === 'en' ? lot.grade.en : lot.grade.zh} </dd>
        <dt>{t.mass}</dt>
        <dd>
          <span className="n">
            {formatTonnes(lot.massKg)}
            <span className="u">{t.tonnes}</span>
          </span>
        </dd>
        <dt>{t.origin}</dt>
        <dd>
          <Origin origin={lot.origin} />
        </dd>
        <dt>{t.region}</dt>
        <dd>{provinceName(lot.region, language)}</dd>
        <dt>{t.tax}</dt>
        <dd>{t.taxNames[lot.taxMode]}</dd>
        <dt>{t.seller}</dt>
        <dd>
          {lot.seller === null ? t.privateSeller : lot.seller.name}
          {lot.seller?.verified === false && <UnverifiedTag />}
        </dd>
        {lot.declaredDeviations.length > 0 && (
          <>
            <dt>{t.deviations}</dt>
            <dd>{lot.declaredDeviations.join(', ')}</dd>
          </>
        )}
        {lot.description !== null && lot.description !== '' && (
          <>
            <dt>{t.description}</dt>
            <dd className="prose">{lot.description}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** How the standards are called on a stamp; an edition that is not named here shows its id. */
const STANDARD_LABELS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'rema-2022': { zh: 'ReMA 2022', en: 'ReMA 2022' },
  'rema-2026': { zh: 'ReMA 2026', en: 'ReMA 2026' },
  'en-13920-2003': { zh: 'EN 13920', en: 'EN 13920' },
  'gbt-38472-2023': { zh: 'GB/T 38472', en: 'GB/T 38472' },
  'gbt-40382-2021': { zh: 'GB/T 40382', en: 'GB/T 40382' },
  'gbt-40386-2021': { zh: 'GB/T 40386', en: 'GB/T 40386' },
  'gbt-13586-2021': { zh: 'GB/T 13586', en: 'GB/T 13586' },
  'cn-trade': { zh: '行业俗称', en: 'CN trade' },
};

function GradeStamp({ grade }: { readonly grade: Lot['grade'] }) {
  const { language } = useLanguage();
  const label = STANDARD_LABELS[grade.standard]?.[language === 'en' ? 'en' : 'zh'] ?? grade.standard;
  return (
    <span className="stamp">
      <i>{label}</i>
      <b>{grade.code}</b>
    </span>
  );
}

/** Filled: post-consumer; hollow: pre-consumer; dashed: unknown. The word stands beside it. */
function Origin({ origin }: { readonly origin: ScrapOrigin }) {
  const { t } = useLanguage();
  return (
    <span className="orig">
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="4" className={`o-${origin}`} />
      </svg>
      {t.originNames[origin]}
    </span>
  );
}
