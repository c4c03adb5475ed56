import type { CredentialKind } from '@app/compliance';
import { useId } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import { credentialWords } from './credential.words.js';
import { MarkedNumber } from './credential-facts.js';
import { words as allWords } from './credentials.words.js';
import type { TypedNumber } from './typed-number.js';

interface NumberFieldProps {
  readonly kind: CredentialKind;
  readonly typed: string;
  /** as it will be sent */
  readonly number: string | null;
  readonly judged: TypedNumber;
  readonly required: boolean;
  /** somebody tried to submit: what is missing is a mistake now */
  readonly tried: boolean;
  readonly disabled: boolean;
  readonly onType: (typed: string) => void;
}

export function NumberField({ kind, typed, number, judged, required, tried, disabled, onType }: NumberFieldProps) {
  const { t } = useLanguage();
  const words = useWords(allWords);
  const shared = useWords(credentialWords);
  const hint = useId();
  const incomplete = tried && (judged.kind === 'GOING_ON' || (judged.kind === 'NOTHING' && required));
  const wrong = judged.kind === 'WRONG' || incomplete;
  const wrongAt = judged.kind === 'WRONG' ? judged.position : incomplete && number !== null ? number.length + 1 : null;
  const isPermit = kind === 'DISCHARGE_PERMIT';
  return (
    <div className="fld">
      <label>
        <span className="l">
          {words.number}
          {!required && <span className="t3">{t.optional}</span>}
        </span>
        <span className={wrong ? 'in err' : 'in'}>
          <input
            className="code"
            value={typed}
            disabled={disabled}
            maxLength={100}
            autoComplete="off"
            autoCapitalize={isPermit ? 'characters' : 'off'}
            spellCheck={false}
            aria-invalid={wrong}
            aria-describedby={hint}
            onChange={event => onType(event.target.value)}
          />
        </span>
      </label>
      <div id={hint} aria-live="polite">
        {number !== null && (wrongAt !== null || number !== typed) && (
          <span className="hint sent">
            {number !== typed && wrongAt === null && `${words.sentAs} `}
            <MarkedNumber number={number} wrongAt={wrongAt} />
          </span>
        )}
        <span className={wrong ? 'hint e' : judged.kind === 'RIGHT' ? 'hint good' : 'hint'}>{hintText()}</span>
        {judged.kind === 'RIGHT' && judged.registrationOnly && (
          <span className="hint c-warn">
            <Icon name="warn" className="s" />
            <span>{shared.receipt}</span>
          </span>
        )}
      </div>
    </div>
  );

  function hintText(): string {
    switch (judged.kind) {
      case 'WRONG':
        return shared.faults[judged.fault](judged.position);
      case 'GOING_ON':
        return tried ? shared.faults.WRONG_LENGTH(judged.typed + 1) : words.goingOn(judged.typed, judged.total);
      case 'RIGHT':
        return isPermit ? words.permitRight : words.numberRight;
      case 'NOTHING':
        if (incomplete) return words.numberRequired;
        return words.numberHints[isPermit ? 'PERMIT' : required ? 'REQUIRED' : 'OPTIONAL'];
    }
  }
}
