import * as fc from 'fast-check';

/** Random choices that fast-check generates, so that a seed repeats them and fast-check can shrink them. */
export interface RandomChoices {
  readonly chance: (percent: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly from: (least: number, most: number) => number;
}

export const randomChoices = (draw: fc.GeneratorValue): RandomChoices => {
  const from = (least: number, most: number): number =>
    draw(fc.integer, { min: least, max: Math.max(least, most) });
  return {
    from,
    chance: (percent) => from(1, 100) <= percent,
    pick: <Item>(items: readonly Item[]): Item => {
      const item = items[from(0, items.length - 1)];
      if (item === undefined) throw new Error('Cannot pick from an empty list');
      return item;
    },
  };
};

/** Collects the variables, fragments and aliases of a query, and builds its document. */
export const queryBuilder = ({ chance }: RandomChoices) => {
  const variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  const fragments: string[] = [];
  let aliases = 0;

  const variable = (name: string, type: string, value: unknown): string => {
    variables.set(name, { type, value });
    return `$${name}`;
  };

  /** Usually empty; otherwise a directive that includes or excludes the field. */
  const directive = (): string => {
    if (!chance(12)) return '';
    const isOn = chance(50);
    const flag = chance(30) ? String(isOn) : variable(isOn ? 'yes' : 'no', 'Boolean!', isOn);
    return chance(50) ? ` @include(if: ${flag})` : ` @skip(if: ${flag})`;
  };

  return {
    variable,
    directive,
    nextNumber: (): number => (aliases += 1),
    alias: (name: string): string => `a${(aliases += 1)}_${name}: ${name}`,

    /** Sometimes moves the fields into an inline or a named fragment, which does not change the result. */
    maybeInFragment: (type: string, body: string): string => {
      if (chance(8)) return `... on ${type}${directive()} { ${body} }`;
      if (!chance(8)) return body;
      const name = `F${fragments.length + 1}`;
      fragments.push(`fragment ${name} on ${type} { ${body} }`);
      return `...${name}${directive()}`;
    },

    /** The document with these root fields, and its variables. */
    build: (fields: readonly string[]) => {
      const declared = [...variables].map(([name, { type }]) => `$${name}: ${type}`);
      const head = declared.length > 0 ? `query (${declared.join(', ')}) ` : '';
      return {
        query: [`${head}{ ${fields.join(' ')} }`, ...fragments].join('\n'),
        variables: Object.fromEntries([...variables].map(([name, { value }]) => [name, value])),
      };
    },
  };
};

export type QueryBuilder = ReturnType<typeof queryBuilder>;
