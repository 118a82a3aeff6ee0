/** 32 letters and digits that are not taken for one another, read or heard. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 4;
const lettersInGroup = 5;

/** A password by chance, of 100 bits: good to read out and to type, and nothing that anybody would think of. */
export function makePassword(): string {
  const chance = crypto.getRandomValues(new Uint8Array(groups * lettersInGroup));
  const drawn = [...chance].map((byte) => letters.charAt(byte % letters.length)).join('');
  return drawn.replace(/.{5}(?=.)/g, '$&-');
}
