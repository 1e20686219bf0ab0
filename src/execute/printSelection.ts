import { defaultFieldResolver, TypeNameMetaFieldDef } from 'graphql';
import { isPromise } from 'graphql/jsutils/isPromise';
import type { MaybePromise } from '../model/page';
import { createCompletion, handleError, isPending, type Printed } from './complete';
import type { Path } from './fieldErrors';
import { Output } from './output';
import type { Entry, Part } from './parts';
import type { PlannedField, Selection } from './plan';
import { purityOf } from './purity';
import { FieldInfo, type Run } from './run';
import type { Text } from './text';
import { Recording, type Texts } from './texts';

/* ExecuteFields and ExecuteField of GraphQL.js, printing JSON text. Fields without promises are printed synchronously. */

export const printSelection = (
  run: Run,
  selection: Selection,
  source: unknown,
  path: Path | undefined,
): MaybePromise<Text> => {
  const output = new Output();
  try {
    for (const part of selection.parts) printPart(run, selection, part, source, path, output);
  } catch (error) {
    return output.failed(error);
  }
  output.write(selection.entries.length === 0 ? '{}' : '}');
  return output.joined();
};

/** Uses the text that is kept for a part, or records one. Otherwise prints the part, and uses the texts within it. */
const printPart = (
  run: Run,
  selection: Selection,
  part: Part,
  source: unknown,
  path: Path | undefined,
  output: Output,
): void => {
  const { texts } = run;
  if (part.isPure && texts) {
    const kept = texts.get(source, part.id, run.valuesFor(part));
    if (kept?.text !== undefined && texts.use(kept)) {
      run.recording?.add(source as object, kept);
      output.write(kept.text);
      return;
    }
    if (!kept && texts.canHold(source)) {
      printAndRecord(run, texts, selection, part, source, path, output);
      return;
    }
  }
  if (part.smaller.length === 0) printEntries(run, selection, part.entries, source, path, output);
  for (const one of part.smaller) printPart(run, selection, one, source, path, output);
};

/** Prints a part. Its text can be kept unless it has errors or promises, or something in it is not pure. */
const printAndRecord = (
  run: Run,
  texts: Texts,
  selection: Selection,
  part: Part,
  source: object,
  path: Path | undefined,
  output: Output,
): void => {
  const { recording: outer } = run;
  const own = new Output();
  const recording = new Recording();
  const before = texts.spent();
  const readsBefore = texts.reads();
  run.recording = recording;
  try {
    printEntries(run, selection, part.entries, source, path, own);
    if (recording.hasFailed || own.isPending) return;
    const after = texts.spent();
    recording.endWith(source, {
      part: part.id,
      values: run.valuesFor(part),
      text: recording.isPure ? own.text : undefined,
      charge: {
        items: after.items - before.items,
        fields: after.fields - before.fields,
        characters: after.characters - before.characters,
      },
      reads: texts.readsSince(readsBefore),
    });
  } finally {
    run.recording = outer;
    recording.leave(outer, texts);
    output.append(own);
  }
};

const printEntries = (
  run: Run,
  selection: Selection,
  entries: readonly Entry[],
  source: unknown,
  path: Path | undefined,
  output: Output,
): void => {
  const { name: typename } = selection.type;
  for (const { prefix, field } of entries) {
    output.write(prefix);
    if (field.definition === TypeNameMetaFieldDef) output.write(`"${typename}"`);
    else output.add(printField(run, selection, field, source, { prev: path, key: field.key, typename }));
  }
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
  const { recording } = run;
  if (recording && purityOf(definition)?.(source) !== true) recording.isPure = false;
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
