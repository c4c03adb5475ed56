import { useLanguage } from '../language/language-context.js';

/** The two panels before their data, in the final geometry; nothing moves in it. */
export function ListSkeleton() {
  const { t } = useLanguage();
  return (
    <div className="opg" aria-busy="true">
      <div className="vh" role="status">
        {t.loading}
      </div>
      <div className="p list">
        <div className="ph" />
        {['a', 'b', 'c', 'd'].map(row => (
          <div key={row} className="sk-row">
            <span className="sk wide" />
            <span className="sk" />
          </div>
        ))}
      </div>
      <div className="p">
        <div className="ph" />
        <div className="pb sk-body" />
      </div>
    </div>
  );
}
