import type { Sample } from '@app/grading';
import { type Ppm, ppm } from '@app/units';

/** A sample as jsonb keeps it: parts per million as decimal text, since JSON has no exact integers of this size. */
export function sampleToJson(sample: Sample): object {
  return JSON.parse(JSON.stringify(sample, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)));
}

type Kept<T> = T extends bigint
  ? string
  : T extends readonly (infer Item)[]
    ? Kept<Item>[]
    : T extends object
      ? { [K in keyof T]: Kept<T[K]> }
      : T;

export function sampleFromJson(json: object): Sample {
  const kept = json as Kept<Sample>;
  return {
    form: kept.form,
    composition: kept.composition.map(({ element, share, plusMinus }) => ({
      element,
      share: ppm(BigInt(share)),
      plusMinus: parts(plusMinus),
    })),
    moisture: parts(kept.moisture),
    inclusion: parts(kept.inclusion),
    metalRecovery: parts(kept.metalRecovery),
    metalContent: parts(kept.metalContent),
    freeIron: parts(kept.freeIron),
    oilGrease: parts(kept.oilGrease),
    fines: parts(kept.fines),
    radioactivityPassed: kept.radioactivityPassed,
  };
}

const parts = (text: string | null): Ppm | null => (text === null ? null : ppm(BigInt(text)));
