import { rowsOf, type Row } from './figures';
import type { QuestionFigures } from './measure';
import { ratioText } from './tables';

/* An SVG chart of horizontal bars, one group per question, which follows the reader's light or dark mode. */

const width = 860;
const labels = 215;
const values = 150;
const barHeight = 14;
const rowHeight = 21;
const groupHead = 34;
const top = 62;
const axisHeight = 52;

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; stroke: #ffffff; stroke-width: 4px; paint-order: stroke; }
  .title { font-size: 17px; font-weight: 600; }
  .group { font-weight: 600; }
  .note { fill: #59636e; }
  .page { fill: #ffffff; }
  .grid { stroke: #d1d9e0; }
  .one { stroke: #59636e; stroke-dasharray: 4 3; }
  .gateway { fill: #0969da; }
  .peer { fill: #9198a1; }
  .limit { fill: none; stroke: #9198a1; }
  .spread { stroke: #1f2328; stroke-opacity: 0.6; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; stroke: #0d1117; }
    .note { fill: #9198a1; }
    .page { fill: #0d1117; }
    .grid { stroke: #3d444d; }
    .one { stroke: #9198a1; }
    .gateway { fill: #4493f8; }
    .peer { fill: #656c76; }
    .limit { stroke: #9198a1; }
    .spread { stroke: #f0f6fc; }
  }
`;

const escaped = (text: string): string =>
  text.replaceAll('`', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const text = (x: number, y: number, words: string, kind = '', anchor = 'start'): string =>
  `<text x="${x}" y="${y}" class="${kind}" text-anchor="${anchor}">${escaped(words)}</text>`;

const line = (kind: string, x1: number, y1: number, x2: number, y2: number): string =>
  `<line class="${kind}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;

const kindOf = ({ server }: Row): string => {
  if (server.isLimit) return 'limit';
  return server.name === 'gateway' ? 'gateway' : 'peer';
};

type Scale = (ratio: number) => number;

const bar = (row: Row, y: number, scale: Scale): string => {
  const middle = y + barHeight / 2;
  const [from, to] = [scale(row.ratio.min), scale(row.ratio.max)];
  const perSecond = Math.round(row.perSecond.median).toLocaleString('en-US');
  return [
    text(labels - 8, middle + 4, row.server.title, '', 'end'),
    `<rect class="${kindOf(row)}" x="${labels}" y="${y}" width="${(scale(row.ratio.median) - labels).toFixed(1)}" height="${barHeight}"/>`,
    line('spread', Number(from.toFixed(1)), middle, Number(to.toFixed(1)), middle),
    text(
      Math.round(Math.max(to, scale(row.ratio.median))) + 8,
      middle + 4,
      `${ratioText(row.ratio.median)} (${perSecond}/s)`,
    ),
  ].join('\n');
};

const group = (title: string, rows: readonly Row[], y: number, scale: Scale): string =>
  [
    text(labels, y + groupHead - 10, title, 'group'),
    ...rows.map((row, index) => bar(row, y + groupHead + index * rowHeight, scale)),
  ].join('\n');

/** The requests per second of all servers, relative to the reference. `machine` is the line below the title. */
export const chartOf = (questions: readonly QuestionFigures[], machine: string): string => {
  const groups = questions.map((figures) => ({ title: figures.question.title, rows: rowsOf(figures) }));
  const largest = Math.ceil(Math.max(...groups.flatMap(({ rows }) => rows.map(({ ratio }) => ratio.max))));
  const scale: Scale = (ratio) => labels + (ratio / largest) * (width - labels - values);
  const tops: number[] = [];
  let bottom = top;
  for (const { rows } of groups) {
    tops.push(bottom);
    bottom += groupHead + rows.length * rowHeight;
  }
  const ticks = Array.from({ length: largest + 1 }, (_, ratio) => ratio);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + axisHeight}" role="img" aria-labelledby="title">`,
    '<title id="title">Requests per second of each server, relative to Mercurius with JIT</title>',
    `<style>${style}</style>`,
    `<rect class="page" width="${width}" height="${bottom + axisHeight}"/>`,
    text(16, 28, 'Requests per second, relative to Mercurius with JIT', 'title'),
    text(16, 48, `Everything cached, no AWS calls. ${machine}`, 'note'),
    ...ticks.map((ratio) =>
      line(ratio === 1 ? 'one' : 'grid', Math.round(scale(ratio)), top + 8, Math.round(scale(ratio)), bottom),
    ),
    ...groups.map(({ title, rows }, index) => group(title, rows, tops[index] ?? top, scale)),
    ...ticks.map((ratio) => text(Math.round(scale(ratio)), bottom + 18, `${ratio}`, 'note', 'middle')),
    text(
      labels,
      bottom + 40,
      'Ratio of requests per second; longer is faster. Thin lines: lowest to highest round. Outlined: limits.',
      'note',
    ),
    '</svg>',
    '',
  ].join('\n');
};
