import type { EstateScope } from '../../../sandbox/estate';
import { type AnyKind, isNodeKind, kindOf } from '../../../src/kinds';
import { at } from '../at';
import { fieldsBesideIds, type ListField } from '../listFields';
import { type Aws, resourceKey } from './aws';
import { afterPages, itemsIn, sliceOf } from './connection';
import { type Needs, pageCount } from './needs';
import { noProgress, type Progress } from './progress';
import type { Query, SelectedField } from './query';
import { dataBesideIds, parentListOf, relatedIds } from './relations';
import { type Reached, requirements } from './requirements';

export interface WalkOptions {
  readonly aws: Aws;
  readonly query: Query;
  /** The connection fields, by type and field. */
  readonly listFields: ReadonlyMap<string, ListField>;
  /** The index in its list of the item that each cursor follows. */
  readonly cursors: ReadonlyMap<string, number>;
}

/** A selected field, and its part of the response. */
interface Part {
  readonly field: SelectedField;
  readonly value: unknown;
}

type Visit = (reached: Reached, part: Part) => void;

const expectSame = (exists: boolean, value: unknown, what: string): void => {
  if (exists !== (value !== null && value !== undefined)) {
    throw new Error(`${what}: the model expects ${exists ? 'a value' : 'null'}, unlike the response`);
  }
};

