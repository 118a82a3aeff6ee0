/** SQL for the name by which people are shown: the one they chose, else first and last name. @param alias of `users` */
export function personNameSql(alias: string): string {
  return `coalesce(${alias}.display_name, ${alias}.first_name || ' ' || ${alias}.last_name)`;
}
