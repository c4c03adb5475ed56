import { type Ppm, WHOLE_PPM } from '@app/units';
import { useRef } from 'react';
import { useWords } from '../language/words.js';
import { ratio, shareOf } from './figures.js';
import { shareWords } from './share.words.js';
import { useWidth } from './use-width.js';

const HEIGHT = 24;
const HATCH_HEIGHT = 8;

interface ShareBarProps {
  readonly recycled: Ppm;
  readonly post: Ppm;
  /** part of the metal whose aluminium is assumed, hatched below; null: not shown */
  readonly assumed: Ppm | null;
  readonly target?: Ppm | null;
}

/** One whole of metal from left to right: post-consumer, pre-consumer, the rest; below it the part that nobody verified. */
export function ShareBar({ recycled, post, assumed, target = null }: ShareBarProps) {
  const w = useWords(shareWords);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const at = (share: bigint): number => Math.round(ratio(share, WHOLE_PPM) * width);
  const [postEnd, recycledEnd] = [at(post), at(recycled)];
  const rest = (WHOLE_PPM - recycled) as Ppm;
  const pre = (recycled - post) as Ppm;
  const height = HEIGHT + (assumed === null || assumed === 0n ? 0 : HATCH_HEIGHT + 4);
  const sentence = [
    w.barSentence(shareOf(post), shareOf(pre), shareOf(rest)),
    ...(assumed === null || assumed === 0n ? [] : [w.assumedBar(shareOf(assumed))]),
  ].join('; ');
  return (
    <div className="sh-bar" ref={frame}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={sentence}>
          <rect className="s-rest" x={0.5} y={0.5} width={Math.max(0, width - 1)} height={HEIGHT - 1} />
          {recycledEnd > postEnd && (
            <rect className="s-pre" x={postEnd} width={recycledEnd - postEnd} height={HEIGHT} />
          )}
          {postEnd > 0 && (
            <rect className="s-post" width={Math.max(1, postEnd - (recycledEnd > postEnd ? 1 : 0))} height={HEIGHT} />
          )}
          {target !== null && <line className="s-target" x1={at(target)} x2={at(target)} y1={0} y2={HEIGHT} />}
          {assumed !== null && assumed > 0n && (
            <>
              <Hatch id="sh-hatch-bar" />
              <rect
                className="s-hatch"
                fill="url(#sh-hatch-bar)"
                x={0.5}
                y={HEIGHT + 4.5}
                width={Math.max(2, at(assumed) - 1)}
                height={HATCH_HEIGHT - 1}
              />
            </>
          )}
        </svg>
      )}
    </div>
  );
}

/** The pattern of whatever is not verified. */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="s-hatching" width="2" height="5" />
      </pattern>
    </defs>
  );
}
