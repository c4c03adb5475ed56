import { useState } from 'react';

/** A switch whose position is kept in this browser under `aluloop-desk-<name>`; on until somebody turned it off. */
export function useKeptSwitch(name: string): readonly [on: boolean, turn: (on: boolean) => void] {
  const key = `aluloop-desk-${name}`;
  const [on, setOn] = useState(() => {
    try {
      return localStorage.getItem(key) !== 'off';
    } catch {
      return true;
    }
  });
  const turn = (next: boolean): void => {
    setOn(next);
    try {
      localStorage.setItem(key, next ? 'on' : 'off');
    } catch {
      // the choice lasts for this page
    }
  };
  return [on, turn];
}
