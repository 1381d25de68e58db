import {expect, fixture, html} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import {a11y} from './a11y.js';
import {itWith} from './emulate.js';
import {press, type} from './keys.js';
import {scriptedServer} from './server.js';
import {until} from './until.js';

const failure = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => (error as Error).name,
  );

describe('a scripted server', () => {
  it('gives the scripted answers in turn, and logs the requests', async () => {
    const server = await scriptedServer();
    await server.answer('/calls/*', {status: 503, headers: {'retry-after': '2'}}, {json: {id: 7}});
    const first = await fetch(`${server.endpoint}/calls/7?page=2`, {headers: {'x-test': 'yes'}});
    expect(first.status).to.equal(503);
    expect(first.headers.get('retry-after')).to.equal('2');
    expect(await (await fetch(`${server.endpoint}/calls/7`)).json()).to.deep.equal({id: 7});
    expect(await (await fetch(`${server.endpoint}/calls/8`, {method: 'POST', body: 'hello'})).json()).to.deep.equal({
      id: 7,
    });
    const requests = await server.requests();
    expect(requests.map(({method, url, body, ending}) => [method, url, body, ending])).to.deep.equal([
      ['GET', '/calls/7?page=2', '', 'answered'],
      ['GET', '/calls/7', '', 'answered'],
      ['POST', '/calls/8', 'hello', 'answered'],
    ]);
    expect(requests[0]?.query.get('page')).to.equal('2');
    expect(requests[0]?.headers['x-test']).to.equal('yes');
  });

  it('prefers the answer that names the query, and answers 404 where nothing is scripted', async () => {
    const server = await scriptedServer({'/calls': {text: 'one'}, '/calls?page=2': {text: 'two'}});
    const textOf = async (path: string): Promise<string> => (await fetch(server.endpoint + path)).text();
    const texts = await Promise.all(['/calls', '/calls?page=2', '/calls?page=3'].map(textOf));
    expect(texts).to.deep.equal(['one', 'two', 'one']);
    expect((await fetch(`${server.endpoint}/other`)).status).to.equal(404);
  });

  it('holds an answer until it is released', async () => {
    const server = await scriptedServer({'/calls': {text: 'late', hold: true}});
    const answer = fetch(`${server.endpoint}/calls`);
    await server.arrived(1);
    expect(await server.release()).to.equal(1);
    expect(await (await answer).text()).to.equal('late');
  });

  it('cuts a body off, hangs in it, and sees the page leave', async () => {
    const text = 'a whole body';
    const server = await scriptedServer({'/cut': {text, cut: 3}, '/none': {cut: 0}, '/hang': {text, hang: 'body'}});
    const cut = await fetch(`${server.endpoint}/cut`);
    expect(cut.status).to.equal(200);
    expect(await failure(cut.text())).not.to.equal('none');
    expect(await failure(fetch(`${server.endpoint}/none`))).to.equal('TypeError');
    const leaving = new AbortController();
    const hanging = await fetch(`${server.endpoint}/hang`, {signal: leaving.signal});
    const body = failure(hanging.text());
    leaving.abort();
    expect(await body).to.equal('AbortError');
    expect(await server.ended(1, 'left', '/hang')).to.have.length(1);
  });
});

describe('the demo on the test origin', () => {
  it('answers through the proxy', async () => {
    const answer = await fetch('/agni/api/v1/calling/call-sessions?page=1');
    expect(answer.status).to.equal(200);
    expect(await answer.json()).to.have.property('success', true);
  });
});

describe('what a person does', () => {
  it('types and presses keys', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><input aria-label="Name" /><button type="button">Go</button></form>`,
    );
    const input = form.querySelector('input');
    input?.focus();
    await type('Asha R');
    await press('Home', 'Shift+ArrowRight', 'Delete');
    expect(input?.value).to.equal('sha R');
    await press('Tab');
    expect(document.activeElement).to.equal(form.querySelector('button'));
    let clicks = 0;
    form.querySelector('button')?.addEventListener('click', () => clicks++);
    await press('Space', 'Enter');
    expect(clicks).to.equal(2);
    await press('Shift+Tab');
    expect(document.activeElement).to.equal(input);
    expect(input?.matches(':focus-visible')).to.equal(true);
  });

  it('clicks', async () => {
    const button = await fixture<HTMLButtonElement>(html`<button>Go</button>`);
    let clicks = 0;
    button.addEventListener('click', () => clicks++);
    const {x, y, width, height} = button.getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
    await until(() => clicks === 1);
  });

  itWith(
    {'prefers-color-scheme': 'dark', 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce'},
    'sees what they have set',
    () => {
      for (const query of [
        '(prefers-color-scheme: dark)',
        '(forced-colors: active)',
        '(prefers-reduced-motion: reduce)',
      ]) {
        expect(matchMedia(query).matches, query).to.equal(true);
      }
    },
  );

  it('runs with fixed language and zone, in a page that believes it is in front', () => {
    expect(navigator.language).to.equal('en-US');
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).to.equal('UTC');
    expect(document.hasFocus()).to.equal(true);
  });
});

describe('the audit', () => {
  it('finds what is wrong', async () => {
    expect(await failure(a11y(await fixture(html`<button></button>`)))).not.to.equal('none');
    await a11y(await fixture(html`<button>Go</button>`));
  });
});

describe('waiting', () => {
  it('says what it waited for', async () => {
    let frames = 0;
    expect(await until(() => ++frames > 3 && 'done')).to.equal('done');
  });
});
