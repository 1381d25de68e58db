/** The demo's pages in the order of their navigation; the overview is `/`. */
export const pages = [
  ['CRM', '/crm.html'],
  ['Contact', '/contact.html'],
  ['List and detail', '/follow.html'],
  ['Events', '/events.html'],
  ['Own data', '/own.html'],
  ['Vendors', '/vendors.html'],
  ['React', '/hosts/react/'],
  ['Vue', '/hosts/vue/'],
] as const;
