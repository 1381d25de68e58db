import {expect, fixture, html} from '@open-wc/testing';
import type {AgniCallDetail, AgniCallList, Settings} from '../../src/index.js';
import {OwnPage} from '../support/own-page.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {copyOf} from './second-copy.js';

/** What each file of src/define registers: its tag, and the tags its element is made of. */
const registered: Readonly<Record<string, readonly string[]>> = {
  provider: ['agni-provider'],
  'call-table': ['agni-call-table'],
  'call-transcript': ['agni-call-transcript'],
  'call-recording': ['agni-call-recording'],
  'call-list': ['agni-call-list'],
  'contact-calls': ['agni-contact-calls'],
  'phone-history': ['agni-phone-history'],
  'call-detail': ['agni-call-detail', 'agni-call-transcript', 'agni-call-recording'],
};
const tags = Object.keys(registered).map((name) => `agni-${name}`);

/** A page of its own, and so a registry of its own. */
class Page extends OwnPage {
  /** Here all that is written to the console is noise. */
  constructor(frame: HTMLIFrameElement) {
    super(frame);
    for (const level of ['log', 'info', 'warn', 'error'] as const) {
      this.window.console[level] = (...words: unknown[]) => {
        const text = words.join(' ');
        // Lit's development build speaks of itself.
        if (!text.includes('Lit is in dev mode') && !text.includes('Multiple versions of Lit')) this.noise.push(text);
      };
    }
  }

  /** Runs a module of src/ in this page. */
  override async load(file: string): Promise<unknown> {
    return this.#run(`${location.origin}/src/${file}`);
  }

  /** Runs a module of src/ in this page, out of a second copy of everything. */
  async loadCopy(file: string): Promise<unknown> {
    return this.#run(await copyOf(`${location.origin}/src/${file}`));
  }

  async #run(url: string): Promise<unknown> {
    const {document} = this.window;
    const done = Promise.withResolvers<unknown>();
    const script = Object.assign(document.createElement('script'), {type: 'module'});
    Object.assign(this.window, {done});
    script.textContent = `import * as loaded from '${url}'; done.resolve(loaded);`;
    script.addEventListener('error', () => {
      done.reject(new Error(`${url} did not load`));
    });
    document.head.append(script);
    return done.promise;
  }

  get defined(): string[] {
    return tags.filter((tag) => this.window.customElements.get(tag));
  }

  /** Elements with no class, in all trees. */
  get undefinedTags(): string[] {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ]);
    return all(this.window.document)
      .filter((element) => element.matches(':not(:defined)'))
      .map(({localName}) => localName);
  }
}

const newPage = async (): Promise<Page> =>
  new Page(await fixture<HTMLIFrameElement>(html`<iframe title="A page"></iframe>`));

type Attributes = Readonly<Record<string, string>>;

const add = <Tag extends keyof HTMLElementTagNameMap>(
  page: Page,
  tag: Tag,
  attributes: Attributes,
): HTMLElementTagNameMap[Tag] => {
  const element = page.window.document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  page.window.document.body.append(element);
  return element;
};

const server = async (): Promise<string> =>
  (
    await scriptedServer({
      '/api/v1/calling/call-sessions-detail/one': {
        json: {success: true, data: {id: 'one', recording_url: 'x', transcripts: 'Agent: Hello'}},
      },
      '/api/v1/calling/call-sessions': {json: {success: true, data: {callSessions: [{id: 'one'}]}}},
    })
  ).endpoint;

