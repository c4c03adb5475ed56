import type { TradeSide } from '@app/settlement';
import { useEffect, useRef, useState } from 'react';
import { isUndecided } from '../api/command-sender.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { type Act, ActOutcome } from './act-outcome.js';
import { grouped } from './figures.js';
import type { Settlement } from './trade.js';
import type { Confirmation } from './trades.js';
import { words } from './trades.words.js';

interface ConfirmSettlementProps {
  readonly tradeId: string;
  readonly side: TradeSide;
  readonly sheet: Settlement;
  readonly act: Act<Confirmation>;
}

/** Two steps: the amount, then the same amount on the button that binds. */
export function ConfirmSettlement({ tradeId, side, sheet, act }: ConfirmSettlementProps) {
  const w = useWords(words);
  const { t } = useLanguage();
  const [checking, setChecking] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (checking) confirm.current?.focus();
  }, [checking]);
  const { state, sender } = act;
  const isBusy = isUndecided(state);
  const amount = grouped(sheet.amount);
  return (
    <div className="col">
      <div>
        <span className="lab">{side === 'BUYER' ? w.toPay : w.toReceive}</span>
        <span className="n h2">
          {amount}
          <span className="u">{t.cny}</span>
        </span>
      </div>
      <p className="m">{checking ? w.confirmFinal(grouped(sheet.settlementKg), amount) : w.confirmText}</p>
      <ActOutcome act={act} id={null} />
      {checking ? (
        <>
          <button
            type="button"
            ref={confirm}
            className="btn pri lg blk act"
            disabled={isBusy}
            onClick={() => {
              setChecking(false);
              sender.place({ tradeId, amount: sheet.amount });
            }}
          >
            {w.confirm(amount)}
          </button>
          <button type="button" className="btn blk" onClick={() => setChecking(false)}>
            {t.cancel}
          </button>
        </>
      ) : (
        <button type="button" className="btn pri lg blk" disabled={isBusy} onClick={() => setChecking(true)}>
          {w.checkConfirm}
        </button>
      )}
    </div>
  );
}
