/** The largest number of events on a page. */
export const maximumEvents = 10_000;

const maximumBytes = 1_048_576;

/** What an event adds to its message. */
const overhead = 26;

/** Counts the bytes of a page. */
export const byteCounter = () => {
  let used = 0;
  return {
    /** Counts the message, unless it is too long for what is left. A first message always fits. */
    takes: (message: string): boolean => {
      const size = Buffer.byteLength(message) + overhead;
      if (used > 0 && used + size > maximumBytes) return false;
      used += size;
      return true;
    },
  };
};
