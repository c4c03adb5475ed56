import type { Grade } from '@app/grading';
import { useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Field, Hint, Select } from '../shell/field.js';
import { Icon } from '../shell/icon.js';
import { Choice } from './choice.js';
import { GradeLimits } from './grade-limits.js';
import { GradeName, GradePicker } from './grade-picker.js';
import type { PartProps } from './part.js';
import { words } from './post.words.js';
import { type Draft, ORIGINS, SCRAP_FORMS, type ScrapForm } from './post-draft.js';

/** What it is: grade, form, origin. */
export function GradePart({ draft, change, checked, problemOf }: PartProps) {
  const { language, t } = useLanguage();
  const w = useWords(words);
  const [picking, setPicking] = useState(false);
  const { grade } = checked;
  const problem = problemOf('grade');
  return (
    <section className="p" aria-labelledby="post-grade-title">
      <div className="ph">
        <h2 id="post-grade-title">{w.gradeSection}</h2>
      </div>
      <div className="pb col">
        <div>
          <button
            type="button"
            id="post-grade"
            className={`pick ${problem === null ? '' : 'err'}`}
            aria-haspopup="dialog"
            aria-describedby={problem === null ? undefined : 'post-grade-hint'}
            onClick={() => setPicking(true)}
          >
            {grade === null ? (
              <span className="f1">
                <b>{w.chooseGrade}</b>
                <span className="m">{w.chooseGradeHint}</span>
              </span>
            ) : (
              <span className="f1">
                <GradeName grade={grade} />
              </span>
            )}
            {grade === null ? <Icon name="down" /> : <span className="c-acc">{w.changeGrade}</span>}
          </button>
          <Hint id="post-grade-hint" problem={problem} />
        </div>
        {grade !== null && <GradeLimits grade={grade} />}
        {grade?.numbered === true && (
          <Field
            id="post-gradeNumber"
            label={w.gradeNumber}
            unit="%"
            type="decimal"
            note={t.optional}
            value={draft.gradeNumber}
            problem={checked.problems.get('grade') === 'NOT_A_SHARE_NUMBER' ? w.problems.NOT_A_SHARE_NUMBER : null}
            onChange={gradeNumber => change({ gradeNumber })}
          />
        )}
        <Select
          id="post-form"
          label={w.form}
          options={SCRAP_FORMS.map(form => [form, w.formNames[form]] as const)}
          choose={w.choose}
          value={draft.form}
          problem={problemOf('form')}
          onChange={form => change({ form })}
        />
        <Choice
          id="post-origin"
          label={w.origin}
          options={ORIGINS}
          names={w.originNames}
          value={draft.origin}
          problem={problemOf('origin')}
          hint={grade === null ? undefined : w.suggested}
          onChange={origin => change({ origin })}
        />
      </div>
      {picking && (
        <GradePicker
          chosen={grade}
          onClose={() => setPicking(false)}
          onChoose={chosen => change(chosenGrade(draft, chosen, language === 'en' ? chosen.names.en : chosen.names.zh))}
        />
      )}
    </section>
  );
}

/** A grade brings its form, its origin and, unless somebody wrote one, its title. */
function chosenGrade(draft: Draft, grade: Grade, name: string): Partial<Draft> {
  return {
    gradeStandard: grade.standard,
    gradeCode: grade.code,
    gradeNumber: '',
    declared: [],
    form: FORM_OF[grade.form],
    ...(grade.origin === 'new'
      ? { origin: 'PRE_CONSUMER' }
      : grade.origin === 'old'
        ? { origin: 'POST_CONSUMER' }
        : {}),
    ...(draft.ownTitle ? {} : { title: name }),
  };
}

const FORM_OF: Readonly<Record<Grade['form'], ScrapForm>> = {
  aircraft: 'SHEET',
  breakage: 'FRAGMENTS',
  can: 'CAN',
  casting: 'CAST',
  clip: 'SHEET',
  dross: 'MIXED',
  extrusion: 'EXTRUSION',
  foil: 'FOIL',
  grindings: 'TURNINGS',
  ingot: 'INGOT',
  mixed: 'MIXED',
  nodule: 'FRAGMENTS',
  piston: 'CAST',
  radiator: 'MIXED',
  sheet: 'SHEET',
  shred: 'FRAGMENTS',
  turnings: 'TURNINGS',
  wheel: 'WHEEL',
  wire: 'WIRE',
};
