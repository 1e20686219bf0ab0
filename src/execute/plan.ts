import {
  type FieldNode,
  getArgumentValues,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isAbstractType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type ValueNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';
import { argumentBinder } from './boundArguments';
import type { Complete } from './complete';
import { type Entry, type Part, partsOf } from './parts';

/*
 * A plan holds what a document selects, by object type, with what the execution needs of each field. It depends only on the
 * document and on the variables in `@skip` and `@include`, so requests share it. It is made where the execution arrives, and
 * in time linear in the document: a selection that is reached in several ways, as by fragments that spread each other, is
 * made once.
 */

type Arguments = Readonly<Record<string, unknown>>;
type Variables = GraphQLResolveInfo['variableValues'];

/** The fields that a document selects on one object type. */
export class Selection {
  /** Names of the selected fields, without `__typename`. */
  readonly names: ReadonlySet<string>;
  /** The fields by response key, without `__typename`. */
  readonly fields: ReadonlyMap<string, PlannedField>;
  /** All fields in the order of the response. `prefix` is what precedes the value: a brace or comma, and the key. */
  readonly entries: readonly Entry[];
  private split: readonly Part[] | undefined;

  constructor(
    readonly type: GraphQLObjectType,
    all: readonly PlannedField[],
  ) {
    const named = all.filter(({ name }) => name !== TypeNameMetaFieldDef.name);
    this.names = new Set(named.map(({ name }) => name));
    this.fields = new Map(named.map((field) => [field.key, field]));
    this.entries = all.map((field, index) => ({
      prefix: `${index === 0 ? '{' : ','}"${field.key}":`,
      field,
    }));
  }

  /** The fields in the order of the response, in parts whose texts can be kept or not. */
  get parts(): readonly Part[] {
    return (this.split ??= partsOf(this));
  }
}

const variablesIn = (value: ValueNode): readonly string[] => {
  if (value.kind === Kind.VARIABLE) return [value.name.value];
  if (value.kind === Kind.LIST) return value.values.flatMap(variablesIn);
  return value.kind === Kind.OBJECT ? value.fields.flatMap((field) => variablesIn(field.value)) : [];
};

/** A field of the answer. */
export class PlannedField {
  /** Completes the values of the field. The executor sets it at the first value. */
  complete: Complete | undefined;
  /** The arguments, where no variable is among them. */
  private constant: Arguments | undefined;
  private names: readonly string[] | undefined;
  private bind: ReturnType<typeof argumentBinder> | undefined;
  /** By object type. Undefined until the first one is made: most fields are leaves. */
  private selections: Map<string, Selection> | undefined;

  constructor(
    private readonly plan: Plan,
    readonly key: string,
    readonly nodes: readonly [FieldNode, ...FieldNode[]],
    readonly definition: GraphQLField<unknown, unknown>,
  ) {}

  get name(): string {
    return this.definition.name;
  }

  /** The selection beneath the field, where its value is of this object type. */
  selection(typeName: string): Selection {
    const known = this.selections?.get(typeName);
    if (known) return known;
    const selection = this.plan.selectionBeneath(this.nodes, typeName);
    this.selections ??= new Map();
    this.selections.set(typeName, selection);
    return selection;
  }

  /** The selections beneath the field on all object types that its value may have. None beneath a leaf. */
  possibleSelections(): readonly Selection[] {
    return this.plan.possibleTypes(this.definition).map(({ name }) => this.selection(name));
  }

  /** The names of the variables in its arguments. */
  get variables(): readonly string[] {
    return (this.names ??= this.nodes[0].arguments?.flatMap(({ value }) => variablesIn(value)) ?? []);
  }

  /** The argument values. Throws the error of GraphQL.js for an invalid one. */
  argumentsWith(variables: Variables): Arguments {
    if (this.constant) return this.constant;
    const [node] = this.nodes;
    this.bind ??= argumentBinder(this.definition, node);
    const values = Object.freeze(this.bind(variables) ?? getArgumentValues(this.definition, node, variables));
    if (this.variables.length === 0) this.constant = values;
    return values;
  }
}

const definitionOf = (
  type: GraphQLObjectType,
  name: string,
  isRoot: boolean,
): GraphQLField<unknown, unknown> | undefined => {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (isRoot && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (isRoot && name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return type.getFields()[name];
};

/** What a plan is made of. */
export type PlanTerms = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'operation' | 'variableValues'>;

/** The plan of an operation. */
export class Plan {
  private readonly nodeNumbers = new Map<FieldNode, number>();
  private readonly fields = new Map<string, PlannedField>();
  private readonly selections = new Map<string, Selection>();
  readonly root: Selection;

  constructor(private readonly terms: PlanTerms) {
    const { schema, fragments, operation, variableValues } = terms;
    const rootType = schema.getRootType(operation.operation);
    if (!rootType) throw new TypeError(`The schema has no ${operation.operation}.`);
    this.root = this.selectionOf(
      rootType,
      collectFields(schema, fragments, variableValues, rootType, operation.selectionSet),
    );
  }

  possibleTypes({ type }: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
    const named = getNamedType(type);
    if (isAbstractType(named)) return this.terms.schema.getPossibleTypes(named);
    return isObjectType(named) ? [named] : [];
  }

  selectionBeneath(nodes: readonly FieldNode[], typeName: string): Selection {
    const key = `${typeName} ${this.numbersOf(nodes)}`;
    const known = this.selections.get(key);
    if (known) return known;
    const { schema, fragments, variableValues } = this.terms;
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new TypeError(`${typeName} is not an object type of the schema.`);
    const selection = this.selectionOf(
      type,
      collectSubfields(schema, fragments, variableValues, type, nodes),
    );
    this.selections.set(key, selection);
    return selection;
  }

  private selectionOf(type: GraphQLObjectType, groups: ReadonlyMap<string, readonly FieldNode[]>): Selection {
    return new Selection(
      type,
      [...groups].flatMap(([key, nodes]) => this.fieldOf(type, key, nodes) ?? []),
    );
  }

  private fieldOf(
    type: GraphQLObjectType,
    key: string,
    [first, ...others]: readonly FieldNode[],
  ): PlannedField | undefined {
    const { schema } = this.terms;
    const definition = first && definitionOf(type, first.name.value, type === schema.getQueryType());
    if (!definition) return undefined;
    const id = `${type.name} ${this.numbersOf([first, ...others])}`;
    const field = this.fields.get(id) ?? new PlannedField(this, key, [first, ...others], definition);
    this.fields.set(id, field);
    return field;
  }

  private numbersOf(nodes: readonly FieldNode[]): string {
    return nodes.map((node) => this.numberOf(node)).join(' ');
  }

  private numberOf(node: FieldNode): number {
    const number = this.nodeNumbers.get(node) ?? this.nodeNumbers.size;
    this.nodeNumbers.set(node, number);
    return number;
  }
}
