/** Words that made-up orgs are put together from. */
export const firstNames =
  'Ada Alan Annie Barbara Beatrice Carol Charles Claude Donald Dorothy Edsger Edith Elena Emil Emmy Felix Frances Grace Hanna Hedy Henri Ida Ivan Jean Joan Johan Kathleen Katherine Konrad Leonard Leslie Lin Lise Mary Maurice Mei Nadia Niels Olga Otto Pavel Radia Ramon Rosa Ruth Sofia Tomas Vera Wanda Yuki'.split(
    ' ',
  );

export const lastNames =
  'Abel Allen Babbage Backus Bell Boole Booth Borg Byron Cerf Church Clarke Codd Conway Curry Dahl Easley Eckert Euler Faber Gauss Goldberg Granville Hamilton Hoare Holberton Hopper Huffman Iverson Johnson Kay Keller Knuth Kraus Lamarr Lamport Liskov Lovelace Mauchly Meitner Milner Minsky Moore Naur Noether Perlman Ritchie Rivest Shannon Turing Vaughan Wilkes Wirth Zuse'.split(
    ' ',
  );

export const titles = ['Analyst', 'Designer', 'Engineer', 'Manager', 'Writer', 'Lead', 'Researcher', 'Specialist'];

export const departments = [
  'Engineering',
  'Finance',
  'Legal',
  'Marketing',
  'Operations',
  'People',
  'Research',
  'Sales',
  'Support',
];

export const subjects =
  'alpha beacon cedar delta ember fjord garnet harbour iris juniper kestrel lumen mosaic north orbit'.split(' ');
