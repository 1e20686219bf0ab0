import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { type Logger, pino, symbols } from 'pino';
import { lazyPackages } from '../model/lazyPackages';
import { shorten } from '../model/shorten';

export interface Log {
  readonly log: Logger;
  /** How many lines were dropped because they could not be written at once. */
  readonly droppedLines: () => number;
}

/** Lines that wait are written at once from this length on. */
const mostPending = 65_536;

/** The number that pino gives to the level `warn`. */
const warnLevel = 40;

/**
 * Writes lines to a file descriptor synchronously: warnings and errors at once, others together once per turn of the event
 * loop. Never throws, and never waits on a non-blocking descriptor: lines that cannot be written now, because of a full
 * disk, a full pipe or a closed pipe, are dropped. Keeps at most the rest of lines that were written in part.
 */
const destination = (fd: number, onDrop: (lines: number) => void, format: (line: string) => string) => {
  let rest = Buffer.alloc(0);
  let pending = '';
  let lines = 0;
  const flush = (): void => {
    if (lines === 0) return;
    const bytes = Buffer.from(pending);
    const written = lines;
    pending = '';
    lines = 0;
    try {
      if (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
      if (rest.length > 0) onDrop(written);
      else rest = bytes.subarray(writeSync(fd, bytes));
    } catch {
      onDrop(written);
    }
  };
  process.once('exit', flush);
  return {
    /** pino sets `lastLevel` where it finds this. */
    [symbols.needsMetadataGsym]: true,
    lastLevel: 0,
    write(line: string): void {
      if (lines === 0) setImmediate(flush);
      pending += format(line);
      lines += 1;
      if (this.lastLevel >= warnLevel || pending.length >= mostPending) flush();
    },
  };
};

/** Lines for people, on a terminal. */
const readable = (): ((line: string) => string) => {
  const format = lazyPackages.pretty.prettyFactory({
    colorize: true,
    singleLine: true,
    ignore: 'pid,hostname',
    translateTime: 'SYS:HH:MM:ss.l',
  });
  return (line) => format(line);
};

/** The log of the process: one JSON object per line, or readable lines on a terminal. */
export const createLog = (level: string, fd: number, isTerminal = isatty(fd)): Log => {
  let dropped = 0;
  const format = isTerminal ? readable() : (line: string) => line;
  return {
    log: pino(
      { level },
      destination(fd, (lines) => (dropped += lines), format),
    ),
    droppedLines: () => dropped,
  };
};

const longestText = 1_000;

/** A text for the log, cut to 1,000 characters. */
export const logText = (value: unknown): string => shorten(String(value), longestText);
