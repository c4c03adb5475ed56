import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { credentialWords } from './credential.words.js';

/** What failed, that the rest works, and the way to try again. */
export function LoadFailed({ message, onRetry }: { readonly message: string | null; readonly onRetry: () => void }) {
  const words = useWords(credentialWords);
  return (
    <Alert tone="bad" icon="warn" title={words.loadFailed} spoken>
      <p>{message ?? words.failedText}</p>
      <button type="button" className="btn" onClick={onRetry}>
        {words.retry}
      </button>
    </Alert>
  );
}
