/** A number with its noun: `1 person`, `1,200 people`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

export const countedPeople = (count: number) => counted(count, 'person', 'people');
export const countedGroups = (count: number) => counted(count, 'group', 'groups');
