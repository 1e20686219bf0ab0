/* Durations in milliseconds, the unit of CloudWatch Logs. */

export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => hours(24) * count;
