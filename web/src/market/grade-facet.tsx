import { useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { FacetCheck } from './facet-check.js';
import type { FacetProps } from './facet-props.js';
import { type GradeGroup, gradeGroups } from './grade-groups.js';
import { useStandardLabel } from './grade-stamp.js';
import { words } from './market.words.js';
import { type MarketFilter, toggleGrade } from './market-filter.js';
import { useStandards } from './use-facets.js';

/** Grades grouped by standard: those that have lots, or whatever fits the typed name or code. */
export function GradeFacet({ filter, facets, onFilter }: FacetProps) {
  const { language } = useLanguage();
  const w = useWords(words);
  const { standards, failed, retry } = useStandards(language);
  const [sought, setSought] = useState('');
  const { groups, more } = gradeGroups(standards ?? [], facets?.grades ?? null, filter, sought);
  return (
    <fieldset className="grades">
      <legend>{w.grade}</legend>
      <span className="in">
        <input
          type="search"
          autoComplete="off"
          maxLength={60}
          value={sought}
          placeholder={w.gradePlaceholder}
          aria-label={w.gradeSearch}
          onChange={event => setSought(event.target.value)}
        />
      </span>
      {failed && (
        <p className="hint">
          {w.gradesFailed}
          <button type="button" className="btn q sm" onClick={retry}>
            {w.retry}
          </button>
        </p>
      )}
      <div role="status">
        {groups.length === 0 && standards !== null && (
          <p className="hint">{sought.trim() === '' ? w.gradeNoLots : w.gradeNone}</p>
        )}
        {more && <p className="hint">{w.gradeTooMany}</p>}
      </div>
      {groups.length > 0 && (
        <div className="scroll">
          {groups.map(group => (
            <Group key={group.standard} group={group} filter={filter} onFilter={onFilter} />
          ))}
        </div>
      )}
    </fieldset>
  );
}

interface GroupProps {
  readonly group: GradeGroup;
  readonly filter: MarketFilter;
  readonly onFilter: (filter: MarketFilter) => void;
}

function Group({ group, filter, onFilter }: GroupProps) {
  const { language } = useLanguage();
  const w = useWords(words);
  const label = useStandardLabel();
  const own = filter.standard === group.standard;
  const whole = own && filter.grades.length === 0;
  return (
    <fieldset>
      <legend>{label(group.standard)}</legend>
      <FacetCheck
        checked={whole}
        count={group.count}
        onChange={() => onFilter({ ...filter, standard: whole ? null : group.standard, grades: [] })}
      >
        {w.wholeStandard}
      </FacetCheck>
      {group.grades.map(({ code, zh, en, count }) => (
        <FacetCheck
          key={code}
          checked={own && filter.grades.includes(code)}
          count={count}
          onChange={() => onFilter(toggleGrade(filter, group.standard, code))}
        >
          <b>{code}</b> {language === 'en' ? en : zh}
        </FacetCheck>
      ))}
    </fieldset>
  );
}
