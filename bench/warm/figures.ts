import { medianOf } from '../latency';
import type { QuestionFigures, ServerFigures, Slice } from './measure';
import { reference } from './servers';

/** The median of several rounds, with the smallest and the largest value. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  median: medianOf(values),
  min: Math.min(...values),
  max: Math.max(...values),
});

/** A row of a table: one server with one question. */
export interface Row extends ServerFigures {
  readonly perSecond: Spread;
  /** Relative to the reference in the same round, so that a slow moment of the machine affects both. */
  readonly ratio: Spread;
  readonly cpuMs: number;
}

const perSecondOf = ({ requestsPerSecond }: Slice): number => requestsPerSecond;

export const rowsOf = ({ servers }: QuestionFigures): readonly Row[] => {
  const base = servers.find(({ server }) => server.name === reference)?.slices.map(perSecondOf) ?? [];
  return servers.map((figures) => {
    const perSecond = figures.slices.map(perSecondOf);
    return {
      ...figures,
      perSecond: spreadOf(perSecond),
      ratio: spreadOf(perSecond.map((value, round) => value / (base[round] ?? NaN))),
      cpuMs: medianOf(figures.slices.map(({ cpuMsPerRequest }) => cpuMsPerRequest)),
    };
  });
};
