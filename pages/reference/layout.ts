import { basename } from 'node:path';
import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
} from 'graphql';

/* Which types are on which page, and the groups of the navigation. */

export interface Page {
  /** The name in the URL: `/docs/Image`. */
  readonly name: string;
  readonly title: string;
  readonly types: readonly GraphQLNamedType[];
}

export interface NavigationGroup {
  readonly title: string;
  readonly isOpen: boolean;
  readonly links: readonly { readonly text: string; readonly href: string }[];
}

export interface Layout {
  readonly pages: readonly Page[];
  readonly groups: readonly NavigationGroup[];
  /** The URL of a type, or of `Type.field`, relative to `/docs/`. */
  readonly hrefOf: (coordinate: string) => string;
}

/** Types of all executions, in the order of their page. Other shared types follow. */
const first = ['Execution', 'ExecutionStatus', 'ExecutionKind', 'ExecutionConnection', 'ExecutionFilter'];

const kindOrder = ['ImageBuilderWorkflow', 'WorkflowStep', 'Lifecycle', 'TransferExecution', 'BlueprintRun'];

const isList = (type: GraphQLNamedType): boolean => /(?:Connection|Edge)$/.test(type.name);

/** The file of `schema/` that defines the type: `image`. */
const fileOf = (type: GraphQLNamedType): string => basename(type.astNode?.loc?.source.name ?? '', '.graphql');

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const rankIn = (order: readonly string[], name: string): number => {
  const index = order.indexOf(name);
  return index < 0 ? order.length : index;
};

/** One page per file of `schema/`: its noun, the types that are nested in it, and its list. */
const nounPages = (types: readonly GraphQLNamedType[]): Page[] => {
  const files = [...new Set(types.map(fileOf))].filter((file) => !/^executions?$/.test(file));
  return files.map((file) => {
    const name = capitalized(file);
    const own = types.filter((type) => fileOf(type) === file);
    const rank = (type: GraphQLNamedType): number => (type.name === name ? 0 : isList(type) ? 2 : 1);
    return { name, title: name, types: own.sort((one, other) => rank(one) - rank(other)) };
  });
};

const isExecution = ({ types: [type] }: Page): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Execution');

const scalarsPage = 'Scalars';

export const layOut = (schema: GraphQLSchema): Layout => {
  const all = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const query = all.filter((type) => type === schema.getQueryType());
  const scalars = all.filter(isScalarType);
  const others = all.filter((type) => !query.includes(type) && !isScalarType(type));
  const shared = others
    .filter((type) => /^executions?$/.test(fileOf(type)))
    .sort((one, other) => rankIn(first, one.name) - rankIn(first, other.name));
  const nouns = nounPages(others);
  const kinds = nouns
    .filter(isExecution)
    .sort((one, other) => rankIn(kindOrder, one.name) - rankIn(kindOrder, other.name));
  const request = nouns.filter(({ name }) => name === 'Viewer');
  const objects = nouns.filter((page) => !isExecution(page) && !request.includes(page));

  const executionPage = { name: 'Execution', title: 'Execution', types: shared };
  const queryPage = { name: 'Query', title: 'Query', types: query };
  const scalarPage = { name: scalarsPage, title: 'Scalars and directives', types: scalars };
  const pages = [queryPage, ...request, executionPage, ...kinds, ...objects, scalarPage];

  const pageOf = new Map(pages.flatMap(({ name, types }) => types.map((type) => [type.name, name])));
  const hrefOf = (coordinate: string): string => {
    const [typeName = ''] = coordinate.split('.');
    const page = pageOf.get(typeName) ?? scalarsPage;
    return page === coordinate ? page : `${page}#${coordinate}`;
  };
  const linkTo = (name: string) => ({ text: name, href: hrefOf(name) });
  const linksTo = (types: readonly GraphQLNamedType[]) => types.map(({ name }) => linkTo(name));

  return {
    pages,
    hrefOf,
    groups: [
      { title: 'Start', isOpen: true, links: [queryPage, ...request].map(({ name }) => linkTo(name)) },
      { title: 'Executions', isOpen: true, links: [executionPage, ...kinds].map(({ name }) => linkTo(name)) },
      { title: 'AWS objects', isOpen: true, links: objects.map(({ name }) => linkTo(name)) },
      {
        title: 'Lists',
        isOpen: false,
        links: linksTo(others.filter(({ name }) => name.endsWith('Connection'))),
      },
      { title: 'Interfaces', isOpen: false, links: linksTo(others.filter(isInterfaceType)) },
      { title: 'Inputs', isOpen: false, links: linksTo(others.filter(isInputObjectType)) },
      { title: 'Enums', isOpen: false, links: linksTo(others.filter(isEnumType)) },
      { title: 'Scalars', isOpen: false, links: linksTo(scalars) },
      {
        title: 'Directives',
        isOpen: false,
        links: schema.getDirectives().map(({ name }) => ({ text: `@${name}`, href: hrefOf(`@${name}`) })),
      },
    ],
  };
};

/** The fields that return an object of the type, by themselves or in a list: `Query.images`. */
export const fieldsReturning = (schema: GraphQLSchema, name: string): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !isIntrospectionType(type) && !isList(type))
    .flatMap((type) =>
      Object.values((type as GraphQLObjectType).getFields())
        .filter((field) => [name, `${name}Connection`].includes(getNamedType(field.type).name))
        .map((field) => `${type.name}.${field.name}`),
    )
    .sort((one, other) => Number(other.startsWith('Query.')) - Number(one.startsWith('Query.')));
