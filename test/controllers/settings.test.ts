import {ContextProvider} from '@lit/context';
import {expect, fixture} from '@open-wc/testing';
import {SettingsController, settingsContext, type Settings} from '../../src/controllers/settings.js';
import {HostElement} from '../support/host-element.js';

const arrange = async (): Promise<{page: HTMLElement; host: HostElement; settings: SettingsController}> => {
  const host = new HostElement();
  return {page: await fixture('<div></div>'), host, settings: new SettingsController(host)};
};

/** An element with settings for what is inside it. */
const provider = (initialValue: Settings): [HTMLElement, ContextProvider<typeof settingsContext>] => {
  const element = document.createElement('div');
  return [element, new ContextProvider(element, {context: settingsContext, initialValue})];
};

describe('settings', () => {
  it('are none outside of the page, and none without a provider', async () => {
    const {page, host, settings} = await arrange();
    expect(settings.value).to.deep.equal({});
    page.append(host);
    expect(settings.value).to.deep.equal({});
    expect(settings.locale.messages.calls).to.equal('Calls');
  });

  it("are the nearest provider's, through shadow roots", async () => {
    const {page, host, settings} = await arrange();
    const [outer] = provider({endpoint: '/outer'});
    const [inner] = provider({endpoint: '/inner'});
    const shadow = document.createElement('div');
    page.append(outer);
    outer.append(inner);
    inner.append(shadow);
    shadow.attachShadow({mode: 'closed'}).append(host);
    expect(settings.value.endpoint).to.equal('/inner');
  });

  it('update the element when they change', async () => {
    const {page, host, settings} = await arrange();
    const [element, provided] = provider({endpoint: '/one'});
    page.append(element);
    element.append(host);
    await host.updateComplete;
    const before = host.updates;
    provided.setValue({endpoint: '/two', locale: 'de-DE'});
    await host.updateComplete;
    expect([settings.value.endpoint, settings.locale.locale.slice(0, 2)]).to.deep.equal(['/two', 'en']);
    expect(host.updates).to.equal(before + 1);
  });

  it('come from a provider that comes later', async () => {
    const {page, host, settings} = await arrange();
    page.append(host);
    await host.updateComplete;
    new ContextProvider(page, {context: settingsContext, initialValue: {endpoint: '/late'}});
    page.dispatchEvent(new Event('context-provider', {bubbles: true}));
    await host.updateComplete;
    expect(settings.value.endpoint).to.equal('/late');
  });

  it('stay behind when the element leaves, and change nothing of it any more', async () => {
    const {page, host, settings} = await arrange();
    const [element, provided] = provider({endpoint: '/one'});
    page.append(element);
    element.append(host);
    host.remove();
    await host.updateComplete;
    const before = host.updates;
    provided.setValue({endpoint: '/two'});
    dispatchEvent(new Event('context-provider'));
    await host.updateComplete;
    expect([settings.value, host.updates]).to.deep.equal([{}, before]);
  });

  it('are those of the place the element moves to', async () => {
    const {page, host, settings} = await arrange();
    const [one, first] = provider({endpoint: '/one'});
    const [two] = provider({endpoint: '/two'});
    page.append(one, two);
    one.append(host);
    two.append(host);
    expect(settings.value.endpoint).to.equal('/two');
    first.setValue({endpoint: '/one, changed'});
    expect(settings.value.endpoint).to.equal('/two');
  });
});
