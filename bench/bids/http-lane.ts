import { connect, type Socket } from 'node:net';

/**
 * One keep-alive HTTP/1.1 connection that has one request under way at a time. By hand on a socket, because client and server share the
 * machine: what the load generator computes is missing to what is measured. Understands what our server sends (a status line, headers
 * with Content-Length, a body) and throws on anything else.
 */
export class HttpLane {
  private readonly socket: Socket;
  private readonly head: string;
  private received = '';
  private onAnswer: ((status: number, body: string) => void) | null = null;

  constructor(
    port: number,
    token: string,
    private readonly onFault: (error: Error) => void,
  ) {
    this.head = [
      'POST /graphql HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      'Accept: application/graphql-response+json',
      'Accept-Language: en',
      'Content-Length: ',
    ].join('\r\n');
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.socket.setEncoding('latin1');
    this.socket.on('data', (text: string) => this.read(text));
    this.socket.on('error', onFault);
    this.socket.on('close', () => this.onAnswer && onFault(new Error('the server closed a connection in mid-request')));
  }

  /** Posts a body of ASCII characters; `onAnswer` hears status and body. Not before the last answer. */
  post(body: string, onAnswer: (status: number, body: string) => void): void {
    if (this.onAnswer !== null) throw new Error('a request is under way');
    this.onAnswer = onAnswer;
    this.socket.write(`${this.head}${body.length}\r\n\r\n${body}`, 'latin1');
  }

  end(): void {
    this.socket.destroy();
  }

  private read(text: string): void {
    this.received = this.received === '' ? text : this.received + text;
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.received.slice(0, headEnd))?.[1];
    if (length === undefined) {
      this.onFault(new Error(`no length: ${this.received.slice(0, headEnd)}`));
      return;
    }
    const end = headEnd + 4 + Number(length);
    if (this.received.length < end) return;
    const status = Number(this.received.slice(9, 12));
    const body = this.received.slice(headEnd + 4, end);
    this.received = this.received.slice(end);
    const { onAnswer } = this;
    this.onAnswer = null;
    onAnswer?.(status, body);
  }
}
