import { type Grade, lotRefusal, type StandardId, standards } from '@app/grading';
import { useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import { findGrades } from './find-grades.js';
import { limitsLine } from './grade-limits.js';
import { words } from './post.words.js';

interface GradePickerProps {
  readonly chosen: Grade | null;
  readonly onChoose: (grade: Grade) => void;
  readonly onClose: () => void;
}

/** Every grade by whatever a yard calls it. What may not be a lot is shown with the way out, and cannot be chosen. */
export function GradePicker({ chosen, onChoose, onClose }: GradePickerProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [only, setOnly] = useState<StandardId | null>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    search.current?.focus();
  }, []);
  const groups = findGrades(typed, only);
  const count = groups.reduce((sum, { grades }) => sum + grades.length, 0);
  const choose = (grade: Grade) => {
    onChoose(grade);
    dialog.current?.close();
  };
  return (
    <dialog className="dlg grades" ref={dialog} aria-labelledby={`${id}-title`} onClose={onClose}>
      <div className="gh">
        <div className="gt">
          <h2 id={`${id}-title`}>{w.chooseGrade}</h2>
          <button type="button" className="ib" aria-label={t.close} onClick={() => dialog.current?.close()}>
            <Icon name="x" />
          </button>
        </div>
        <label className="vh" htmlFor={`${id}-search`}>
          {w.searchGrade}
        </label>
        <div className="in">
          <input
            id={`${id}-search`}
            ref={search}
            type="search"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={64}
            placeholder={w.searchGrade}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
        </div>
        <div className="chips">
          {[null, 'cn-trade' as const, ...standards.map(standard => standard.id).filter(one => one !== 'cn-trade')].map(
            standard => (
              <button
                key={standard ?? 'all'}
                type="button"
                className="chip"
                aria-pressed={only === standard}
                onClick={() => setOnly(standard)}
              >
                {standard === null ? w.all : (w.standardNames[standard] ?? standard)}
              </button>
            ),
          )}
          <span className="m" role="status">
            {w.foundGrades(count)}
          </span>
        </div>
      </div>
      <div className="gl">
        {groups.map(({ standard, grades }) => (
          <section key={standard} aria-labelledby={`${id}-${standard}`}>
            <h3 id={`${id}-${standard}`}>{w.standardNames[standard] ?? standard}</h3>
            <ul>
              {grades.map(grade => (
                <li key={grade.code}>
                  <Option
                    grade={grade}
                    isChosen={chosen?.standard === grade.standard && chosen.code === grade.code}
                    onChoose={choose}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {count === 0 && <p className="none">{w.noGrade}</p>}
        <p className="m end">{w.nameNotChemistry}</p>
      </div>
    </dialog>
  );
}

interface OptionProps {
  readonly grade: Grade;
  readonly isChosen: boolean;
  readonly onChoose: (grade: Grade) => void;
}

function Option({ grade, isChosen, onChoose }: OptionProps) {
  const w = useWords(words);
  const refusal = lotRefusal(grade.standard, grade.code, null);
  if (refusal !== null) {
    return (
      <div className="opt dis">
        <Icon name="lock" />
        <div className="f1">
          <GradeName grade={grade} />
          <span className="m">{refusal === 'HAZARDOUS_WASTE' ? w.hazardous : w.notALot}</span>
          {refusal === 'HAZARDOUS_WASTE' && (
            <details>
              <summary>{w.whatToDo}</summary>
              <p>{w.hazardousWayOut}</p>
            </details>
          )}
        </div>
      </div>
    );
  }
  return (
    <button type="button" className="opt" aria-pressed={isChosen} onClick={() => onChoose(grade)}>
      <span className="f1">
        <GradeName grade={grade} />
        <span className="m">{grade.limits.length === 0 ? w.noLimitsShort : limitsLine(grade, w)}</span>
      </span>
      {isChosen && <Icon name="check" />}
    </button>
  );
}

/** The trade name in the reader's language, the other one, pinyin, and the stamp. */
export function GradeName({ grade }: { readonly grade: Grade }) {
  const { language } = useLanguage();
  const { en, zh, pinyin } = grade.names;
  return (
    <span className="gn">
      <b>{language === 'en' ? en : zh}</b>
      <span className="m" lang={language === 'en' ? 'zh-CN' : undefined}>
        {language === 'en' ? zh : (pinyin ?? <span lang="en">{en}</span>)}
      </span>
      <GradeStamp standard={grade.standard} code={grade.code} />
    </span>
  );
}

export function GradeStamp({ standard, code }: { readonly standard: string; readonly code: string }) {
  const w = useWords(words);
  return (
    <span className="stamp">
      <i>{w.standardNames[standard] ?? standard}</i>
      <b>{code}</b>
    </span>
  );
}
