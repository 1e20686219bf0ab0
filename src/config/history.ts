import { z } from 'zod';
import { expected, whereValid, wholeNumber } from './rules';

/** A URL with a host and a database of PostgreSQL. What follows a `?` would override the limits of the connection. */
const isPostgresUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(text);
  const isDecodable = !/%(?![\da-f]{2})/i.test(username + password + pathname);
  const isSupported = /^(?:\?sslmode=(?:require|verify-full|no-verify))?$/.test(search) && hash === '';
  const isPlace = ['postgres:', 'postgresql:'].includes(protocol) && hostname !== '';
  return isPlace && isDecodable && isSupported && /^\/[^/]+$/.test(pathname);
};

// No message may repeat the URL: it may hold a password.
const expectedPostgresUrl = expected(
  'a postgres:// URL with a host and a database, like postgres://user:password@db.example:5432/gateway',
);

/** `history`: where the executions that AWS has returned are stored, and for how long. Neither `file` nor `url`: in memory. */
export const history = z
  .strictObject({
    file: z.string(expected('the path of a file')).min(1, expected('the path of a file')).optional(),
    url: z.string(expectedPostgresUrl).refine(isPostgresUrl, expectedPostgresUrl).optional(),
    keepDays: wholeNumber(1, 36_500).default(400),
    keepSensitive: z.boolean(expected('true or false')).default(false),
  })
  .refine(({ file, url }) => file === undefined || url === undefined, {
    path: ['url'],
    ...whereValid('file', 'url'),
    ...expected('no history.file with it, since there is one history'),
  });
