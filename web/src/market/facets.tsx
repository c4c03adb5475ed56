import { useState } from 'react';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { FacetCheck } from './facet-check.js';
import type { FacetProps } from './facet-props.js';
import { GradeFacet } from './grade-facet.js';
import type { Facets } from './lots.js';
import { words } from './market.words.js';
import { FORMS, STATUSES, toggled } from './market-filter.js';
import { MassFacet } from './mass-facet.js';

/** Every way to narrow the market, each choice with how many lots it would show. */
export function FacetList(props: FacetProps & { readonly failed: boolean }) {
  const { filter, facets, onFilter, failed } = props;
  const w = useWords(words);
  return (
    <>
      {failed && <p className="hint">{w.countsFailed}</p>}
      <fieldset>
        <legend>{w.status}</legend>
        {STATUSES.map(status => (
          <FacetCheck
            key={status}
            checked={filter.statuses.includes(status)}
            count={statusCount(facets, status)}
            onChange={() => onFilter({ ...filter, statuses: toggled(filter.statuses, status) })}
          >
            {w.statuses[status]}
          </FacetCheck>
        ))}
        <p className="hint">{w.anyStatus}</p>
      </fieldset>
      <MassFacet filter={filter} onFilter={onFilter} />
      <fieldset>
        <legend>{w.form}</legend>
        {FORMS.map(form => (
          <FacetCheck
            key={form}
            checked={filter.forms.includes(form)}
            count={facets === null ? null : (facets.forms.get(form) ?? 0)}
            onChange={() => onFilter({ ...filter, forms: toggled(filter.forms, form) })}
          >
            {w.forms[form]}
          </FacetCheck>
        ))}
      </fieldset>
      <ProvinceFacet {...props} />
      <GradeFacet {...props} />
    </>
  );
}

function statusCount(facets: Facets | null, status: (typeof STATUSES)[number]): number | null {
  if (facets === null) return null;
  const count = facets.statuses.get(status) ?? 0;
  return status === 'CLOSED' ? count + (facets.statuses.get('CANCELLED') ?? 0) : count;
}

const PROVINCES_SHOWN = 6;

/** The provinces that have lots, the most first; a choice never moves them, for this facet leaves itself out. */
function ProvinceFacet({ filter, facets, onFilter }: FacetProps) {
  const { language } = useLanguage();
  const w = useWords(words);
  const [all, setAll] = useState(false);
  const counted = [...(facets?.provinces ?? [])].map(([code, count]) => ({ code, count }));
  const empty = filter.provinces.filter(code => facets?.provinces.has(code) !== true).sort();
  const rows = [...counted, ...empty.map(code => ({ code, count: facets === null ? null : 0 }))];
  const shown = all ? rows : rows.filter(({ code }, i) => i < PROVINCES_SHOWN || filter.provinces.includes(code));
  if (rows.length === 0) return null;
  return (
    <fieldset>
      <legend>{w.province}</legend>
      {shown.map(({ code, count }) => (
        <FacetCheck
          key={code}
          checked={filter.provinces.includes(code)}
          count={count}
          onChange={() => onFilter({ ...filter, provinces: toggled(filter.provinces, code) })}
        >
          {provinceName(code, language)}
        </FacetCheck>
      ))}
      {rows.length > PROVINCES_SHOWN && (
        <button type="button" className="btn q sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? w.fewerProvinces : w.allProvinces(rows.length)}
        </button>
      )}
    </fieldset>
  );
}
