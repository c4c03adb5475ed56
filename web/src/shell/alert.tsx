import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

interface AlertProps {
  readonly tone: 'ok' | 'warn' | 'bad' | 'acc';
  readonly icon: IconName;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** spoken at once; left out where a live region speaks already */
  readonly spoken?: boolean;
}

/** One piece of news: what happened, then what to do. */
export function Alert({ tone, icon, title, children, spoken = false }: AlertProps) {
  return (
    <div className={`alert ${tone}`} role={spoken ? 'alert' : undefined}>
      <Icon name={icon} />
      <div>
        {title !== undefined && <b>{title}</b>}
        {children}
      </div>
    </div>
  );
}
