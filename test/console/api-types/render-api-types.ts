/** A schema as far as the document of our API uses JSON Schema 2020-12. */
type Schema = {
  $ref?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  properties?: { [name: string]: Schema };
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: readonly Schema[];
};
type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
type Content = { [mediaType: string]: { schema: Schema } };
type Operation = {
  operationId: string;
  parameters?: readonly Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: { [status: string]: { content?: Content } };
};

/** An OpenAPI 3.1 document as ours is. */
export type OpenApiDocument = {
  paths: { [path: string]: { [method: string]: Operation } };
  components: { schemas: { [name: string]: Schema } };
};

/** The types of the API's paths and schemas in the form that openapi-fetch takes, as the text of a TypeScript file. */
export function renderApiTypes(document: OpenApiDocument): string {
  const lines = [
    '/* Written by `npm run api-types` from the OpenAPI document; do not edit. */',
    '',
    'export interface paths {',
  ];
  for (const [path, operations] of Object.entries(document.paths)) {
    lines.push(`  ${JSON.stringify(path)}: {`);
    for (const [method, operation] of Object.entries(operations)) lines.push(...renderOperation(method, operation));
    lines.push('  };');
  }
  lines.push('}', '', 'export interface schemas {');
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    lines.push(`  ${name}: ${typeOf(schema)};`);
  }
  return `${lines.join('\n')}\n}\n`;
}

function renderOperation(method: string, { parameters = [], requestBody, responses }: Operation): string[] {
  const lines = [`    ${method}: {`, '      parameters: {'];
  for (const place of ['query', 'path', 'header', 'cookie']) {
    const own = parameters.filter((parameter) => parameter.in === place);
    if (own.length === 0) lines.push(`        ${place}?: never;`);
    else lines.push(`        ${place}${own.some(isRequired) ? '' : '?'}: ${fieldsOf(own)};`);
  }
  lines.push('      };');
  if (requestBody === undefined) lines.push('      requestBody?: never;');
  else lines.push(`      requestBody: { content: ${contentOf(requestBody.content)} };`);
  lines.push('      responses: {');
  for (const [status, { content }] of Object.entries(responses)) {
    lines.push(`        ${status}: { content${content ? `: ${contentOf(content)}` : '?: never'} };`);
  }
  lines.push('      };', '    };');
  return lines;
}

function isRequired({ required }: Parameter): boolean {
  return required === true;
}

function fieldsOf(parameters: readonly Parameter[]): string {
  const fields = parameters.map((one) => `${key(one.name)}${isRequired(one) ? '' : '?'}: ${typeOf(one.schema)}`);
  return `{ ${fields.join('; ')} }`;
}

function contentOf(content: Content): string {
  return `{ ${Object.entries(content)
    .map(([mediaType, { schema }]) => `${JSON.stringify(mediaType)}: ${typeOf(schema)}`)
    .join('; ')} }`;
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return `schemas['${schema.$ref.split('/').at(-1)}']`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map((value) => JSON.stringify(value)));
  if (schema.anyOf !== undefined) return union(schema.anyOf.map(typeOf));
  if (schema.oneOf !== undefined) return union(schema.oneOf.map(typeOf));
  if (schema.allOf !== undefined) {
    const own = schema.properties === undefined ? [] : [objectOf(schema)];
    return [...schema.allOf.map((one) => `(${typeOf(one)})`), ...own].join(' & ');
  }
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOf({ ...schema, type })));
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return schema.prefixItems === undefined
        ? `(${typeOf(schema.items ?? {})})[]`
        : `[${schema.prefixItems.map(typeOf).join(', ')}]`;
    case 'object':
      return objectOf(schema);
    default:
      return 'unknown';
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties).map(
    ([name, schema]) => `${key(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  );
  if (typeof additionalProperties === 'object') {
    const values = `{ [name: string]: ${typeOf(additionalProperties)} }`;
    return fields.length === 0 ? values : `{ ${fields.join('; ')} } & ${values}`;
  }
  if (fields.length > 0) return `{ ${fields.join('; ')} }`;
  return additionalProperties === false ? '{ [name: string]: never }' : '{ [name: string]: unknown }';
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}
