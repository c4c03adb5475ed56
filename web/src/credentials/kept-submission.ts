import type { Submission } from './my-credentials.js';

const keyOf = (organisationId: string): string => `aluloop-credential:${organisationId}`;

/** The submission that nobody has answered yet, also after the page was left; per organisation. */
export function keptSubmission(organisationId: string): Submission | null {
  try {
    const text = localStorage.getItem(keyOf(organisationId));
    return text === null ? null : (JSON.parse(text) as Submission);
  } catch {
    return null;
  }
}

/** Before it is sent; null once it is answered. Where nothing may be stored the page alone keeps it. */
export function keepSubmission(organisationId: string, submission: Submission | null): void {
  try {
    if (submission === null) localStorage.removeItem(keyOf(organisationId));
    else localStorage.setItem(keyOf(organisationId), JSON.stringify(submission));
  } catch {
    // storage is full or forbidden
  }
}
