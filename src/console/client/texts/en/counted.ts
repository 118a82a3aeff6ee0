/** A number with its noun: `1 person`, `1,200 people`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

export const countedPeople = (count: number) => counted(count, 'person', 'people');
export const countedGroups = (count: number) => counted(count, 'group', 'groups');

/** How long a certificate is still valid, in whole days as the API counts them: 0 is the last one, and less than none is over. */
export function countedDaysLeft(days: number): string {
  if (days < 0) return 'has expired';
  return days === 0 ? 'less than a day left' : `${counted(days, 'day', 'days')} left`;
}
