import { type RefObject, useEffect } from 'react';

/** After a check that found something wrong, the first wrong field has the focus. */
export function useFirstProblem(
  form: RefObject<HTMLFormElement | null>,
  checked: { readonly kind: 'READY' | 'WRONG' } | null,
): void {
  useEffect(() => {
    if (checked?.kind === 'WRONG') form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, checked]);
}
