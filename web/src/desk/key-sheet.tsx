import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../language/words.js';
import { words } from './desk.words.js';

interface KeySheetProps {
  readonly keysOn: boolean;
  readonly onKeysOn: (on: boolean) => void;
  readonly onClose: () => void;
}

/** All keys, and the switch that turns them off for whoever speaks to the machine instead of typing (WCAG 2.1.4). */
export function KeySheet({ keysOn, onKeysOn, onClose }: KeySheetProps) {
  const w = useWords(words);
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const rows: readonly (readonly [ReactNode, string])[] = [
    [
      <>
        <kbd>1</kbd>–<kbd>6</kbd>
      </>,
      w.keyFocus,
    ],
    [
      <>
        <kbd>↑</kbd> <kbd>↓</kbd>
      </>,
      w.keyStep,
    ],
    [
      <>
        <kbd>Shift</kbd> + <kbd>↑</kbd> <kbd>↓</kbd>
      </>,
      w.keyBold,
    ],
    [<kbd key="k">Enter</kbd>, w.keyEnter],
    [<kbd key="k">P</kbd>, w.keyLimit],
    [<kbd key="k">Esc</kbd>, w.keyCancel],
    [<kbd key="k">M</kbd>, w.keyMute],
    [<kbd key="k">R</kbd>, w.keyReorder],
    [<kbd key="k">?</kbd>, w.keyHelp],
  ];
  return (
    <dialog className="dlg keysheet" ref={dialog} aria-labelledby={title} onClose={onClose}>
      <form method="dialog">
        <h2 id={title}>{w.keys}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{w.keyTable}</th>
              <th scope="col">{w.keyMeans}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([keys, means]) => (
              <tr key={means}>
                <td className="n">{keys}</td>
                <td>{means}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="m">{w.keysHint}</p>
        <label className="switch">
          <input type="checkbox" checked={keysOn} onChange={event => onKeysOn(event.target.checked)} />
          {w.keysSwitch}
        </label>
        <div className="df">
          <button type="submit" className="btn pri">
            {w.close}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** The keys in one line under the cells. */
export function KeyStrip({ keysOn }: { readonly keysOn: boolean }) {
  const w = useWords(words);
  if (!keysOn) return <p className="p strip m">{w.keysOff}</p>;
  return (
    <p className="p strip">
      <b>{w.keys}</b>
      <span>
        <kbd>1</kbd>–<kbd>6</kbd> {w.keyFocus}
      </span>
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {w.keyStep}
      </span>
      <span>
        <kbd>Enter</kbd> {w.keyEnterShort}
      </span>
      <span>
        <kbd>P</kbd> {w.keyLimit}
      </span>
      <span>
        <kbd>Esc</kbd> {w.keyCancelShort}
      </span>
      <span>
        <kbd>M</kbd> {w.keyMuteShort}
      </span>
      <span>
        <kbd>R</kbd> {w.keyReorderShort}
      </span>
      <span>
        <kbd>?</kbd> {w.keyHelp}
      </span>
    </p>
  );
}
