import type { LogEvent, LogGroup, LogStream, LogWindow } from '../estate';

/** A line that is written at a time in epoch milliseconds. A time of Infinity is never reached. */
export interface LogLine {
  readonly at: number;
  readonly message: string;
}

/** CloudWatch receives a line this many milliseconds after it was written. */
export const ingestionDelay = 30;

export const eventOf = ({ at, message }: LogLine, sequence: number): LogEvent => ({
  timestamp: at,
  ingestionTime: at + ingestionDelay,
  sequence,
  message,
});

/** A stream of lines, which are in order of time and computed when they are read. */
export const computedStream = (
  name: string,
  createdAt: number,
  linesOf: () => readonly LogLine[],
): LogStream => ({
  name,
  createdAt,
  events: ({ from, to }) =>
    linesOf().flatMap((line, sequence) =>
      from <= line.at && line.at <= to ? [eventOf(line, sequence)] : [],
    ),
});

/** A stream of lines, which are in order of time. It is created with its first line. */
export const logStreamOf = (name: string, lines: readonly LogLine[]): LogStream =>
  computedStream(name, lines[0]?.at ?? Infinity, () => lines);

export interface StoredLogGroup extends Partial<Omit<LogGroup, 'streams'>> {
  readonly name: string;
  readonly streams: readonly LogStream[];
}

/** A group of the given streams, of class STANDARD unless said otherwise. It is created with its first stream. */
export const logGroupOf = ({ streams, ...group }: StoredLogGroup): LogGroup => ({
  logGroupClass: 'STANDARD',
  createdAt: Math.min(...streams.map(({ createdAt }) => createdAt)),
  ...group,
  streams: (window) => streams.filter((stream) => isCreated(stream, window)),
});

export const isCreated = ({ createdAt }: LogStream, { to }: LogWindow): boolean => createdAt <= to;
