/** Tells of each vendor that a page defines, by an event named `vendor`: elements may have named it before. */
export const newcomers = new EventTarget();
