import type { GraphQLResolveInfo } from 'graphql';
import { type AnyKind, kindOf, type NodeKind, nodeKinds, type NodeRecords } from '../kinds';
import { parseArn } from '../model/arn';
import { badInput } from '../model/errors';
import { checked } from '../model/formats';
import type { MaybePromise } from '../model/page';
import {
  checkScopeChoice,
  chooseScope,
  isArnOf,
  type Scope,
  type ScopeChoice,
  scopeOfArn,
} from '../model/scope';
import { needOf } from '../query/need';
import { checkCursorsOf } from '../query/arguments';
import type { GatewayContext } from './context';

type Ids = Readonly<Record<string, string>>;

/** An object by its ids; null where AWS does not know it. Always reads the object, to find out whether it exists. */
export const lookUp = <Type extends NodeKind>(
  type: Type,
  scope: Scope,
  ids: Ids,
  { loaders, plans }: GatewayContext,
  info: GraphQLResolveInfo,
): MaybePromise<NodeRecords[Type] | null> => {
  const kind = kindOf(type);
  checkCursorsOf(type, kind.idOf(scope, ids), info);
  return loaders.byIds(type, scope, ids, needOf(kind, plans.field(info).selection(type)));
};

/** The configured scope that a `scope` argument selects; without it, the first one. */
export const chosenScope = async (
  { scopes }: GatewayContext,
  choice: ScopeChoice | null | undefined,
): Promise<Scope> => {
  checkScopeChoice(choice);
  return chooseScope(await scopes.all(), choice);
};

/** The arguments of a look-up: AWS's ids and the scope. */
type LookUpArguments = Readonly<Record<string, unknown>> & {
  readonly scope?: ScopeChoice | null | undefined;
};

/** The AWS ids among the arguments; BAD_USER_INPUT for an invalid one. */
const checkedIds = ({ ids }: AnyKind, args: LookUpArguments): Ids =>
  Object.fromEntries(
    Object.entries(ids).map(([name, { format, argument = name }]) => [
      name,
      checked(format, argument, String(args[argument])),
    ]),
  );

/** The scope of an ARN. An explicit choice must be a scope that the ARN can belong to. */
const scopeOfArnArgument = async (
  argument: string,
  arn: string,
  choice: ScopeChoice | null | undefined,
  context: GatewayContext,
): Promise<Scope> => {
  const parsed = parseArn(arn);
  if (choice) {
    // The ARN of an AWS-owned resource names no account, so `scope` selects the account that calls AWS.
    const scope = await chosenScope(context, { ...choice, region: choice.region ?? parsed.region });
    if (!isArnOf(scope, parsed)) throw badInput('scope', choice, `one that "${arn}" can belong to`);
    return scope;
  }
  const scope = scopeOfArn(await context.scopes.all(), parsed);
  if (isArnOf(scope, parsed)) return scope;
  throw badInput(
    argument,
    arn,
    `the partition "${scope.partition}", since it names the region ${scope.region}`,
  );
};

const lookUpResolver =
  (kind: AnyKind) =>
  async (_query: unknown, args: LookUpArguments, context: GatewayContext, info: GraphQLResolveInfo) => {
    const ids = checkedIds(kind, args);
    const [arn] = Object.entries(kind.ids).filter(([, { format }]) => format.isArn);
    const scope = arn
      ? await scopeOfArnArgument(arn[1].argument ?? arn[0], ids[arn[0]] ?? '', args.scope, context)
      : await chosenScope(context, args.scope);
    return lookUp(kind.type, scope, ids, context, info);
  };

/** The fields of `Query` that look up one object by its AWS ids. */
export const lookUps = Object.fromEntries(
  nodeKinds.map((type) => [kindOf(type).lookUp, lookUpResolver(kindOf(type))]),
);
