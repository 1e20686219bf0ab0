import type { EstateScope } from '../../../sandbox/estate';
import { type Aws, type List, type Thing, thingKey } from './aws';
import type { Data } from './things';
import { type Needs, pageCount, pageOfThing } from './needs';
import { behind, type Place, type Told } from './place';
import type { Question, Selected } from './question';
import { siblingsOf } from './relations';
import { isNamed, type Kind, notByWaiting, tellers } from './told';

/** A thing that the answer holds: how much was known of it when it was reached, and where. */
export interface Reached {
  readonly type: string;
  readonly thing: Thing;
  readonly told: Told;
  readonly place: Place;
}

/** A thing of which more is selected than its ids tell. */
export interface Wanted {
  readonly kind: Kind;
  readonly scope: EstateScope;
  readonly ids: readonly string[];
  /** What is known of it beyond its ids. */
  readonly hint: Data | undefined;
  /** The fields that are selected. */
  readonly names: readonly string[];
  /** Whether null has to mean that AWS does not know it. */
  readonly isLookUp: boolean;
}

export const versionListOf = (aws: Aws, scope: EstateScope, imageArn: string): List =>
  aws.list('Image.owner', scope, [imageArn.slice(0, imageArn.lastIndexOf('/'))]);

/** The list that may tell of a thing before it is asked for alone; a look-up of an image asks for it alone. */
const knownList = (aws: Aws, { kind, scope, ids, hint, names, isLookUp }: Wanted): List | undefined =>
  kind === 'Image' && !isLookUp && names.includes('owner')
    ? versionListOf(aws, scope, ids[0] ?? '')
    : siblingsOf(aws, kind, scope, ids, hint);

/** True where the ids of a thing tell its parent: what the parent's whole list lacks does not exist. */
const isParentInIds = (kind: Kind): boolean => ['TransferExecution', 'BlueprintRun', 'Image'].includes(kind);

/** Notes what has to be asked, and tells the place behind it. */
export const wanting = (aws: Aws, question: Question, needs: Needs) => {
  const { beneath } = question;

  const wantPages = (list: List, from: number, to: number, { moment }: Place): void => {
    for (let page = from; page <= to; page += 1) needs.pages.push({ list, page, moment });
  };

  const wantName = (
    { kind, scope, ids }: Pick<Wanted, 'kind' | 'scope' | 'ids'>,
    withGraph: boolean,
    place: Place,
  ): Place => {
    const operation = tellers[kind].get;
    needs.names.push({ operation, scope, name: ids[0] ?? '', withGraph, moment: place.moment });
    const key = thingKey(kind, scope, ids);
    const told = withGraph ? [key, `${key} with graph`] : [key];
    const call = `${operation} ${scope.accountId}/${scope.region}`;
    return behind(
      place,
      call,
      told.map((one) => [one, 'get'] as const),
    );
  };

  const wantThing = (wanted: Wanted, place: Place): Place => {
    const { kind, scope, ids, names } = wanted;
    const { get, onlyByGet, onlyByList, siblingsOf: parent } = tellers[kind];
    const key = thingKey(kind, scope, ids);
    const known = knownList(aws, wanted);
    const needsGet = names.some((name) => onlyByGet.has(name));
    const ownCall = `${get} ${key}`;
    const step = known && !needsGet ? `siblings in ${known.key}` : ownCall;
    needs.wants.push({
      kind,
      key,
      get: ownCall,
      moment: place.moment,
      step,
      needsGet,
      needsList: names.some((name) => onlyByList.has(name)),
      scopeKey: `${scope.accountId}/${scope.region}`,
      hasSiblings: parent !== undefined || known !== undefined,
      siblings: known ?? siblingsOf(aws, kind, scope, ids, aws.find(kind, scope, ids)?.data),
      isParentKnown: known !== undefined,
      isParentInIds: isParentInIds(kind),
    });
    return behind(place, step, [[key, 'get']]);
  };

  const wantsGraph = (field: Pick<Selected, 'nodes'>): boolean =>
    beneath('GlueWorkflow', field).some(
      (one) =>
        one.name === 'graph' ||
        (one.name === 'lastRun' && beneath('GlueWorkflowRun', one).some(({ name }) => name === 'graph')),
    );

  return {
    wantPages,
    wantThing,

    /** A list is read until the thing is found. */
    wantPagesUntil: (list: List, key: string, place: Place): void =>
      wantPages(list, 0, pageOfThing(list, key) ?? pageCount(list) - 1, place),

    /** The thing as far as it is known by now, with what is selected of it asked for; undefined when there is none. */
    obtain: (wanted: Wanted, field: Pick<Selected, 'nodes'>, place: Place): Reached | undefined => {
      const { kind, scope, ids } = wanted;
      const key = thingKey(kind, scope, ids);
      const withGraph = kind === 'GlueWorkflow' && wantsGraph(field);
      const thing = aws.find(kind, scope, ids);
      const known = place.things.get(withGraph ? `${key} with graph` : key);
      if (known) return thing && { type: kind, thing, told: known, place };
      const reached = isNamed(kind) ? wantName(wanted, withGraph, place) : wantThing(wanted, place);
      return thing && { type: kind, thing, told: 'get', place: reached };
    },

    /** The further call for fields that the answer in hand lacks, and the place behind it. */
    complete: ({ thing, told, place }: Reached, names: readonly string[]): Place => {
      const { kind, scope, ids, data } = thing;
      if (!kind || place.things.get(thing.key) === 'get') return place;
      // Of blueprints, neither list nor ids tell more than the name.
      const isBareName = kind === 'Blueprint' && told === 'ids';
      if (told === 'get' || (told === 'ids' && !isBareName)) return place;
      const lacks = told === 'waiting' ? notByWaiting : tellers[kind].onlyByGet;
      if (!names.some((name) => lacks.has(name))) return place;
      const wanted = { kind, scope, ids, hint: data, names, isLookUp: false };
      return isBareName ? wantName(wanted, false, place) : wantThing(wanted, place);
    },
  };
};
