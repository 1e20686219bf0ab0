import { z } from 'zod';
import { expected } from './rules';

const expectedOrigin = expected(
  'an origin like https://portal.example.com, or https://*.example.com for all names that end with it',
);

const anyNameOf = /^https:\/\/\*\.[a-z\d-]+(?:\.[a-z\d-]+)+$/;

/** True for the text that browsers send in `Origin`: a scheme and a host in lower case, without a path. */
const isOrigin = (text: string): boolean =>
  /^https?:\/\/[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** `cors`: the origins of other sites whose pages may ask. */
export const cors = z.strictObject(
  {
    origins: z
      .array(
        z.string(expectedOrigin).refine((text) => isOrigin(text) || anyNameOf.test(text), expectedOrigin),
        expected('a list of origins'),
      )
      .default([]),
  },
  expected('a map with origins'),
);
