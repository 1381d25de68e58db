/** The vendors' own pages as OpenAPI documents, and whether an answer or a request is one of theirs. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {Ajv, type ErrorObject, type ValidateFunction} from 'ajv';
import formats from 'ajv-formats';
import {root} from '../../scripts/sources.js';

type Json = Readonly<Record<string, unknown>>;
/** An object of an answer; tests change it to see whether that is found out. */
export type Row = Record<string, unknown>;
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Json;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;
export type DocumentName = 'agni' | 'agni-rules' | 'agni-older' | 'zudu';

export const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(root, 'test/fixtures', `${name}.json`), 'utf8'));

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/**
 * What stands beside a schema's shape: a rule, which says what it means and neither allows null nor forbids a field.
 */
const rules = new Set(['allOf', 'if', 'then', 'else', 'not']);

/**
 * The schema with two things the pages do not say. Each value may be null, unless it is marked `nullable: false`:
 * servers written in Go send that for what they have not, and the vendor marks it for one field only. And there is
 * nothing beside what is named, so that neither a mock nor a fixture can invent a field.
 */
const strictly = (schema: unknown): unknown => {
  if (isList(schema)) return schema.map(strictly);
  if (!isObject(schema)) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== 'nullable')
      .map(([key, value]) => [key, key === 'properties' || rules.has(key) ? value : strictly(value)]),
  );
  const properties: unknown = schema['properties'];
  if (!isObject(properties)) return inner;
  const open = Object.entries(properties).map(([name, value]) => {
    const closed = strictly(value);
    return [name, isObject(value) && value['nullable'] === false ? closed : {anyOf: [closed, {type: 'null'}]}] as const;
  });
  return {additionalProperties: false, ...inner, properties: Object.fromEntries<unknown>(open)};
};

const told = (errors: readonly ErrorObject[] | null | undefined): string =>
  (errors ?? [])
    .filter(({keyword}) => keyword !== 'anyOf')
    .slice(0, 6)
    .map(({instancePath, message, params}) => `${instancePath} ${message} ${JSON.stringify(params)}`)
    .join('; ');

/** One document; it knows its operations by the vendor's own paths. One of rules is read as it is. */
export class OpenApi {
  readonly paths: Paths;
  readonly #ajv: Ajv;
  readonly #name: string;
  /** Whether it only adds to another document. */
  readonly #adds: boolean;

  constructor(name: DocumentName) {
    const document = fixture(`openapi/${name}`) as {readonly paths: Paths};
    this.paths = document.paths;
    this.#name = name;
    this.#adds = name.endsWith('-rules');
    this.#ajv = new Ajv({strict: false, allErrors: true, coerceTypes: false});
    formats(this.#ajv);
    this.#ajv.addSchema(this.#adds ? document : (strictly(document) as object), name);
  }

  /** What is wrong with an answer; empty when nothing is. */
  answer(template: string, method: string, answer: unknown): string {
    return this.#check(`/paths/${pointer(template)}/${method}/responses/200/content/application~1json/schema`, answer);
  }

  /** What is wrong with a request; empty when nothing is. */
  async request(request: Request): Promise<string> {
    const {pathname, searchParams} = new URL(request.url);
    const template = Object.keys(this.paths).find((one) =>
      new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
    );
    const method = request.method.toLowerCase();
    const operation = template === undefined ? undefined : this.paths[template]?.[method];
    if (template === undefined || !operation) return this.#adds ? '' : `${method} ${pathname} is not documented`;
    const known = (operation.parameters ?? []).filter((one) => one.in === 'query');
    const wrong = [...searchParams].map(([name, value]) => {
      const parameter = known.find((one) => one.name === name);
      if (!parameter) return this.#adds ? '' : `${name} is not documented`;
      return this.#parameter(parameter, value);
    });
    const missing = known
      .filter(({name, required}) => required && !searchParams.has(name))
      .map(({name}) => `${name} is missing`);
    const body = await request.text();
    const schema = `/paths/${pointer(template)}/${method}/requestBody/content/application~1json/schema`;
    return [...wrong, ...missing, ...(body ? [this.#check(schema, JSON.parse(body))] : [])].filter(Boolean).join('; ');
  }

  #check(at: string, value: unknown): string {
    const validate = this.#ajv.getSchema(`${this.#name}#${at}`) as ValidateFunction | undefined;
    if (!validate) return `the document has no ${at}`;
    return validate(value) ? '' : told(validate.errors) || 'is of another shape';
  }

  /** In an address everything is text. */
  #parameter({name, schema}: Parameter, value: string): string {
    const typed: unknown = schema['type'] === 'string' ? value : JSON.parse(value);
    return this.#ajv.validate(schema, typed) ? '' : `${name}=${value}: ${told(this.#ajv.errors)}`;
  }
}

const pointer = (template: string): string => encodeURIComponent(template.replaceAll('~', '~0').replaceAll('/', '~1'));
