import type { EstateScope } from '../../../sandbox/estate';
import { type Aws, thingKey } from './aws';
import { isListName, type ListName } from './lists';
import { at, type Data } from './things';
import { behindPages, cutOf, itemsIn } from './connection';
import { type Needs, pageCount } from './needs';
import { beginning, type Place, type Told } from './place';
import type { Question, Selected } from './question';
import { isRelation, relationOf, siblingsOf } from './relations';
import { byStepOfWorkflow, type Kind, tellers } from './told';
import { type Reached, versionListOf, wanting } from './wants';

export interface WalkOptions {
  readonly aws: Aws;
  readonly question: Question;
  /** What cursors stand behind, by their text: the place of an item in its list. */
  readonly cursors: ReadonlyMap<string, number>;
}

/** A field that is selected of a thing, and its part of the answer. */
interface Asked {
  readonly field: Selected;
  readonly answer: unknown;
}

type Visit = (reached: Reached, asked: Asked) => void;

const agree = (isThere: boolean, answer: unknown, what: string): void => {
  if (isThere !== (answer !== null && answer !== undefined)) {
    throw new Error(`${what}: the model says ${isThere ? 'something' : 'null'}, the answer another thing`);
  }
};

const toldBy = (list: ListName): Told => {
  if (list === 'Query.waitingWorkflowSteps') return 'waiting';
  return list === 'Query.blueprints' ? 'ids' : 'list';
};

/** What a record made of ids alone names further. */
const namedByIds = (kind: Kind, [first]: readonly string[]): Data =>
  kind === 'BlueprintRun' ? { BlueprintName: first } : {};

