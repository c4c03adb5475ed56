import { useEffect, useMemo, useState } from 'react';

/** Words with the full seconds that are left until performance.now() reaches `localMs`; never below 1. */
export function SecondsUntil({ localMs, children }: { localMs: number; children: (seconds: number) => string }) {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return <>{children(Math.max(1, Math.ceil((localMs - nowMs) / 1_000)))}</>;
}

/** The same until an instant of this device's clock, epoch milliseconds. */
export function SecondsUntilInstant({ instant, children }: { instant: number; children: (seconds: number) => string }) {
  const localMs = useMemo(() => instant - Date.now() + performance.now(), [instant]);
  return <SecondsUntil localMs={localMs}>{children}</SecondsUntil>;
}
