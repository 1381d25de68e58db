// A page's own script around the elements: settings in, attributes in, events out.
import {configure} from '/agni-call-widgets.js';
import {agents} from '/mock/agents.ts'; // replaces the page's own list of agents

const list = document.querySelector('agni-call-list');
const provider = document.querySelector('agni-provider');
const filters = document.querySelector('#filters');
const settings = document.querySelector('#settings');
const log = document.querySelector('.log');

/* The log: newest first, limited to a readable length. */

const most = 100;

function tell(name, what) {
  const now = new Date();
  const time = document.createElement('time');
  time.dateTime = now.toISOString();
  time.textContent = now.toLocaleTimeString('en-GB');
  const event = document.createElement('b');
  event.textContent = name;
  const rest = document.createElement('span');
  rest.textContent = what;
  const entry = document.createElement('li');
  entry.append(time, ' ', event, ' ', rest);
  log.prepend(entry);
  while (log.children.length > most) log.lastElementChild.remove();
}

document.querySelector('#clear').addEventListener('click', () => log.replaceChildren());

/* Events bubble out of every element, so one listener on the page receives them all. */

const party = ({caller}) => caller.name ?? caller.number ?? 'somebody unknown';
const given = (query) => Object.entries(query).filter(([name, value]) => value !== undefined && name !== 'kind');
const told = {
  'agni-calls-load': ({calls, query}) =>
    `${calls.length} calls, ${given(query)
      .map((pair) => pair.join(' '))
      .join(', ')}`,
  'agni-calls-error': ({code, status}) => [code, status].filter(Boolean).join(' '),
  'agni-call-load': ({call}) => `${party(call)}, ${call.transcript?.items.length ?? 0} lines said`,
  'agni-call-error': ({code, status}) => [code, status].filter(Boolean).join(' '),
  'agni-query-change': ({query}) => `page ${query.page}`,
  'agni-recording-play': ({callId}) => callId,
  'agni-recording-error': ({code}) => code,
};
for (const [name, describe] of Object.entries(told))
  addEventListener(name, (event) => tell(name, describe(event.detail)));

// The event is cancelable: canceling it leaves the row unmarked and the detail unchanged.
addEventListener('agni-call-select', (event) => {
  const {call} = event.detail;
  if (settings.elements.refuse.checked) event.preventDefault();
  tell('agni-call-select', `${party(call)}${event.defaultPrevented ? ', refused' : ''}`);
});

/* Filters: a field's name is the attribute's. */

for (const {id, name} of agents) filters.elements['agent-id'].append(new Option(name, id));

function say(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

filters.addEventListener('change', ({target}) => say(list, target.name, target.value));
filters.addEventListener('submit', (event) => event.preventDefault());
filters.addEventListener('reset', () => {
  for (const {name} of filters.elements) if (name) list.removeAttribute(name);
});

/* Settings: formats for the elements inside the provider, the endpoint for the whole page. */

settings.addEventListener('change', ({target: {name, value}}) => {
  if (name === 'dir') document.documentElement.dir = value;
  else if (name === 'endpoint') configure({endpoint: value});
  else if (name !== 'refuse') say(provider, name, value);
});
settings.addEventListener('submit', (event) => event.preventDefault());

let token = 1;
configure({
  endpoint: settings.elements.endpoint.value, // some browsers keep the fields of a reloaded page
  headers: ({fresh}) => {
    if (fresh) token++;
    tell('headers()', fresh ? `asked for fresh ones after a 401: token ${token}` : `token ${token}`);
    return {authorization: `Bearer demo-token-${token}`};
  },
});
