// Filters are attributes, as on a list with an API; here they apply to the calls in the HTML.
// The mock replaces the page's own store of calls: a database, a state store, a file.
import {createZuduMock} from '/mock/zudu.ts';

const list = document.querySelector('#book');

document.querySelector('#filters').addEventListener('input', ({target: {name, value}}) => {
  if (value) list.setAttribute(name, value);
  else list.removeAttribute(name);
});
document.querySelector('#filters').addEventListener('submit', (event) => event.preventDefault());

const books = createZuduMock({key: null, count: 60, publicBase: location.origin});
const json = async (path, {signal}) => {
  const response = await books(new Request(new URL(path, location.origin), {signal}));
  return response.ok ? response.json() : undefined;
};

document.querySelector('#loader').source = {
  list: ({page, pageSize}, options) => json(`/api/calls?page=${page - 1}&limit=${pageSize}`, options),
  get: (id, options) => json(`/api/calls/${encodeURIComponent(id)}`, options),
};
