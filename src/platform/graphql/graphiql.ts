import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** `GET /graphiql`: a small page of our own to try operations by hand. It loads nothing from anywhere. Not for production. */
export function serveExplorer(fastify: FastifyInstance, endpoint: string): void {
  fastify.get('/graphiql', async (_request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'`;
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .send(page(nonce, endpoint));
  });
}

const page = (nonce: string, endpoint: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>AluLoop GraphQL</title>
<style nonce="${nonce}">
  body { margin: 1rem; font: 14px/1.4 system-ui, sans-serif; display: grid; grid-template-columns: 1fr 1fr; gap: .5rem 1rem; }
  h1 { grid-column: 1 / -1; font-size: 1rem; margin: 0; }
  textarea, pre { width: 100%; box-sizing: border-box; font: 13px/1.4 ui-monospace, monospace; }
  #query { height: 50vh; } #variables, #token { height: 5rem; } #token { height: 1.8rem; }
  pre { margin: 0; overflow: auto; max-height: 80vh; border: 1px solid #ccc; padding: .5rem; white-space: pre-wrap; }
</style>
<h1>POST ${endpoint}</h1>
<form id="form">
  <label>Operation <textarea id="query" spellcheck="false">{ __typename }</textarea></label>
  <label>Variables (JSON) <textarea id="variables" spellcheck="false">{}</textarea></label>
  <label>Bearer token <textarea id="token" spellcheck="false"></textarea></label>
  <button>Run (Ctrl+Enter)</button>
</form>
<pre id="answer" aria-live="polite"></pre>
<script nonce="${nonce}">
  const field = id => document.getElementById(id);
  const run = async () => {
    const token = field('token').value.trim();
    try {
      const response = await fetch(${JSON.stringify(endpoint)}, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          ...(token ? { authorization: 'Bearer ' + token } : {}),
        },
        body: JSON.stringify({ query: field('query').value, variables: JSON.parse(field('variables').value || '{}') }),
      });
      field('answer').textContent = response.status + '\\n' + JSON.stringify(await response.json(), null, 2);
    } catch (error) {
      field('answer').textContent = String(error);
    }
  };
  field('form').addEventListener('submit', event => { event.preventDefault(); run(); });
  addEventListener('keydown', event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run(); });
</script>
</html>
`;
