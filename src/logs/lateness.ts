/*
 * How much later than it was written a line can be read. AWS documents no bound. Lines of CloudWatch Logs usually arrive within seconds, and in a
 * disturbance after minutes or hours.
 */

/** Each reading covers this time before the last one again, in milliseconds. */
export const usualLatenessMs = 15 * 60_000;

/** A reading covers this time again once per hour, in milliseconds. */
export const longestLatenessMs = 6 * 3_600_000;
