import { writeSync } from 'node:fs';
import { type Logger, pino } from 'pino';
import { shorten } from '../model/shorten';

export interface Log {
  readonly log: Logger;
  /** How many lines were dropped because they could not be written at once. */
  readonly droppedLines: () => number;
}

/**
 * Writes lines to a file descriptor synchronously. Never throws, and never waits on a non-blocking descriptor: a line that
 * cannot be written now, because of a full disk, a full pipe or a closed pipe, is dropped. Keeps at most the rest of one
 * line that was written in part.
 */
const destination = (fd: number, onDrop: () => void) => {
  let rest = Buffer.alloc(0);
  return {
    write(line: string): void {
      try {
        if (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
        if (rest.length > 0) {
          onDrop();
          return;
        }
        const bytes = Buffer.from(line);
        rest = bytes.subarray(writeSync(fd, bytes));
      } catch {
        onDrop();
      }
    },
  };
};

/** The log of the process: one JSON object per line. */
export const createLog = (level: string, fd: number): Log => {
  let dropped = 0;
  return {
    log: pino(
      { level },
      destination(fd, () => (dropped += 1)),
    ),
    droppedLines: () => dropped,
  };
};

const longestText = 1_000;

/** A text for the log, cut to 1,000 characters. */
export const logText = (value: unknown): string => shorten(String(value), longestText);
