import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type DocumentNode,
  getNamedType,
  getOperationAST,
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

  it('grow in proportion to the document', () => {
    const gatewaySchema = createSchema();
    const nested = (level: number): string =>
      `a${level}: steps { nodes { name status workflow { id status ${level > 0 ? nested(level - 1) : ''} } } }`;
    /** The number of selections in the plan of nested fields, all of which are planned. */
    const selectionsOf = (levels: number): number => {
      const document = parse(`{ imageBuilderWorkflow(workflowExecutionId: "x") { ${nested(levels)} } }`);
      const planned = new Set<Selection>();
      const visit = (selection: Selection): void => {
        planned.add(selection);
        expect(selection.parts.length).toBeGreaterThan(0);
        for (const field of selection.fields.values()) {
          const type = getNamedType(field.definition.type);
          if (isObjectType(type)) visit(field.selection(type.name));
        }
      };
      const terms = { operation: operationOf(document), fragments: {}, variableValues: {} };
      visit(planOf({ schema: gatewaySchema, ...terms }).root);
      return planned.size;
    };

    // A level has three objects: the connection, the step and its workflow.
    expect([4, 9, 14].map(selectionsOf)).toEqual([2 + 3 * 5, 2 + 3 * 10, 2 + 3 * 15]);
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
