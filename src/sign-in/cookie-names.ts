/** Tells a browser that somebody has signed in with before from one that nobody has (R47). It opens nothing. */
export const browserCookieName = '__Host-countersign-browser';

/** Reaches the change of an expired password, and nothing else (R31). */
export const changeCookieName = '__Host-countersign-change';
