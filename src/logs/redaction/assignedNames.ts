import { isNamedBefore } from './pairedNames';
import { endsInSecretWord, isPlural, type Secrecy, secrecyOf } from './secretNames';
import { skip } from './secretValues';

/* Finds secret names before the signs that part them from their values. What looks back is bounded. */

const longestName = 128;

/** A secret name with a value after it. */
export interface Assignment {
  readonly name: string;
  /** Where the name begins; undefined for flags and elements, whose value is not the rest of a line. */
  readonly start?: number;
  /** The quote after the name, with its backslashes. */
  readonly quote: string;
  /** Undefined for `value`, whose name may follow. */
  readonly secrecy: Secrecy | undefined;
}

export const isOfName = (character: string | undefined): boolean =>
  character !== undefined && /[\w.-]/.test(character);

/** Where the characters of a set before a position begin. */
const startOf = (characters: RegExp, text: string, end: number, least: number): number => {
  let start = end;
  while (start > least && characters.test(text.charAt(start - 1))) start -= 1;
  return start;
};

interface Name {
  readonly name: string;
  readonly start: number;
  readonly quote: string;
}

/** The name that ends at a position, also in quotes and brackets: `password`, `"password"`, `['password']`. */
const nameBefore = (text: string, end: number, least: number): Name | undefined => {
  const inner = /[\])]/.test(text.charAt(end - 1)) ? end - 1 : end;
  const isQuoted = /["'`]/.test(text.charAt(inner - 1));
  const after = isQuoted ? startOf(/\\/, text, inner - 1, Math.max(least, inner - longestName)) : inner;
  const start = startOf(/[\w.-]/, text, after, Math.max(least, after - longestName));
  return start < after
    ? { name: text.slice(start, after), start, quote: text.slice(after, inner) }
    : undefined;
};

const wordAtEnd = /([A-Za-z]{1,20}) $/;

/** What a name of two words is: `Access Key`. */
const secrecyOfWords = (text: string, { name, start }: Name, isAssigned: boolean): Secrecy | undefined => {
  if (!/^(?:keys?|phrase|word)$/i.test(name)) return undefined;
  const word = wordAtEnd.exec(text.slice(Math.max(0, start - 21), start))?.[1];
  return word === undefined ? undefined : secrecyOf(word + name, isAssigned);
};

/** Commands that take a name and its value as words. */
const commandBefore =
  /(?:\b(?:ENV|SETX|setx|setenv)\s{1,9}|\bconfig(?:ure)? set\s{1,9}\S{0,128}|\bmachine \S{1,64} login \S{1,64}\s{1,9})$/;
/** A word that may be a secret: it has letters and digits, and is no date, version, ARN, URL, path or assignment. */
const secretWord =
  /(?!arn:|https?:|\d{4}-\d\d-\d\d|(?:\d+:)?v?\d+\.\d|\.{0,2}\/[\w.-]{1,64}\/|[\w.-]{1,64}=[^=\s])(?=\S{0,256}?\d)(?=\S{0,256}?[a-z])[^\s"'`()[\]{}<>]{8}/iy;

/** True where only blanks part a secret name and its value, and not two words of a sentence. */
const isParted = (text: string, { name, start }: Name, valueAt: number): boolean => {
  if (commandBefore.test(text.slice(Math.max(0, start - 256), start))) return true;
  const isWord = /^[\w-]+$/.test(name) && !/[./@]/.test(text.charAt(start - 1));
  return isWord && endsInSecretWord(name) && !isPlural(name) && skip(secretWord, text, valueAt) > valueAt;
};

/** AWS's names of secrets are no secrets, and say which one could not be read. */
const secretArn = /\barn:[\w-]{1,20}:secretsmanager:[\w-]{0,30}:\d{0,12}:secret$/;

/** What may be before a name that begins its line, also in a table. */
const lineStart =
  /(?:^|[\r\n])[ \t|]*(?:(?:[\w-]{1,40}: )?Std(?:err|out):[ \t]*)?(?:- |export |set |\$env:)?$/i;

/** True for a name that begins its line. */
export const beginsLine = (text: string, at: number): boolean =>
  lineStart.test(text.slice(Math.max(0, at - longestName), at));

/** The secret name that ends before a separator. Undefined where there is none after `least`. */
const assignmentBefore = (
  text: string,
  separator: Readonly<RegExpExecArray>,
  least: number,
): Assignment | undefined => {
  const [mark] = separator;
  const end = startOf(/\s/, text, separator.index, least);
  const found = nameBefore(text, end, least);
  if (!found || (mark === ',' && found.quote === '')) return undefined;
  const { name, start, quote } = found;
  const isAssigned = quote !== '' || mark.includes('=') || mark.toLowerCase() === '%3d';
  const secrecy = secrecyOf(name, isAssigned) ?? secrecyOfWords(text, found, isAssigned);
  const isBlank = /^\s/.test(mark);
  if ((isBlank || mark === '|') && (!secrecy || quote !== '')) return undefined;
  if (isBlank)
    return isParted(text, found, separator.index + mark.length) ? { name, quote, secrecy } : undefined;
  // Elsewhere, it parts the commands of a shell.
  if (mark === '|' && !beginsLine(text, start)) return undefined;
  if (secrecy)
    return secretArn.test(text.slice(Math.max(0, start - longestName), start + name.length))
      ? undefined
      : { ...found, secrecy };
  if (!/value$/i.test(name)) return undefined;
  return { name, start, quote, secrecy: isNamedBefore(text, start) ? 'secret' : undefined };
};

/** The secret name before a separator, or in a flag or element. Undefined where there is none after `least`. */
export const assignmentOf = (
  text: string,
  separator: Readonly<RegExpExecArray>,
  least: number,
): Assignment | undefined => {
  const [mark] = separator;
  const own = /^(?:-{1,2}|<)([\w:.-]+)/.exec(mark)?.[1];
  if (own === undefined) return assignmentBefore(text, separator, least);
  const secrecy = secrecyOf(own, false);
  return secrecy && { name: own, quote: '', secrecy };
};
