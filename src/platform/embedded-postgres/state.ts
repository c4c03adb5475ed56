/** How the server is. RUNNING: it answers. RESTARTING: it died unasked and is being brought up again on the same port.
 *  GIVEN_UP: it died too often, or could not be brought up; only a new start helps. STOPPED: `stop()` was called. */
export type EmbeddedPostgresState =
  | { readonly kind: 'RUNNING' }
  | { readonly kind: 'RESTARTING' }
  | { readonly kind: 'GIVEN_UP'; readonly reason: string }
  | { readonly kind: 'STOPPED' };
