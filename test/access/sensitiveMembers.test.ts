import { describe, expect, it } from '@jest/globals';
import { getNamedType, type GraphQLObjectType, isObjectType } from 'graphql';
import { createSchema } from '../../src/app/schema';
import { executionKinds, isNodeKind } from '../../src/kinds';
import { sensitiveNamesIn } from '../../src/query/sensitivity';

const schema = createSchema();

/** AWS's services write the first letter in different cases. */
const asField = (member: string): string => member.charAt(0).toLowerCase() + member.slice(1);

describe('sensitiveMembers', () => {
  it.each(executionKinds.map((kind) => [kind.type, kind] as const))(
    'of %s are those that the schema says are sensitive, by field',
    (type, { execution, fields }) => {
      const inSchema: Record<string, readonly string[]> = {};
      for (const { name, type: ofField } of Object.values(
        (schema.getType(type) as GraphQLObjectType).getFields(),
      )) {
        const spec = fields[name];
        const named = getNamedType(ofField);
        // Events compare what AWS has returned.
        if (!spec || !('read' in spec) || !isObjectType(named) || isNodeKind(named.name)) continue;
        const names = [...sensitiveNamesIn(named)];
        if (names.length > 0) inSchema[name] = names.sort();
      }

      const declared = Object.entries(execution.sensitiveMembers ?? {}).map(
        ([field, members]) => [field, members.map(asField).sort()] as const,
      );

      expect(Object.fromEntries(declared)).toEqual(inSchema);
    },
  );
});
