import { jsonPattern } from './jsonPattern';
import { invalidPattern } from './patternTokens';
import { textPattern } from './textPattern';

export type Matches = (message: string) => boolean;

/**
 * Reads a filter pattern of CloudWatch Logs: terms, or a condition on JSON in braces. The empty pattern matches
 * everything. Throws an InvalidParameterException for an invalid pattern, and for the forms that the sandbox does not
 * have: regular expressions (`%…%`) and lists of fields (`[…]`).
 */
export const filterPattern = (pattern = ''): Matches => {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('[')) throw invalidPattern('the sandbox does not support lists of fields');
  return text.startsWith('{') ? jsonPattern(text) : textPattern(text);
};
