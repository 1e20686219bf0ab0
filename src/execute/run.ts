import type { GraphQLObjectType, GraphQLOutputType, GraphQLResolveInfo } from 'graphql';
import { FieldErrors, type Path } from './fieldErrors';
import type { Part } from './parts';
import type { PlannedField, PlanTerms, Selection } from './plan';
import type { Recording, Texts } from './texts';

type Arguments = Readonly<Record<string, unknown>>;

/** One execution of an operation. */
export class Run {
  readonly errors = new FieldErrors();
  /** Set while a part is printed whose text may be kept. */
  recording: Recording | undefined;
  /** Argument values with variables are the same in all items of a list. */
  private readonly argumentValues = new Map<PlannedField, Arguments>();
  private readonly variableTexts = new Map<Part, string>();

  constructor(
    /** The operation, with all variables of the request. */
    readonly terms: PlanTerms,
    readonly context: unknown,
    readonly texts: Texts | undefined,
  ) {}

  argumentsOf(field: PlannedField): Arguments {
    if (field.definition.args.length === 0) return noArguments;
    const known = this.argumentValues.get(field);
    if (known) return known;
    const values = field.argumentsWith(this.terms.variableValues);
    this.argumentValues.set(field, values);
    return values;
  }

  /** The values of the variables that the text of a part depends on. Undefined where it depends on none. */
  valuesFor(part: Part): string | undefined {
    const { variables } = part;
    if (variables.length === 0) return undefined;
    const known = this.variableTexts.get(part);
    if (known !== undefined) return known;
    const { variableValues } = this.terms;
    // A variable without a value is not the same as null.
    const text = JSON.stringify(
      variables.map((name) => (Object.hasOwn(variableValues, name) ? [variableValues[name]] : [])),
    );
    this.variableTexts.set(part, text);
    return text;
  }
}

const noArguments: Arguments = Object.freeze({});

/** The `info` of a resolver, with its place in the plan. */
export class FieldInfo implements GraphQLResolveInfo {
  /** No execution has a root value. */
  readonly rootValue = undefined;

  constructor(
    private readonly run: Run,
    /** The selection on the object whose field is resolved. */
    readonly selection: Selection,
    readonly planned: PlannedField,
    readonly path: Path,
  ) {}

  get fieldName(): string {
    return this.planned.name;
  }
  get fieldNodes(): PlannedField['nodes'] {
    return this.planned.nodes;
  }
  get returnType(): GraphQLOutputType {
    return this.planned.definition.type;
  }
  get parentType(): GraphQLObjectType {
    return this.selection.type;
  }
  get schema() {
    return this.run.terms.schema;
  }
  get fragments() {
    return this.run.terms.fragments;
  }
  get operation() {
    return this.run.terms.operation;
  }
  get variableValues() {
    return this.run.terms.variableValues;
  }
}
