import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

interface NoticeProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** A page that has nothing to show says so, and where to go on. */
export function NoticePage(notice: NoticeProps) {
  return (
    <main className="page" id="main">
      <section className="p empty">
        <Icon name={notice.icon} />
        <h1>{notice.title}</h1>
        <p>{notice.text}</p>
        {notice.children}
      </section>
    </main>
  );
}

/** The same in place of a part of the page. */
export function Notice(notice: NoticeProps & { readonly className?: string }) {
  return (
    <section className={`p empty ${notice.className ?? ''}`}>
      <Icon name={notice.icon} />
      <h2>{notice.title}</h2>
      <p>{notice.text}</p>
      {notice.children}
    </section>
  );
}
