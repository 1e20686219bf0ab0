import type { GraphQLResolveInfo } from 'graphql';
import {
  type AnyKind,
  type ExecutionKindSpec,
  isExecutionKind,
  kindOf,
  type NodeKind,
  nodeKinds,
  type NodeRecords,
} from '../kinds';
import { forbiddenIn } from '../model/access';
import { parseArn, type ParsedArn } from '../model/arn';
import { badInput } from '../model/errors';
import { checked } from '../model/formats';
import type { MaybePromise } from '../model/page';
import type { NodeRecord } from '../model/record';
import { chooseScope, isInRegionOf, type Scope, type ScopeChoice, scopeOfArn } from '../model/scope';
import { hasAllSelected, needOf } from '../query/need';
import { acceptsCursors, checkCursorsOf } from '../query/arguments';
import type { GatewayContext } from './context';
import { isMalformedItem } from './malformed';
import { mapMaybe } from './maybe';
import { orForgotten, searchScopes } from './scopeSearch';

type Ids = Readonly<Record<string, string>>;

/**
 * An object by its ids; null where AWS does not know it. Always reads the object, to find out whether it exists. An execution
 * that AWS does not know is that of the history, and null where neither knows it. FORBIDDEN where the caller may not see such
 * objects in the scope.
 */
export const lookUp = <Type extends NodeKind>(
  type: Type,
  scope: Scope,
  ids: Ids,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): MaybePromise<NodeRecords[Type] | null> => {
  const { access, loaders, plans } = context;
  const kind = kindOf(type);
  const inScope = access.in(scope);
  inScope.require(kind);
  checkCursorsOf(type, () => kind.idOf(scope, ids), info);
  const found = loaders.byIds(type, scope, ids, needOf(kind, plans.field(info).selection(type), inScope));
  return orForgotten(kind, scope, ids, found, context);
};

/**
 * An execution by its ids, in whatever scope it is that the caller may see; null where neither AWS nor the history knows it.
 * FORBIDDEN where the caller may see such executions in none. Cursors beneath the look-up are of one scope, and choose it.
 */
const lookUpAnywhere = (
  kind: ExecutionKindSpec,
  scopes: readonly Scope[],
  ids: Ids,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): MaybePromise<NodeRecord | null> => {
  const { access, plans } = context;
  const visible = scopes.filter((scope) => access.in(scope).maySee(kind));
  const [first] = visible;
  if (!first) throw forbiddenIn(chooseScope(scopes, null), kind.type);
  const accepting = visible.filter((scope) => acceptsCursors(kind.type, () => kind.idOf(scope, ids), info));
  if (accepting.length === 0) checkCursorsOf(kind.type, () => kind.idOf(first, ids), info);
  const selection = plans.field(info).selection(kind.type);
  return searchScopes(
    {
      kind,
      ids,
      scopes: accepting,
      need: (scope) => needOf(kind, selection, access.in(scope)),
      // The history may have stored a malformed answer before a field of it has failed.
      hasAll: (record) =>
        hasAllSelected(kind, record.view, selection, access.in(record.scope)) &&
        !isMalformedItem(info.schema, record),
    },
    context,
  );
};

/** The scope that a `scope` argument selects among those that the caller may see; without it, the first one. */
export const chosenScope = (
  { scopes }: GatewayContext,
  choice: ScopeChoice | null | undefined,
): MaybePromise<Scope> => mapMaybe(scopes.all(), (all) => chooseScope(all, choice));

/** The arguments of a look-up: AWS's ids and the scope. */
type LookUpArguments = Readonly<Record<string, unknown>> & {
  readonly scope?: ScopeChoice | null | undefined;
};

/** The AWS ids among the arguments; BAD_USER_INPUT for an invalid one. */
const idReader = (kind: AnyKind): ((args: LookUpArguments) => Ids) => {
  const specs = Object.entries(kind.ids).map(([name, { format, argument = name }]) => ({
    name,
    format,
    argument,
  }));
  return (args) => {
    const ids: Record<string, string> = {};
    for (const { name, format, argument } of specs)
      ids[name] = checked(format, argument, String(args[argument]));
    return ids;
  };
};

/** The configured scope of the ARN's own account, if there is one and the choice names no account. */
const choiceForArn = (
  scopes: readonly Scope[],
  { accountId, region }: ScopeChoice,
  arn: ParsedArn,
): ScopeChoice => {
  const chosen = { accountId, region: region ?? arn.region };
  const isOwn = (scope: Scope): boolean =>
    scope.accountId === arn.accountId && scope.region === chosen.region;
  return !accountId && scopes.some(isOwn) ? { ...chosen, accountId: arn.accountId } : chosen;
};

/**
 * The scope to ask for an ARN. Without a choice, that of the ARN. A choice can be any scope in the region of the ARN,
 * because AWS shares resources between accounts.
 */
const scopeOfArnArgument = (
  argument: string,
  arn: string,
  choice: ScopeChoice | null | undefined,
  scopes: readonly Scope[],
): Scope => {
  const parsed = parseArn(arn);
  if (choice && isNarrowed(choice)) {
    const scope = chooseScope(scopes, choiceForArn(scopes, choice, parsed));
    if (!isInRegionOf(scope, parsed)) throw badInput('scope', choice, `one in the region of "${arn}"`);
    return scope;
  }
  const scope = scopeOfArn(scopes, parsed);
  if (isInRegionOf(scope, parsed)) return scope;
  throw badInput(
    argument,
    arn,
    `the partition "${scope.partition}", since it names the region ${scope.region}`,
  );
};

const isNarrowed = (choice: ScopeChoice | null | undefined): boolean =>
  Boolean(choice?.accountId) || Boolean(choice?.region);

const lookUpResolver = (kind: AnyKind) => {
  const idsIn = idReader(kind);
  const [arn] = Object.entries(kind.ids).filter(([, { format }]) => format.isArn);
  const scopeFor = (ids: Ids, { scope }: LookUpArguments, scopes: readonly Scope[]): Scope =>
    arn
      ? scopeOfArnArgument(arn[1].argument ?? arn[0], ids[arn[0]] ?? '', scope, scopes)
      : chooseScope(scopes, scope);
  return (_query: unknown, args: LookUpArguments, context: GatewayContext, info: GraphQLResolveInfo) => {
    const ids = idsIn(args);
    return mapMaybe(context.scopes.all(), (scopes): MaybePromise<NodeRecord | null> =>
      isExecutionKind(kind) && !isNarrowed(args.scope)
        ? lookUpAnywhere(kind, scopes, ids, context, info)
        : lookUp(kind.type, scopeFor(ids, args, scopes), ids, context, info),
    );
  };
};

/** The fields of `Query` that look up one object by its AWS ids. */
export const lookUps = Object.fromEntries(
  nodeKinds.map((type) => [kindOf(type).lookUp, lookUpResolver(kindOf(type))]),
);
