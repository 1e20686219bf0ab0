import { badInput } from './errors';

/** How an id or ARN must look. The patterns are AWS's (API references of the three services). */
export interface Format {
  readonly pattern: RegExp;
  readonly maxLength: number;
  /** What is expected, for the error message. */
  readonly expected: string;
  /** True for ARNs, which hold their own account and region. */
  readonly isArn: boolean;
}

export const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
export const version = '[0-9]+\\.[0-9]+\\.[0-9]+';
const region = '[a-z]{2,}(?:-[a-z]+)+-[0-9]+';
const owner = '(?:[0-9]{12}|aws(?:-[a-z-]+)?)';

export const format = (pattern: string, maxLength: number, expected: string, isArn = false): Format => ({
  pattern: new RegExp(`^(?:${pattern})$`, 'u'),
  maxLength,
  expected,
  isArn,
});

export const imageBuilderArn = (resource: string, example: string): Format =>
  format(
    `arn:aws(?:-[a-z]+)*:imagebuilder:${region}:${owner}:${resource}`,
    1024,
    `an ARN like "arn:aws:imagebuilder:us-east-1:${example}"`,
    true,
  );

/** What Glue's API reference calls a single-line string. */
export const glueText = format(
  '[\\u0020-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}\\t]+',
  255,
  '1 to 255 characters, no control characters but tabs',
);

export const isOfFormat = ({ pattern, maxLength }: Format, value: string): boolean =>
  value.length <= maxLength && pattern.test(value);

/** The value itself where it has the format; otherwise BAD_USER_INPUT that names the argument and the format. */
export const checked = (format: Format, argument: string, value: string): string => {
  if (isOfFormat(format, value)) return value;
  throw badInput(argument, value, format.expected);
};
