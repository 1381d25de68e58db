// One switch for the whole page: the vendor and its proxy. Each vendor knows only its own calls.
const provider = document.querySelector('agni-provider');
const list = document.querySelector('agni-call-list');

document.querySelector('.switch').addEventListener('change', ({target: {value}}) => {
  list.selectedId = undefined;
  list.page = 1;
  provider.vendor = value;
  provider.endpoint = `/${value}`;
});
