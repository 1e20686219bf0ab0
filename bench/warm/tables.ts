import { table } from '../document';
import { type Row, rowsOf, spreadOf } from './figures';
import type { Comparison } from './comparison';
import type { QuestionFigures, StartFigures } from './measure';

const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');
const megabytes = (bytes: number): string => `${grouped(bytes / 1_000_000)} MB`;
/** Two significant digits or more, without an exponent. */
export const precise = (value: number): string =>
  value.toFixed(Math.min(4, Math.max(0, 1 - Math.floor(Math.log10(Math.max(value, 1e-4))))));

export const ratioText = (ratio: number): string => ratio.toFixed(2);

const cellsOf = ({ server, perSecond, ratio, cpuMs, residentBytes, bytes }: Row) => [
  server.title,
  grouped(perSecond.median),
  `${grouped(perSecond.min)}–${grouped(perSecond.max)}`,
  ratioText(ratio.median),
  `${precise(cpuMs)} ms`,
  megabytes(residentBytes),
  grouped(bytes),
];

const questionTable = (figures: QuestionFigures): string =>
  table([
    [
      figures.question.title,
      'requests/s',
      'min–max',
      '× Mercurius with JIT',
      'CPU per request',
      'memory',
      'bytes',
    ],
    ...rowsOf(figures).map(cellsOf),
  ]);

const startTable = (starts: readonly StartFigures[]): string =>
  table([
    ['Start-up', 'start to ready', 'min–max', 'memory'],
    ...starts.map(({ server, startMs, residentBytes }) => {
      const { median, min, max } = spreadOf(startMs);
      return [
        server.title,
        `${grouped(median)} ms`,
        `${grouped(min)}–${grouped(max)} ms`,
        megabytes(residentBytes),
      ];
    }),
  ]);

/** All tables of the comparison, as Markdown. */
export const comparisonTables = ({ questions, starts }: Comparison): string =>
  [...questions.map(questionTable), startTable(starts)].join('\n\n');
