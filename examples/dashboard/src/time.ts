import { useEffect, useState } from 'react';

/** The current time in milliseconds, updated every second. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });

export const clockOf = (moment: string): string => clock.format(new Date(moment));

/** `20 Nov, 02:33:41`, in the reader's time zone. */
export const momentOf = (moment: string): string => `${day.format(new Date(moment))}, ${clockOf(moment)}`;

/** With year and time zone. */
export const wholeMomentOf = (moment: string): string => whole.format(new Date(moment));

/**
 * When the gateway fetched the oldest of the executions that can still change. The others do not, so without such
 * executions it is the time of the answer, in milliseconds.
 */
export const asOfOf = (
  executions: readonly { readonly endedAt: string | null; readonly fetchedAt: string }[],
  answeredAt: number,
): string =>
  executions
    .flatMap(({ endedAt, fetchedAt }) => (endedAt === null ? fetchedAt : []))
    .sort()
    .at(0) ?? new Date(answeredAt).toISOString();

/** The two largest units: `2 d 4 h`, `8 min 21 s`, `35 s`. */
export const lengthOf = (seconds: number): string => {
  const total = Math.max(0, Math.round(seconds));
  const units = [
    [Math.floor(total / 86_400), 'd'],
    [Math.floor(total / 3600) % 24, 'h'],
    [Math.floor(total / 60) % 60, 'min'],
    [total % 60, 's'],
  ] as const;
  const first = units.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  return units
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
};
