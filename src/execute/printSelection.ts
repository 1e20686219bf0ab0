import { defaultFieldResolver, TypeNameMetaFieldDef } from 'graphql';
import { isPromise } from 'graphql/jsutils/isPromise';
import type { MaybePromise } from '../model/page';
import { createCompletion, handleError, isPending, type Printed } from './complete';
import type { Path } from './fieldErrors';
import type { PlannedField, Selection } from './plan';
import { FieldInfo, type Run } from './run';

/* ExecuteFields and ExecuteField of GraphQL.js, printing JSON text. Fields without promises are printed synchronously. */

/** Texts, and a promise of what follows each of them. */
class PendingText {
  private readonly texts: string[] = [];
  private readonly promises: Promise<Printed>[] = [];

  add(text: string, promise: Promise<Printed>): void {
    this.texts.push(text);
    this.promises.push(promise);
  }

  async joinWith(last: string): Promise<string> {
    const printed = await Promise.all(this.promises);
    return this.texts.map((text, index) => `${text}${printed[index] ?? 'null'}`).join('') + last;
  }
}

export const printSelection = (
  run: Run,
  selection: Selection,
  source: unknown,
  path: Path | undefined,
): MaybePromise<string> => {
  const { type, entries } = selection;
  /** What is printed since the last promise. */
  let text = '';
  let pending: PendingText | undefined;
  try {
    for (const { prefix, field } of entries) {
      text += prefix;
      if (field.definition === TypeNameMetaFieldDef) {
        text += `"${type.name}"`;
        continue;
      }
      const fieldPath = { prev: path, key: field.key, typename: type.name };
      const printed = printField(run, selection, field, source, fieldPath);
      if (isPending(printed)) {
        pending ??= new PendingText();
        pending.add(text, printed);
        text = '';
      } else text += printed ?? 'null';
    }
  } catch (error) {
    if (!pending) throw error;
    // The promises of other fields may reject as well.
    return pending.joinWith('').finally(() => {
      throw error;
    });
  }
  text += entries.length === 0 ? '{}' : '}';
  return pending ? pending.joinWith(text) : text;
};

const completionOf = createCompletion(printSelection);

const printField = (
  run: Run,
  selection: Selection,
  field: PlannedField,
  source: unknown,
  path: Path,
): MaybePromise<Printed> => {
  const { definition } = field;
  const info = new FieldInfo(run, selection, field, path);
  try {
    const complete = (field.complete ??= completionOf(definition.type));
    const resolve = definition.resolve ?? defaultFieldResolver;
    const value: unknown = resolve(source, run.argumentsOf(field), run.context, info);
    const printed = isPromise(value)
      ? value.then((resolved) => complete(run, info, path, resolved))
      : complete(run, info, path, value);
    return isPending(printed)
      ? printed.then(undefined, (error: unknown) => handleError(run, info, definition.type, path, error))
      : printed;
  } catch (error) {
    return handleError(run, info, definition.type, path, error);
  }
};
