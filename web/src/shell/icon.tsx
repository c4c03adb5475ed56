const PATHS = {
  check: 'M3 8.5l3.2 3.2L13 5',
  warn: 'M8 2.2l6.3 11.3H1.7zM8 6.4v3.2M8 11.6v.1',
  info: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 7.4v3.6M8 5v.1',
  clock: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 4.6V8l2.4 1.6',
  down: 'M8 3v9.5M4 8.6l4 4 4-4',
  lock: 'M4 7h8a1 1 0 011 1v5a1 1 0 01-1 1H4a1 1 0 01-1-1V8a1 1 0 011-1zM5 7V5a3 3 0 016 0v2',
  theme: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 2v12M8 5h5M8 8h6M8 11h5',
  x: 'M4 4l8 8M12 4l-8 8',
  empty: 'M6 3.2l4.2 4.2M3.8 5.4L8 9.6M4.9 4.3l-2 2M9.1 8.5l-2 2M9.4 8.6l4.4 4.4M2 14h6',
} as const;

export type IconName = keyof typeof PATHS;

/** Drawn beside a word that says the same. */
export function Icon({ name, className = '' }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg className={`i ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
