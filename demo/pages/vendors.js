// One switch for everything on the page: which service is asked, and where its proxy is. A call of one is not known to
// the other.
const provider = document.querySelector('agni-provider');
const list = document.querySelector('agni-call-list');

document.querySelector('.switch').addEventListener('change', ({target: {value}}) => {
  list.selectedId = undefined;
  list.page = 1;
  provider.vendor = value;
  provider.endpoint = `/${value}`;
});