/** Follows an answer along its question, and notes what had to be asked of AWS for it. */
export const walker = ({ aws, question, cursors }: WalkOptions) => {
  const needs: Needs = { pages: [], wants: [], names: [] };
  const { beneath, typeOf } = question;
  const { wantPages, wantPagesUntil, wantThing, obtain, complete } = wanting(aws, question, needs);

  const namesOf = (type: string, field: Selected): string[] => beneath(type, field).map(({ name }) => name);

  const visitList = (
    name: ListName,
    scope: EstateScope,
    parent: readonly string[],
    { field, answer }: Asked,
    place: Place,
  ): void => {
    const list = aws.list(name, scope, parent);
    agree(list.isKnown, answer, list.key);
    const cut = cutOf(list, field, cursors);
    // AWS promises no order of images, so newest first wants all of them.
    const isSorted = name === 'Query.images';
    const [first, last] = isSorted ? [0, pageCount(list) - 1] : [cut.firstPage, cut.lastPage];
    wantPages(list, first, last, place);
    if (!list.isKnown) return;

    const told = toldBy(name);
    const reached = behindPages(list, first, last, told, place);
    const connection = typeOf(name.split('.')[0] ?? '', field.name);
    const type = connection.replace(/Connection$/, '');
    const things = list.things.slice(cut.from, cut.until);
    for (const item of itemsIn(question, connection, field, answer, things.length)) {
      const thing = things[item.index];
      // A resource has no id; what it belongs to tells what is below it.
      if (thing)
        visit({ type, told, thing: thing.kind ? thing : { ...thing, ids: parent }, place: reached }, item);
    }
  };

  const visitRelation = (
    name: string,
    { thing, place }: Pick<Reached, 'thing' | 'place'>,
    asked: Asked,
  ): void => {
    const { field, answer } = asked;
    const { scope } = thing;
    const relation = relationOf(name, thing.data);
    if (!relation) {
      agree(false, answer, name);
      return;
    }
    const { kind, ids } = relation;
    const hint = name === 'WorkflowStep.workflow' ? thing.data : undefined;
    const names = namesOf(kind, field);
    const byIds = hint ? byStepOfWorkflow : tellers[kind].byIds;
    if (names.every((one) => byIds.has(one))) {
      const data = hint ?? namedByIds(kind, ids);
      const key = thingKey(kind, scope, ids);
      visit({ type: kind, thing: { kind, scope, ids, key, data }, told: 'ids', place }, asked);
      return;
    }
    const reached = obtain({ kind, scope, ids, hint, names, isLookUp: false }, field, place);
    agree(reached !== undefined, answer, `${name} ${ids.join(' ')}`);
    if (reached) visit(reached, asked);
  };

  /** Names and definitions of the steps that a Transfer execution went through: only its workflow's Get tells them. */
  const visitResults = ({ thing, place }: Reached, { field }: Asked): void => {
    for (const part of beneath('TransferExecutionResults', field)) {
      const results = at(thing.data, 'Results', part.name === 'steps' ? 'Steps' : 'OnExceptionSteps');
      const names = namesOf('TransferExecutionStepResult', part);
      if (!Array.isArray(results) || results.length === 0) continue;
      if (!names.includes('name') && !names.includes('definition')) continue;
      const { scope } = thing;
      const ids = thing.ids.slice(0, 1);
      wantThing(
        { kind: 'TransferWorkflow', scope, ids, hint: undefined, names: ['steps'], isLookUp: false },
        place,
      );
    }
  };

  const visitWorkflowDetails = ({ thing, place }: Reached, { field, answer }: Asked): void => {
    for (const part of beneath('TransferWorkflowDetails', field)) {
      const member = part.name === 'onUpload' ? 'OnUpload' : 'OnPartialUpload';
      const details = at(thing.data, 'WorkflowDetails', member);
      for (const [index, data] of Array.isArray(details) ? details.entries() : []) {
        for (const one of beneath('TransferWorkflowDetail', part)) {
          if (one.name !== 'workflow') continue;
          const asked = { field: one, answer: at(answer, part.key, String(index), one.key) };
          visitRelation('TransferWorkflowDetail.workflow', { thing: { ...thing, data }, place }, asked);
        }
      }
    }
  };

  /** The AMIs or containers of an image; below those there is nothing. */
  const visitResources = ({ thing, place }: Reached, asked: Asked): void => {
    const resourceId = at(thing.data, 'resourceId');
    const [run = '', above] = thing.ids;
    if (typeof resourceId === 'string' && resourceId !== '' && above === undefined) {
      visitList('Lifecycle.resources', thing.scope, [run, resourceId], asked, place);
    } else agree(false, asked.answer, 'LifecycleResource.resources');
  };

  /** What only lists tell, which have to be read where the thing did not come from one. */
  const visitOnlyListed = ({ type, thing, told, place }: Reached): void => {
    const { scope, ids, data, key } = thing;
    if (told === 'list' || place.things.get(key) === 'list') return;
    const list =
      type === 'Image'
        ? versionListOf(aws, scope, ids[0] ?? '')
        : siblingsOf(aws, 'ImageBuilderWorkflow', scope, ids, data);
    if (list) wantPagesUntil(list, key, place);
  };

  const special: Readonly<Record<string, Visit>> = {
    'LifecycleResource.resources': visitResources,
    'TransferExecution.results': visitResults,
    'TransferServer.workflowDetails': visitWorkflowDetails,
    'Image.owner': visitOnlyListed,
    'ImageBuilderWorkflow.retried': visitOnlyListed,
  };
  /** These wait for the fuller answer, which alone tells what they lead to. */
  const isLate = new Set(['Image.pipeline', 'TransferExecution.results']);

  const visit: Visit = (reached, { field, answer }) => {
    const { type, thing } = reached;
    const behindAll = complete(reached, namesOf(type, field));
    for (const one of beneath(type, field)) {
      const name = `${type}.${one.name}`;
      const asked = { field: one, answer: at(answer, one.key) };
      const from = isLate.has(name) ? { ...reached, place: behindAll } : reached;
      const visitSpecial = special[name];
      if (visitSpecial) visitSpecial(from, asked);
      else if (isListName(name)) visitList(name, thing.scope, thing.ids, asked, from.place);
      else if (isRelation(name)) visitRelation(name, from, asked);
    }
  };

  return {
    needs,
    list(name: ListName, scope: EstateScope, asked: Asked): void {
      visitList(name, scope, [], asked, beginning);
    },
    lookUp(kind: Kind, scope: EstateScope, ids: readonly string[], asked: Asked): void {
      const names = namesOf(kind, asked.field);
      const reached = obtain(
        { kind, scope, ids, hint: undefined, names, isLookUp: true },
        asked.field,
        beginning,
      );
      agree(reached !== undefined, asked.answer, `${kind} ${ids.join(' ')}`);
      if (reached) visit(reached, asked);
    },
  };
};