describe('define', () => {
  for (const [name, expected] of Object.entries(registered)) {
    it(`/${name} registers ${expected.join(', ')}, and is quiet when run again`, async () => {
      const page = await newPage();
      await page.load(`define/${name}.ts`);
      expect(page.defined).to.have.members(expected);
      const classes = expected.map((tag) => page.window.customElements.get(tag));
      await page.load(`define/${name}.ts?again`);
      await page.loadCopy(`define/${name}.ts`);
      expect(
        expected.map((tag) => page.window.customElements.get(tag)),
        'the first ones stay',
      ).to.deep.equal(classes);
      expect(page.noise).to.deep.equal([]);
    });
  }

  it('alone registers every tag of the manifest, and is quiet when run again', async () => {
    const manifest = await (await fetch('/custom-elements.json')).text();
    const documented = [...manifest.matchAll(/"tagName": "([^"]+)"/g)].map(([, tag]) => tag);
    expect(documented).to.have.members(tags);
    const page = await newPage();
    await page.load('define.ts');
    expect(page.defined).to.have.members(tags);
    await page.load('define.ts?again');
    await page.loadCopy('define.ts');
    expect(page.noise).to.deep.equal([]);
  });

  it('/call-detail is enough to show a call', async () => {
    const page = await newPage();
    await page.load('define/call-detail.ts');
    const detail: AgniCallDetail = add(page, 'agni-call-detail', {endpoint: await server(), 'call-id': 'one'});
    await until(() => detail.state === 'ready');
    expect(detail.shadowRoot?.querySelectorAll('agni-call-recording')).to.have.length(1);
    expect(detail.shadowRoot?.querySelectorAll('[part=item]').length, 'lines of the transcript').to.be.above(0);
    expect(page.undefinedTags).to.deep.equal([]);
  });

  it('/call-list is enough to show calls', async () => {
    const page = await newPage();
    await page.load('define/call-list.ts');
    const list: AgniCallList = add(page, 'agni-call-list', {endpoint: await server()});
    await until(() => list.state === 'ready');
    expect(page.undefinedTags).to.deep.equal([]);
  });

  it('upgrades what is on the page already, with what was set before', async () => {
    const page = await newPage();
    const provider = add(page, 'agni-provider', {endpoint: await server()});
    const detail: AgniCallDetail = add(page, 'agni-call-detail', {});
    provider.append(detail);
    detail.callId = 'one';
    const errors: Event[] = [];
    page.window.document.addEventListener('agni-call-error', (event) => errors.push(event));
    await page.load('define.ts');
    await until(() => detail.state === 'ready');
    expect(errors).to.have.length(0);
  });
});

describe('the importer’s door', () => {
  it('registers nothing and touches nothing', async () => {
    const page = await newPage();
    const {document} = page.window;
    const names = (): string[] => Object.getOwnPropertyNames(page.window).filter((name) => !/lit|reactive/i.test(name));
    const before = names();
    const index = await page.load('index.ts');
    expect(index).to.include.keys('AgniCallList', 'configure', 'askCalls', 'CallsError');
    expect(page.defined).to.deep.equal([]);
    expect(names().filter((name) => !before.includes(name))).to.deep.equal(['done']);
    expect(Object.getOwnPropertySymbols(document.documentElement)).to.deep.equal([]);
    expect(document.body.childElementCount).to.equal(0);
    expect(page.noise).to.deep.equal([]);
  });
});

describe('two copies of the script on one page', () => {
  interface Door {
    readonly configure: (settings: Settings) => void;
  }

  it('are two', async () => {
    const page = await newPage();
    const [first, second] = [await page.load('index.ts'), await page.loadCopy('index.ts')] as [Door, Door];
    expect(first.configure).not.to.equal(second.configure);
  });

  it('share what configure() says', async () => {
    const page = await newPage();
    await page.load('define.ts');
    const first = (await page.load('index.ts')) as Door;
    const second = (await page.loadCopy('index.ts')) as Door;
    const detail: AgniCallDetail = add(page, 'agni-call-detail', {'call-id': 'one'});
    second.configure({endpoint: await server()});
    await until(() => detail.state === 'ready');
    first.configure({currency: 'EUR'});
    await detail.updateComplete;
    expect(detail.state, 'the endpoint is still there').to.equal('ready');
    first.configure({endpoint: undefined});
    await until(() => detail.shadowRoot?.querySelector('[part=notice]')?.textContent.includes('“endpoint” is missing'));
  });

  it('share providers, and lists are followed across', async () => {
    const page = await newPage();
    await page.load('define/call-detail.ts');
    await page.loadCopy('define.ts'); // provider and list are the second copy's, the detail is the first's
    const provider = add(page, 'agni-provider', {endpoint: await server()});
    const list: AgniCallList = add(page, 'agni-call-list', {id: 'calls'});
    const detail: AgniCallDetail = add(page, 'agni-call-detail', {for: 'calls'});
    provider.append(list, detail);
    await until(() => list.state === 'ready');
    list.shadowRoot?.querySelector<HTMLElement>('tbody button')?.click();
    await until(() => detail.state === 'ready');
    expect(page.noise).to.deep.equal([]);
  });
});
