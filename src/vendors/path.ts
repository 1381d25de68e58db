import type {Route} from './contract.js';

/** A route's path with a value for `{id}`, encoded as one segment. */
export const pathTo = ({path}: Pick<Route, 'path'>, id: string): string =>
  path.replace('{id}', () => encodeURIComponent(id));

/** Whether a path belongs to a route. Literal segments are compared undecoded: `%61pi` is not `api`. */
export function matchesRoute({path}: Pick<Route, 'path'>, pathname: string): boolean {
  const [wanted, segments] = [path.split('/'), pathname.split('/')];
  return wanted.length === segments.length && wanted.every((part, at) => part === '{id}' || part === segments[at]);
}

/** The last part of a field's whole name, which equals the name of a parameter with the same meaning. */
export const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