/** Follows a response along its query, and records what had to be requested from AWS for it. */
export const walker = ({ aws, query, listFields, cursors }: WalkOptions) => {
  const needs: Needs = { pages: [], resources: [], names: [] };
  const { fieldsOf, typeOf } = query;
  const { requirePages, requirePagesUntil, requireResource, obtain, complete } = requirements(
    aws,
    query,
    needs,
  );

  const namesOf = (type: string, field: SelectedField): string[] =>
    fieldsOf(type, field).map(({ name }) => name);

  const visitList = (
    { parent, field: name, itemType, list: awsList }: ListField,
    scope: EstateScope,
    parentIds: readonly string[],
    { field, value }: Part,
    progress: Progress,
  ): void => {
    const list = aws.list(itemType, awsList, scope, parentIds);
    expectSame(list.isKnown, value, list.key);
    const slice = sliceOf(list, field, cursors);
    // AWS does not define the order of images, so the newest ones are known only after all pages.
    const isSorted = parent === 'Query' && name === 'images';
    const [first, last] = isSorted ? [0, pageCount(list) - 1] : [slice.firstPage, slice.lastPage];
    requirePages(list, first, last, progress);
    if (!list.isKnown) return;

    const reached = afterPages(list, first, last, progress);
    const resources = list.resources.slice(slice.from, slice.until);
    for (const item of itemsIn(query, typeOf(parent, name), field, value, resources.length)) {
      const resource = resources[item.index];
      if (resource) visit({ type: itemType, view: list.view, resource, progress: reached }, item);
    }
  };

  const visitRelation: Visit = ({ type, resource, progress }, { field, value }) => {
    const target = typeOf(type, field.name);
    const ids = relatedIds(type, field.name, resource);
    if (!isNodeKind(target) || !ids) {
      expectSame(false, value, `${type}.${field.name}`);
      return;
    }
    const { scope } = resource;
    const kind = kindOf(target);
    const names = namesOf(target, field);
    const view = kind.views.stub(fieldsBesideIds[`${type}.${field.name}`] ?? []);
    const data = dataBesideIds(type, field.name, resource);
    const stub = { kind, scope, ids, key: resourceKey(kind, scope, ids), data };
    const reached = names.every((name) => name === '__typename' || view.reachable.has(name))
      ? { type: target, resource: stub, view, progress }
      : obtain({ kind, scope, ids, data, names }, field, progress);
    expectSame(reached !== undefined, value, `${type}.${field.name} ${ids.join(' ')}`);
    if (reached) visit(reached, { field, value });
  };

  /** The workflow's Get returns the names and definitions of the steps of a Transfer execution. */
  const visitResults: Visit = ({ resource, progress }, { field }) => {
    const { scope, ids, data } = resource;
    for (const part of fieldsOf('TransferExecutionResults', field)) {
      const results = at(data, 'Results', part.name === 'steps' ? 'Steps' : 'OnExceptionSteps');
      const names = namesOf('TransferExecutionStepResult', part);
      if (!Array.isArray(results) || results.length === 0) continue;
      if (!names.includes('name') && !names.includes('definition')) continue;
      const kind = kindOf('TransferWorkflow');
      requireResource({ kind, scope, ids: ids.slice(0, 1), data: {}, names: ['steps'] }, progress);
    }
  };

  const visitWorkflowDetails: Visit = ({ resource, progress }, { field, value }) => {
    for (const part of fieldsOf('TransferWorkflowDetails', field)) {
      const member = part.name === 'onUpload' ? 'OnUpload' : 'OnPartialUpload';
      const details = at(resource.data, 'WorkflowDetails', member);
      for (const [index, data] of Array.isArray(details) ? details.entries() : []) {
        for (const one of fieldsOf('TransferWorkflowDetail', part)) {
          if (one.name !== 'workflow') continue;
          const detail = { ...resource, kind: undefined, data };
          visitRelation(
            { type: 'TransferWorkflowDetail', resource: detail, view: undefined, progress },
            { field: one, value: at(value, part.key, String(index), one.key) },
          );
        }
      }
    }
  };

  /** The AMIs or containers of an image. They have no resources themselves. */
  const visitResources: Visit = ({ resource, progress }, part) => {
    const resourceId = at(resource.data, 'resourceId');
    const [run = '', parent] = resource.ids;
    const list = listFields.get('LifecycleResource.resources');
    if (list && typeof resourceId === 'string' && resourceId !== '' && parent === undefined) {
      visitList(list, resource.scope, [run, resourceId], part, progress);
    } else expectSame(false, part.value, 'LifecycleResource.resources');
  };

  /** A field that only lists return: one has to be read, unless the resource came from it. */
  const visitListOnly: Visit = ({ resource, view, progress }, { field }) => {
    const { kind, key } = resource;
    if (!kind || [view, progress.views.get(key)].some((known) => known?.fields.has(field.name))) return;
    const list = parentListOf(aws, kind, resource);
    if (list) requirePagesUntil(list, key, progress);
  };

  const special: Readonly<Record<string, Visit>> = {
    'LifecycleResource.resources': visitResources,
    'TransferExecution.results': visitResults,
    'TransferServer.workflowDetails': visitWorkflowDetails,
  };

  const visitField: Visit = (reached, part) => {
    const { type, resource, progress } = reached;
    const { name } = part.field;
    const list = listFields.get(`${type}.${name}`);
    const visitSpecial = special[`${type}.${name}`];
    if (visitSpecial) visitSpecial(reached, part);
    else if (resource.kind?.fields[name]?.source === 'listOnly') visitListOnly(reached, part);
    else if (list) visitList(list, resource.scope, resource.ids, part, progress);
    else if (name !== '__typename' && isNodeKind(typeOf(type, name))) visitRelation(reached, part);
  };

  const visit: Visit = (reached, { field, value }) => {
    const { type, view, progress } = reached;
    const names = namesOf(type, field).filter((name) => name !== '__typename');
    const completed = complete(reached, names);
    for (const one of fieldsOf(type, field)) {
      // What the record at hand lacks waits for the further call.
      const isKnown = view === undefined || view.fields.has(one.name);
      visitField(
        { ...reached, progress: isKnown ? progress : completed },
        { field: one, value: at(value, one.key) },
      );
    }
  };

  return {
    needs,
    list: (field: ListField, scope: EstateScope, part: Part): void =>
      visitList(field, scope, [], part, noProgress),
    lookUp(kind: AnyKind, scope: EstateScope, ids: readonly string[], part: Part): void {
      const names = namesOf(kind.type, part.field);
      const reached = obtain({ kind, scope, ids, data: {}, names }, part.field, noProgress);
      expectSame(reached !== undefined, part.value, `${kind.type} ${ids.join(' ')}`);
      if (reached) visit(reached, part);
    },
  };
};
