import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { BarChart, type BaseChart, Interpolation, LineChart } from 'chartist';
import { useEffect, useRef } from 'react';

export interface Series {
  readonly name: string;
  /** A value for each label. Null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** A CSS value, such as a color of the theme. */
  readonly color: string;
  readonly isDashed?: boolean;
}

interface Props {
  readonly kind: 'bars' | 'lines';
  /** What the chart shows, for readers who do not see it. A table has the numbers. */
  readonly summary: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** The text of a value on the axis. */
  readonly format: (value: number) => string;
  /** The largest value of the axis. By default, that of the series. */
  readonly high?: number;
}

/** The width of a label of the horizontal axis, in pixels. */
const labelWidth = 56;

/** Draws the chart into an element. */
const draw = (element: HTMLElement, { kind, labels, series, format, high }: Props): BaseChart => {
  const fitting = Math.max(1, Math.floor((element.clientWidth - 60) / labelWidth));
  const step = Math.ceil(labels.length / fitting);
  const barWidth = Math.max(2, Math.min(12, (element.clientWidth - 60) / labels.length - 2));
  element.style.setProperty('--bar-width', `${barWidth}px`);
  const data = { labels: [...labels], series: series.map(({ values }) => ({ data: [...values] })) };
  const options = {
    height: 180,
    low: 0,
    ...(high !== undefined && { high }),
    chartPadding: { top: 10, right: 10, bottom: 0, left: 12 },
    axisX: {
      showGrid: false,
      labelInterpolationFnc: (label: string | number, index: number) => (index % step === 0 ? label : null),
    },
    axisY: { scaleMinSpace: 36, labelInterpolationFnc: (value: string | number) => format(Number(value)) },
  };
  return kind === 'bars'
    ? new BarChart(element, data, options)
    : new LineChart(element, data, { ...options, lineSmooth: Interpolation.none({ fillHoles: false }) });
};

/** The letters by which the chart library names the series of its elements. */
const letters = ['a', 'b', 'c'];

const stylesOf = ({ kind, series }: Props) => ({
  '& svg': { display: 'block', overflow: 'visible' },
  '& .ct-label': {
    display: 'flex',
    color: 'text.secondary',
    fontSize: '0.75rem',
    lineHeight: 1.2,
    whiteSpace: 'nowrap',
  },
  '& .ct-label.ct-vertical': { justifyContent: 'flex-end', alignItems: 'flex-end', textAlign: 'right' },
  '& .ct-label.ct-horizontal': { justifyContent: kind === 'bars' ? 'center' : 'flex-start' },
  '& .ct-grid': { stroke: 'var(--mui-palette-divider)', strokeWidth: 1 },
  '& .ct-line': { fill: 'none', strokeWidth: 2 },
  '& .ct-point': { strokeWidth: 6, strokeLinecap: 'round' },
  '& .ct-bar': { fill: 'none', strokeWidth: 'var(--bar-width)' },
  ...Object.fromEntries(
    series.map(({ color, isDashed }, index) => [
      `& .ct-series-${letters[index]}`,
      { stroke: color, '& .ct-line': { strokeDasharray: isDashed ? '6 4' : 'none' } },
    ]),
  ),
});

const Legend = ({ series }: { readonly series: readonly Series[] }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, mb: 1 }}>
    {series.map(({ name, color, isDashed }) => (
      <Typography
        key={name}
        variant="caption"
        sx={{ display: 'flex', alignItems: 'center', gap: 0.75, color: 'text.secondary' }}
      >
        <Box
          component="span"
          sx={{ width: 18, borderTop: `3px ${isDashed ? 'dashed' : 'solid'} ${color}` }}
        />
        {name}
      </Typography>
    ))}
  </Box>
);

/** A small chart of values over time. Its colors follow the theme. */
export const Chart = (props: Props) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let chart = draw(element, props);
    // The library follows the width of the window. The number of labels that fit follows it here.
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      chart.detach();
      chart = draw(element, props);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.detach();
    };
  }, [props]);
  return (
    <Box>
      <Legend series={props.series} />
      <Box ref={place} role="img" aria-label={props.summary} sx={{ height: 180, ...stylesOf(props) }} />
    </Box>
  );
};
