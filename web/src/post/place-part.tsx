import { formatTonnes } from '../format/mass.js';
import { PROVINCES } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Area, Field, Select } from '../shell/field.js';
import { Choice } from './choice.js';
import type { PartProps } from './part.js';
import { words } from './post.words.js';
import { TAX_MODES } from './post-draft.js';

/** How much of it there is, and where. */
export function PlacePart({ draft, change, checked, problemOf }: PartProps) {
  const { language, t } = useLanguage();
  const w = useWords(words);
  const provinces = Object.entries(PROVINCES).map(([code, [zh, en]]) => [code, language === 'en' ? en : zh] as const);
  return (
    <section className="p" aria-labelledby="post-mass-title">
      <div className="ph">
        <h2 id="post-mass-title">{w.massSection}</h2>
      </div>
      <div className="pb col">
        <div className="massrow">
          <Field
            id="post-mass"
            label={w.mass}
            type="decimal"
            big
            value={draft.mass}
            problem={problemOf('mass')}
            hint={checked.massKg === null ? undefined : otherUnit(checked.massKg, draft.massUnit)}
            onChange={mass => change({ mass })}
          />
          <Choice
            id="post-massUnit"
            label={w.massUnit}
            hiddenLabel
            options={['t', 'kg']}
            names={{ t: w.tonnes, kg: w.kilograms }}
            value={draft.massUnit}
            problem={null}
            onChange={massUnit => change({ massUnit })}
          />
        </div>
        <div className="two">
          <Select
            id="post-province"
            label={w.province}
            options={provinces}
            choose={w.choose}
            value={draft.province}
            problem={problemOf('province')}
            onChange={province => change({ province })}
          />
          <Field
            id="post-county"
            label={w.county}
            type="decimal"
            note={t.optional}
            maxLength={6}
            value={draft.county}
            problem={problemOf('county')}
            hint={w.countyHint}
            onChange={county => change({ county })}
          />
        </div>
      </div>
    </section>
  );

  function otherUnit(massKg: number, unit: 't' | 'kg'): string {
    if (unit === 'kg') return `= ${formatTonnes(massKg)} ${w.tonnes}`;
    return `= ${String(massKg).replace(/\B(?=(\d{3})+$)/g, ',')} kg`;
  }
}

/** How prices are meant. */
export function TaxPart({ draft, change, problemOf }: PartProps) {
  const w = useWords(words);
  return (
    <section className="p" aria-labelledby="post-tax-title">
      <div className="ph">
        <h2 id="post-tax-title">{w.taxSection}</h2>
      </div>
      <div className="pb">
        <Choice
          id="post-taxMode"
          label={w.taxMode}
          hiddenLabel
          options={TAX_MODES}
          names={w.taxNames}
          value={draft.taxMode}
          problem={problemOf('taxMode')}
          hint={draft.taxMode === '' ? undefined : w.taxWords[draft.taxMode]}
          onChange={taxMode => change({ taxMode })}
        />
      </div>
    </section>
  );
}

/** What buyers read first. */
export function NamePart({ draft, change, checked, problemOf }: PartProps) {
  const { language, t } = useLanguage();
  const w = useWords(words);
  const gradeName = language === 'en' ? checked.grade?.names.en : checked.grade?.names.zh;
  return (
    <section className="p" aria-labelledby="post-name-title">
      <div className="ph">
        <h2 id="post-name-title">{w.nameSection}</h2>
      </div>
      <div className="pb col">
        <Field
          id="post-title"
          label={w.lotTitle}
          maxLength={240}
          value={draft.title}
          problem={problemOf('title')}
          hint={draft.ownTitle || gradeName === undefined ? undefined : w.titleFromGrade}
          onChange={title => change({ title, ownTitle: title !== '' })}
        />
        {draft.ownTitle && gradeName !== undefined && gradeName !== draft.title && (
          <button type="button" className="btn q start" onClick={() => change({ title: gradeName, ownTitle: false })}>
            {w.backToGradeName}
          </button>
        )}
        <Area
          id="post-description"
          label={w.description}
          note={t.optional}
          hint={w.descriptionHint}
          maxLength={8_000}
          value={draft.description}
          problem={problemOf('description')}
          onChange={description => change({ description })}
        />
      </div>
    </section>
  );
}
