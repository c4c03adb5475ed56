import type { ReactNode } from 'react';
import { useLanguage } from '../language/language-context.js';
import { Link } from '../shell/address.js';
import { Icon } from '../shell/icon.js';

/** A page that has nothing to show says so, and where to go on. */
export function Nothing({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <main className="page" id="main">
      <section className="p empty">
        <Icon name="empty" />
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
      </section>
    </main>
  );
}

export function NotFound() {
  const { t } = useLanguage();
  return (
    <Nothing title={t.notFoundTitle} text={t.notFoundText}>
      <Link className="btn" to="/next">
        {t.toSoonest}
      </Link>
    </Nothing>
  );
}
