import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type DocumentNode,
  getNamedType,
  getOperationAST,
  type GraphQLNamedType,
  isLeafType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { createSchema } from '../../src/app/schema';
import { createExecutor, PrintedData } from '../../src/execute';
import type { Selection } from '../../src/execute/plan';
import { planOf } from '../../src/execute/plans';

const schema = buildSchema('type Node { id: ID a: Node b: Node } type Query { node: Node }');

const operationOf = (document: DocumentNode): OperationDefinitionNode => {
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The document has no operation');
  return operation;
};

const planOfText = (document: DocumentNode, variableValues: Record<string, unknown> = {}) =>
  planOf({ schema, operation: operationOf(document), fragments: {}, variableValues });

describe('Plans', () => {
  it('are shared by requests of one document that differ in other variables than those of conditions', () => {
    const document = parse('query ($if: Boolean!, $other: Int) { node { id @skip(if: $if) } }');

    const plan = planOfText(document, { if: true, other: 1 });

    expect(planOfText(document, { if: true, other: 2 })).toBe(plan);
    expect(planOfText(document, { if: false, other: 1 })).not.toBe(plan);
  });

  it('are evicted after 1,000 others', () => {
    const document = parse('{ node { id } }');
    const plan = planOfText(document);
    for (let other = 0; other < 999; other += 1) planOfText(parse(`{ a${other}: node { id } }`));
    expect(planOfText(document)).toBe(plan);

    for (let other = 0; other < 1_000; other += 1) planOfText(parse(`{ a${other}: node { id } }`));

    expect(planOfText(document)).not.toBe(plan);
  });

  it('are evicted earlier where their documents are large', () => {
    const document = parse('{ node { id } }');
    const plan = planOfText(document);
    const large = 'x'.repeat(100_000);

    for (let other = 0; other < 10; other += 1) planOfText(parse(`{ ${large}${other}: node { id } }`));

    expect(planOfText(document)).not.toBe(plan);
  });

  it('of a dense document take less than 20 ms of CPU time', () => {
    const gatewaySchema = createSchema();
    const leavesOf = (type: GraphQLNamedType | undefined): string =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .flatMap(({ name, type: of }) => (isLeafType(getNamedType(of)) ? [name] : []))
            .join(' ')
        : '';
    const workflow = leavesOf(gatewaySchema.getType('ImageBuilderWorkflow'));
    const step = leavesOf(gatewaySchema.getType('WorkflowStep'));
    const nested = (level: number): string =>
      `{ a${level}: steps { nodes { ${step} workflow { ${workflow} ${level > 0 ? nested(level - 1) : ''} } } } }`.slice(
        1,
        -1,
      );
    const text = `{ imageBuilderWorkflow(workflowExecutionId: "x") { ${nested(14)} } }`;
    expect(text.length).toBeGreaterThan(7_600);
    const visit = (selection: Selection): void => {
      expect(selection.parts.length).toBeGreaterThan(0);
      for (const field of selection.fields.values()) {
        const type = getNamedType(field.definition.type);
        if (isObjectType(type)) visit(field.selection(type.name));
      }
    };

    // The fastest of several, because the code is not compiled at first.
    const times = Array.from({ length: 20 }, (_, index) => {
      const operation = operationOf(parse(`${text} # ${index}`));
      const start = process.cpuUsage();
      visit(planOf({ schema: gatewaySchema, operation, fragments: {}, variableValues: {} }).root);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });

    expect(Math.min(...times)).toBeLessThan(20);
  });

  it('leave memory flat, however many documents there are', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const execute = createExecutor(schema, () => undefined);
    let number = 0;
    const heapAfter = async (documents: number): Promise<number> => {
      for (let index = 0; index < documents; index += 1) {
        const fields = Array.from(
          { length: 20 },
          (_, field) => `f${number}x${field}: node { id a { b { id } } }`,
        );
        number += 1;
        await execute({ document: parse(`{ ${fields.join(' ')} }`), context: undefined });
      }
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const before = await heapAfter(1_500);

    const after = await heapAfter(1_500);

    expect((after - before) / 1e6).toBeLessThan(10);
  }, 60_000);

  it('have one selection for each way that fragments lead to the same fields', async () => {
    const levels = 12;
    const fragments = Array.from(
      { length: levels },
      (_, level) => `fragment f${level} on Node { a { ...f${level + 1} } b { ...f${level + 1} } }`,
    );
    const document = parse(`{ node { ...f0 } } ${fragments.join(' ')} fragment f${levels} on Node { id }`);
    const nodes = new Map<number, object>();
    const at = (level: number): object => {
      const next = { id: level, a: () => at(level + 1), b: () => at(level + 1) };
      nodes.set(level, next);
      return next;
    };
    const rooted = buildSchema('type Node { id: ID a: Node b: Node } type Query { node: Node }');
    const field = rooted.getQueryType()?.getFields().node;
    if (field) field.resolve = () => at(0);

    const { data } = await createExecutor(rooted, () => undefined)({ document, context: undefined });

    const { root } = planOf({
      schema: rooted,
      operation: operationOf(document),
      fragments: {},
      variableValues: {},
    });
    const selections = new Set<unknown>();
    const visit = (selection: typeof root): void => {
      if (selections.has(selection)) return;
      selections.add(selection);
      for (const planned of selection.fields.values())
        if (planned.name !== 'id') visit(planned.selection('Node'));
    };
    visit(root);
    const text = data instanceof PrintedData ? data.toString() : '';
    expect(text.match(/"id"/g)).toHaveLength(2 ** levels);
    expect(selections.size).toBe(2 * levels + 2);
  });
});
