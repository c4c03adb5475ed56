import net, { type AddressInfo, type Socket } from 'node:net';

/** The line between a browser and a server. */
export interface Line {
  readonly url: string;
  /** Open connections break, new ones find nobody. */
  cut(): void;
  /** Nothing comes through any more, and nobody is told: connections stay, and new ones can be made. `ANSWERS`: what the browser sends
   *  still arrives. Whatever was sent meanwhile arrives late, when the line is mended. */
  hush(what: 'EVERYTHING' | 'ANSWERS'): void;
  mend(): void;
  close(): Promise<void>;
}

/** `near` is the browser's end, `far` the server's. */
interface Connection {
  readonly near: Socket;
  readonly far: Socket;
}

export async function lineTo(url: string): Promise<Line> {
  const { hostname, port } = new URL(url);
  const connections = new Set<Connection>();
  let state: 'WHOLE' | 'CUT' | 'NO_ANSWERS' | 'SILENT' = 'WHOLE';
  const turn = (to: typeof state): void => {
    state = to;
    for (const connection of connections) heed(connection);
  };
  const heed = ({ near, far }: Connection): void => {
    if (state === 'CUT') near.destroy();
    else {
      if (state === 'SILENT') near.pause();
      else near.resume();
      if (state === 'WHOLE') far.resume();
      else far.pause();
    }
  };
  const line = net.createServer({ pauseOnConnect: true }, near => {
    if (state === 'CUT') return near.destroy();
    const connection = { near, far: net.connect(Number(port), hostname) };
    connections.add(connection);
    join(connection, () => connections.delete(connection));
    heed(connection);
  });
  await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    cut: () => turn('CUT'),
    hush: what => turn(what === 'ANSWERS' ? 'NO_ANSWERS' : 'SILENT'),
    mend: () => turn('WHOLE'),
    close: () => {
      turn('CUT');
      return new Promise(resolve => line.close(() => resolve()));
    },
  };
}

/** What comes in at one end goes out at the other, as long as that end is read; one end takes the other with it. Not `pipe`, which reads
 *  on by itself. Nothing here is large enough to wait for a slow reader. */
function join({ near, far }: Connection, onGone: () => void): void {
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    from.on('data', bytes => to.write(bytes));
    from.on('end', () => to.end());
    from.on('error', () => to.destroy());
    from.once('close', () => {
      to.destroy();
      onGone();
    });
  }
}
