// The profile's own few lines: two attributes change for another contact. The detail follows the phone history by
// itself, with `for`.
import {contacts} from '/mock/contacts.ts'; // replaces the CRM's own API

const history = document.querySelector('agni-phone-history');
const calls = document.querySelector('agni-contact-calls');
const detail = document.querySelector('agni-call-detail');

function show(contact) {
  const [first, ...others] = contact.name.replace(/^Dr\. /, '').split(' ');
  const facts = {...contact, initials: first[0] + (others.at(-1)?.[0] ?? '')};
  for (const place of document.querySelectorAll('[data-fact]')) place.textContent = facts[place.dataset.fact];
  document.querySelector('[data-fact="number"]').href = `tel:${contact.number}`;
  document.querySelector('[data-fact="email"]').href = `mailto:${contact.email}`;
  document.title = `${contact.name} · Contact · agni-call-widgets`;
  for (const link of document.querySelectorAll('.others a')) {
    if (link.hash === `#${contact.id}`) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  history.setAttribute('phone', contact.number);
  calls.setAttribute('contact-id', contact.id);
}

// Both lists contain the same call, so both mark it; and the one detail shows the latest choice of either list.
addEventListener('agni-call-select', (event) => {
  const {id} = event.detail.call;
  history.setAttribute('selected-id', id);
  calls.setAttribute('selected-id', id);
  detail.setAttribute('call-id', id);
});

const chosen = () => contacts.find(({id}) => location.hash === `#${id}`);
addEventListener('hashchange', () => show(chosen() ?? contacts[0]));
if (chosen()) show(chosen());
