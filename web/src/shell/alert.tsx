import type { ReactNode } from 'react';
import { useLanguage } from '../language/language-context.js';
import { Icon, type IconName } from './icon.js';

interface AlertProps {
  readonly tone: 'ok' | 'warn' | 'bad' | 'acc';
  readonly icon: IconName;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** spoken at once; left out where a live region speaks already */
  readonly spoken?: boolean;
  readonly onClose?: () => void;
}

/** One piece of news: what happened, then what to do. */
export function Alert({ tone, icon, title, children, spoken = false, onClose }: AlertProps) {
  const { t } = useLanguage();
  return (
    <div className={`alert ${tone}`} role={spoken ? 'alert' : undefined}>
      <Icon name={icon} />
      <div>
        {title !== undefined && <b>{title}</b>}
        {children}
      </div>
      {onClose !== undefined && (
        <button type="button" className="ib" aria-label={t.close} onClick={onClose}>
          <Icon name="x" />
        </button>
      )}
    </div>
  );
}
