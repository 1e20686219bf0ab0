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

/** The value of a `datetime-local` field, in the reader's time zone. */
export const localInputOf = (moment: string): string => {
  const date = new Date(moment);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

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

/** `12 %`, and `0.4 %` below ten. */
export const percentOf = (part: number): string =>
  `${(part * 100).toLocaleString('en', { maximumFractionDigits: part < 0.1 ? 1 : 0 })} %`;

/** `20 Nov` of `2026-11-20`, a day in UTC. */
export const dayOf = (date: string): string =>
  new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The unit in which durations up to these seconds are easy to read. */
export const unitOf = (seconds: number): { readonly name: string; readonly seconds: number } => {
  if (seconds < 180) return { name: 's', seconds: 1 };
  if (seconds < 3 * 3600) return { name: 'min', seconds: 60 };
  if (seconds < 3 * 86_400) return { name: 'h', seconds: 3600 };
  return { name: 'd', seconds: 86_400 };
};
