import type { EstateScope } from '../../../sandbox/estate';
import type { AnyKind } from '../../../src/kinds';
import type { View } from '../../../src/model/record';
import { type Aws, type List, type Resource, resourceKey, scopeKey } from './aws';
import type { Data } from './awsData';
import { type Needs, pageCount, pageOf } from './needs';
import { after, type Progress } from './progress';
import type { Query, SelectedField } from './query';
import { parentListOf } from './relations';

/** A resource in the response: what was known of it when it was reached, and after which calls. */
export interface Reached {
  readonly type: string;
  readonly resource: Resource;
  /** Undefined for a resource without a global id. */
  readonly view: View | undefined;
  readonly progress: Progress;
}

/** A resource with selected fields that its ids do not answer. */
export interface Required {
  readonly kind: AnyKind;
  readonly scope: EstateScope;
  readonly ids: readonly string[];
  /** What is known of it beside its ids. */
  readonly data: Data;
  /** The selected fields. */
  readonly names: readonly string[];
}

/** Records what has to be requested, and returns the progress after it. */
export const requirements = (aws: Aws, query: Query, needs: Needs) => {
  const requirePages = (list: List, from: number, to: number, { path }: Progress): void => {
    for (let page = from; page <= to; page += 1) needs.pages.push({ list, page, path });
  };

  const requireName = (
    { kind, scope, ids }: Pick<Required, 'kind' | 'scope' | 'ids'>,
    isExtended: boolean,
    progress: Progress,
  ): Progress => {
    const operation = kind.batchGet?.operation.name ?? '';
    needs.names.push({ operation, scope, name: ids[0] ?? '', isExtended, path: progress.path });
    const view = isExtended ? kind.views.extended : kind.views.get;
    return after(progress, `${operation} ${scopeKey(scope)}`, [[resourceKey(kind, scope, ids), view]]);
  };

  const requireResource = (required: Required, progress: Progress): Progress => {
    const { kind, scope, ids, names } = required;
    const { get, list } = kind.views;
    const under = kind.listing?.under;
    const key = resourceKey(kind, scope, ids);
    const needsGet = names.some((name) => !list.fields.has(name));
    const needsList = names.some((name) => list.fields.has(name) && !get.fields.has(name));
    const isBatched = under?.isBatched === true || needsList;
    const known = isBatched ? parentListOf(aws, kind, required) : undefined;
    const found = isBatched ? aws.get(kind, scope, ids) : undefined;
    const ownCall = `${kind.get?.operation.name} ${key}`;
    const step = known && !needsGet ? `siblings in ${known.key}` : ownCall;
    needs.resources.push({
      type: kind.type,
      key,
      get: ownCall,
      path: progress.path,
      step,
      scopeKey: scopeKey(scope),
      needsGet,
      needsList,
      isBatched,
      siblings: known ?? (found && parentListOf(aws, kind, found)),
      isParentKnown: known !== undefined,
      isParentInIds: under?.isParentInIds === true,
    });
    return after(progress, step, [[key, get]]);
  };

  /** True where a field is selected that only the larger response of the Get has. */
  const needsExtended = ({ type, fields }: AnyKind, field: Pick<SelectedField, 'nodes'>): boolean =>
    query.fieldsOf(type, field).some((selected) => {
      const declared = fields[selected.name];
      const beneath = declared && 'read' in declared ? declared.extendedBeneath : undefined;
      return (
        declared?.source === 'extended' ||
        (beneath && query.fieldsOf(beneath.type, selected).some(({ name }) => beneath.fields.includes(name)))
      );
    });

  return {
    requirePages,
    requireResource,

    /** Reads a list until the resource is found. */
    requirePagesUntil: (list: List, key: string, progress: Progress): void =>
      requirePages(list, 0, pageOf(list, key) ?? pageCount(list) - 1, progress),

    /** The resource with what is selected of it; undefined where it does not exist. */
    obtain: (
      required: Required,
      field: Pick<SelectedField, 'nodes'>,
      progress: Progress,
    ): Reached | undefined => {
      const { kind, scope, ids } = required;
      const { type, views, batchGet } = kind;
      const isExtended = needsExtended(kind, field);
      const resource = aws.get(kind, scope, ids);
      const known = progress.views.get(resourceKey(kind, scope, ids));
      if (known && (!isExtended || known === views.extended)) {
        return resource && { type, resource, view: known, progress };
      }
      const reached = batchGet
        ? requireName(required, isExtended, progress)
        : requireResource(required, progress);
      return resource && { type, resource, view: isExtended ? views.extended : views.get, progress: reached };
    },

    /** The progress after the further call for fields that are not known yet. */
    complete: ({ resource, view, progress }: Reached, names: readonly string[]): Progress => {
      const { kind, scope, ids, data, key } = resource;
      const views = [view, progress.views.get(key)];
      if (!kind || views.some((known) => names.every((name) => known?.reachable.has(name)))) return progress;
      return kind.batchGet
        ? requireName({ kind, scope, ids }, false, progress)
        : requireResource({ kind, scope, ids, data, names }, progress);
    },
  };
};
