import { memo } from 'react';
import { formatTonnes } from '../format/mass.js';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { GradeStamp } from '../market/grade-stamp.js';
import { Icon } from '../shell/icon.js';
import { UnverifiedTag } from '../shell/unverified-tag.js';
import { words } from './auction.words.js';
import type { DescribedLot, ScrapOrigin } from './lot.js';
import { propertyName } from './property.words.js';

/** What it is, how much and where: one line under its title. */
export const LotHead = memo(function LotHead({ lot }: { readonly lot: DescribedLot }) {
  const { language, t } = useLanguage();
  return (
    <div className="head">
      <h1>{lot.title}</h1>
      <div className="marks">
        <GradeStamp standard={lot.grade.standard} code={lot.grade.code} />
        <span>{language === 'en' ? lot.grade.en : lot.grade.zh}</span>
        <Origin origin={lot.origin} />
        <span className="n">
          {formatTonnes(lot.massKg)}
          <span className="u">{t.tonnes}</span>
        </span>
        <span>{provinceName(lot.region, language)}</span>
        <span>{t.taxNames[lot.taxMode]}</span>
        {lot.declaredDeviations.length > 0 && (
          <span className="tag warn">
            <Icon name="warn" className="s" /> {t.deviations}:{' '}
            {lot.declaredDeviations.map(name => propertyName(name, language)).join(', ')}
          </span>
        )}
      </div>
    </div>
  );
});

export const LotFacts = memo(function LotFacts({ lot }: { readonly lot: DescribedLot }) {
  const { language, t } = useLanguage();
  const w = useWords(words);
  return (
    <section className="p facts" aria-labelledby="facts-title">
      <div className="ph">
        <h2 id="facts-title">{t.lotFacts}</h2>
      </div>
      <dl className="pb kv">
        <dt>{t.grade}</dt>
        <dd>{language === 'en' ? lot.grade.en : lot.grade.zh}</dd>
        <dt>{t.mass}</dt>
        <dd>
          <span className="n">
            {formatTonnes(lot.massKg)}
            <span className="u">{t.tonnes}</span>
          </span>
        </dd>
        <dt>{w.form}</dt>
        <dd>{w.formNames[lot.form]}</dd>
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
        {lot.description !== null && lot.description !== '' && (
          <>
            <dt>{t.description}</dt>
            <dd className="prose">{lot.description}</dd>
          </>
        )}
      </dl>
    </section>
  );
});

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
