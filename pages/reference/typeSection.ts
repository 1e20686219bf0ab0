import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isScalarType,
  print,
} from 'graphql';
import { type AwsCalls, noCalls } from './awsCalls';
import { escape, type Markdown, typeLink } from './html';

export interface Renderer {
  readonly markdown: Markdown;
  readonly href: (coordinate: string) => string;
  readonly awsCalls: AwsCalls;
}

export const kindOf = (type: GraphQLNamedType): string => {
  if (isObjectType(type)) return 'type';
  if (isInterfaceType(type)) return 'interface';
  if (isEnumType(type)) return 'enum';
  if (isInputObjectType(type)) return 'input';
  return isScalarType(type) ? 'scalar' : 'union';
};

const anchored = (id: string, text: string): string =>
  `<a class="anchor" href="#${escape(id)}"><code>${escape(text)}</code></a>`;

const defaultOf = ({ defaultValue, type }: GraphQLArgument | GraphQLInputField): string => {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return value ? ` <code class="default">= ${escape(print(value))}</code>` : '';
};

const nullabilityOf = (isRequired: boolean, text: string): string =>
  isRequired ? `<span class="badge">${text}</span>` : '';

/** True for a field with the directive `@sensitive`. */
const isSensitive = ({ astNode }: GraphQLField<unknown, unknown>): boolean =>
  astNode?.directives?.some(({ name }) => name.value === 'sensitive') ?? false;

const sensitivityOf = (field: GraphQLField<unknown, unknown>, href: Renderer['href']): string =>
  isSensitive(field) ? `<a class="badge" href="${escape(href('@sensitive'))}">@sensitive</a>` : '';

const argumentRow = (arg: GraphQLArgument, { markdown, href }: Renderer): string => `
<dt><code>${escape(arg.name)}</code> ${typeLink(String(arg.type), href)}${defaultOf(arg)}</dt>
<dd>${markdown(arg.description ?? '')}</dd>`;

const argumentList = (args: readonly GraphQLArgument[], renderer: Renderer): string =>
  args.length === 0
    ? ''
    : `<dl class="arguments" aria-label="Arguments">${args.map((arg) => argumentRow(arg, renderer)).join('')}\n</dl>`;

const row = (id: string, head: string, body: string): string => `
<section class="field" id="${escape(id)}">
<h3>${head}</h3>
<div>${body}</div>
</section>`;

const deprecation = (reason: string | null | undefined, markdown: Markdown): string =>
  reason ? `<div class="deprecated">${markdown(`**Deprecated.** ${reason}`)}</div>` : '';

const fieldRow = (typeName: string, field: GraphQLField<unknown, unknown>, renderer: Renderer): string => {
  const { markdown, href, awsCalls } = renderer;
  const id = `${typeName}.${field.name}`;
  const cost = awsCalls.costOf(typeName, field.name);
  return row(
    id,
    `${anchored(id, field.name)} ${typeLink(String(field.type), href)} ${nullabilityOf(isNonNullType(field.type), 'never null')}${sensitivityOf(field, href)}`,
    deprecation(field.deprecationReason, markdown) +
      markdown(field.description ?? '') +
      argumentList(field.args, renderer) +
      `<div class="aws-calls"><span>AWS calls</span> ${markdown(cost === noCalls ? 'none' : cost)}</div>`,
  );
};

const inputRow = (typeName: string, field: GraphQLInputField, { markdown, href }: Renderer): string =>
  row(
    `${typeName}.${field.name}`,
    `${anchored(`${typeName}.${field.name}`, field.name)} ${typeLink(String(field.type), href)}${defaultOf(field)} ${nullabilityOf(isNonNullType(field.type), 'required')}`,
    markdown(field.description ?? ''),
  );

const membersOf = (type: GraphQLNamedType, renderer: Renderer): string => {
  if (isObjectType(type) || isInterfaceType(type))
    return Object.values(type.getFields())
      .map((field) => fieldRow(type.name, field, renderer))
      .join('');
  if (isInputObjectType(type))
    return Object.values(type.getFields())
      .map((field) => inputRow(type.name, field, renderer))
      .join('');
  if (!isEnumType(type)) return '';
  return type
    .getValues()
    .map(({ name, description }) =>
      row(
        `${type.name}.${name}`,
        anchored(`${type.name}.${name}`, name),
        renderer.markdown(description ?? ''),
      ),
    )
    .join('');
};

const interfacesOf = (type: GraphQLNamedType, { href }: Renderer): string => {
  if (isScalarType(type) && type.specifiedByURL)
    return `<p class="facts">Specified by <a href="${escape(type.specifiedByURL)}">${escape(type.specifiedByURL)}</a></p>`;
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const names = type.getInterfaces().map(({ name }) => typeLink(name, href));
  return names.length === 0 ? '' : `<p class="facts">Implements ${names.join(', ')}</p>`;
};

const section = (type: GraphQLNamedType, heading: string, facts: string, renderer: Renderer): string => `
<section class="type-section" id="${escape(type.name)}">
${heading}
<div class="description">${renderer.markdown(type.description ?? '')}</div>
${interfacesOf(type, renderer)}
${facts}
${membersOf(type, renderer)}
</section>`;

/** The type that a page is about, which has the page's heading, with facts above its members. */
export const nounSection = (type: GraphQLNamedType, facts: string, renderer: Renderer): string =>
  section(type, '', facts, renderer);

/** Another type of a page. */
export const typeSection = (type: GraphQLNamedType, renderer: Renderer): string =>
  section(type, `<h2>${anchored(type.name, type.name)} <small>${kindOf(type)}</small></h2>`, '', renderer);

export const directiveSection = (directive: GraphQLDirective, renderer: Renderer): string => `
<section class="type-section" id="@${directive.name}">
<h2>${anchored(`@${directive.name}`, `@${directive.name}`)} <small>directive</small></h2>
<div class="description">${renderer.markdown(directive.description ?? '')}</div>
<p class="facts">On ${directive.locations.map((each) => `<code>${each}</code>`).join(', ')}</p>
${argumentList(directive.args, renderer)}
</section>`;
